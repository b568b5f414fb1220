"""The achievement: disclosed, screened, ledgered."""

from states.guards import everywhere as ev
from states.guards import internal_control as ic
from states.guards import owners as ow
from states.guards.days import days_in_order
from states.inputs import internal_control as ask_internal_control
from states.inputs.base import Nothing, Reason
from states.records import internal_control as write_internal_control
from states.records.taking import nothing, reason
from states.stages import NEW
from states.stages import AchievementState as A
from states.stages import LifeCycle as L
from states.step import Kind, Step
from states.table.seats import COMPLETER, OFFICER, SYSTEM, TEAM

SCREENED = (
    ic.screening_evidenced,
    ic.judged_duty,
    ic.not_a_state_secret,
    ic.export_and_biology_clear,
    ic.ownership_clear,
    ic.patent_in_force,
)

ACHIEVEMENT = (
    Step(
        L.ACHIEVEMENT,
        "draft",
        "填写披露表",
        NEW,
        A.DRAFT,
        TEAM,
        (
            days_in_order,
            ev.people_known,
            ic.patent_not_yet_recorded,
            ic.number_fits_its_day,
            ic.unit_is_an_owner,
            ow.owner_shares_whole,
        ),
        asks=ask_internal_control.Draft,
        writes=write_internal_control.draft,
    ),
    Step(
        L.ACHIEVEMENT,
        "amend",
        "修改披露表",
        A.DRAFT,
        A.DRAFT,
        TEAM,
        (
            days_in_order,
            ev.people_known,
            ic.patent_not_yet_recorded,
            ic.number_fits_its_day,
            ic.unit_is_an_owner,
            ow.owner_shares_whole,
        ),
        asks=ask_internal_control.Draft,
        writes=write_internal_control.draft,
        kind=Kind.ANY_TIME,
    ),
    Step(
        L.ACHIEVEMENT,
        "disclose",
        "提交披露",
        A.DRAFT,
        A.DISCLOSED,
        COMPLETER,
        (ic.contributions_sum_to_whole, ic.completers_distinct),
        asks=Nothing,
        writes=write_internal_control.disclose,
        proves=("EV-01",),
    ),
    Step(
        L.ACHIEVEMENT,
        "sign_disclosure",
        "完成人签名",
        A.DISCLOSED,
        A.DISCLOSED,
        COMPLETER,
        (ic.not_signed_yet,),
        asks=ask_internal_control.SignDisclosure,
        writes=write_internal_control.sign,
        proves=("EV-03",),
    ),
    Step(
        L.ACHIEVEMENT,
        "accept",
        "受理披露",
        A.DISCLOSED,
        A.SCREENING,
        OFFICER,
        (ic.all_completers_signed,),
        asks=Nothing,
        writes=nothing,
        proves=("EV-03",),
    ),
    Step(
        L.ACHIEVEMENT,
        "record_screening",
        "登记审查结论",
        A.SCREENING,
        A.SCREENING,
        OFFICER,
        (ev.attachments_present,),
        asks=ask_internal_control.RecordScreening,
        writes=write_internal_control.screening,
        proves=("EV-02", "EV-04"),
    ),
    Step(
        L.ACHIEVEMENT,
        "ledger",
        "登入单列台账",
        A.SCREENING,
        A.LEDGERED,
        OFFICER,
        SCREENED,
        asks=ask_internal_control.Ledger,
        writes=write_internal_control.ledger,
        proves=("EV-01", "EV-02"),
    ),
    Step(
        L.ACHIEVEMENT,
        "record_fee",
        "登记年费缴纳",
        A.LEDGERED,
        A.LEDGERED,
        OFFICER,
        (days_in_order, ev.attachments_present, ic.fee_reaches_further),
        asks=ask_internal_control.RecordFee,
        writes=write_internal_control.fee,
        kind=Kind.ANY_TIME,
    ),
    Step(
        L.ACHIEVEMENT,
        "return_disclosure",
        "退回补正",
        A.DISCLOSED,
        A.DRAFT,
        OFFICER,
        asks=Reason,
        writes=write_internal_control.returned,
        kind=Kind.EXIT,
    ),
    Step(
        L.ACHIEVEMENT,
        "return_disclosure",
        "退回补正",
        A.SCREENING,
        A.DRAFT,
        OFFICER,
        asks=Reason,
        writes=write_internal_control.returned,
        kind=Kind.EXIT,
    ),
    Step(L.ACHIEVEMENT, "abandon", "放弃", A.DRAFT, A.ABANDONED, TEAM, (ic.no_live_case,), asks=Reason, writes=reason, kind=Kind.EXIT),
    Step(
        L.ACHIEVEMENT, "abandon", "放弃", A.DISCLOSED, A.ABANDONED, OFFICER, (ic.no_live_case,), asks=Reason, writes=reason, kind=Kind.EXIT
    ),
    Step(
        L.ACHIEVEMENT, "abandon", "放弃", A.SCREENING, A.ABANDONED, OFFICER, (ic.no_live_case,), asks=Reason, writes=reason, kind=Kind.EXIT
    ),
    Step(
        L.ACHIEVEMENT, "abandon", "放弃", A.LEDGERED, A.ABANDONED, OFFICER, (ic.no_live_case,), asks=Reason, writes=reason, kind=Kind.EXIT
    ),
    Step(L.ACHIEVEMENT, "lapse", "登记失效", A.LEDGERED, A.LAPSED, OFFICER, asks=Reason, writes=reason, kind=Kind.EXIT),
    Step(L.ACHIEVEMENT, "unmark_transferred", "撤销已转化", A.TRANSFERRED, A.LEDGERED, SYSTEM, (ic.title_stayed,), writes=nothing),
    Step(L.ACHIEVEMENT, "mark_transferred", "登记已转化", A.LEDGERED, A.TRANSFERRED, SYSTEM, (ic.title_moved,), writes=nothing),
)
