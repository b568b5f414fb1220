"""The case up to its decision: terms, review, meeting."""

from states.guards import approval as ap
from states.guards import everywhere as ev
from states.guards import internal_control as ic
from states.guards import owners as ow
from states.guards import parties as pa
from states.guards import proposal as pr
from states.guards import team as te
from states.guards.days import days_in_order
from states.inputs import proposal as ask_proposal
from states.inputs.base import Nothing
from states.records import proposal as write_proposal
from states.records import signoff as write_signoff
from states.records.taking import nothing
from states.stages import NEW
from states.stages import CaseState as C
from states.stages import LifeCycle as L
from states.step import Kind, Step
from states.table.seats import CLERKS, COMPLETER, DATED, EVERYBODY, OFFICER, SYSTEM, TEAM
from states.table.verbs import ON_TASKS

READY = (
    pr.terms_settled,
    pr.patents_in_force,
    pr.relations_declared,
    pr.relation_flag_honest,
    pa.buyer_checked,
    pa.export_screened,
    pr.price_explained,
    pr.appraised_if_required,
    pr.price_reaches_appraisal,
    pr.modes_compared,
    te.team_consents,
    te.priority_answered,
    pr.seats_filled,
)

PROPOSAL = (
    Step(
        L.CASE,
        "open",
        "发起转化",
        NEW,
        C.INTERNAL_CONTROL,
        TEAM,
        (ic.achievements_available, ic.not_in_another_case),
        though_held=True,
        asks=ask_proposal.Open,
        writes=write_proposal.opened,
        proves=("EV-27",),
    ),
    Step(
        L.CASE,
        "enter_proposal",
        "成果入库，开始拟定方案",
        C.INTERNAL_CONTROL,
        C.PROPOSING,
        SYSTEM,
        (ic.all_achievements_ledgered,),
        writes=write_proposal.pin_regulation,
    ),
    Step(
        L.CASE,
        "set_terms",
        "确定交易条件",
        C.PROPOSING,
        C.PROPOSING,
        OFFICER,
        (
            days_in_order,
            pr.road_is_open,
            ic.may_repeat,
            pr.instalments_sum_to_price,
            pr.relation_explained,
            ow.owners_agreed,
            ev.attachments_present,
        ),
        asks=ask_proposal.SetTerms,
        writes=write_proposal.terms,
    ),
    *(
        Step(
            L.CASE,
            "declare_relation",
            "关联声明",
            s,
            s,
            EVERYBODY,
            though_held=True,
            asks=ask_proposal.DeclareRelation,
            writes=write_proposal.relation,
            kind=Kind.ANY_TIME,
            proves=("EV-08",),
        )
        for s in (C.PROPOSING, C.REVIEWING, C.DECIDING)
    ),
    Step(
        L.CASE,
        "consent",
        "完成人意见",
        C.PROPOSING,
        C.PROPOSING,
        COMPLETER,
        (pr.terms_settled,),
        asks=ask_proposal.GiveConsent,
        writes=write_proposal.consent,
        proves=("EV-05", "EV-06"),
    ),
    Step(
        L.CASE,
        "record_buyer_check",
        "登记相对方核查",
        C.PROPOSING,
        C.PROPOSING,
        CLERKS,
        (pr.terms_settled, ev.attachments_present, pa.code_seen_twice),
        asks=ask_proposal.RecordBuyerCheck,
        writes=write_proposal.buyer_check,
        proves=("EV-07",),
    ),
    Step(
        L.CASE,
        "record_pricing",
        "登记定价说明",
        C.PROPOSING,
        C.PROPOSING,
        OFFICER,
        (pr.terms_settled, *DATED),
        asks=ask_proposal.RecordPricing,
        writes=write_proposal.pricing,
        proves=("EV-10", "EV-11"),
    ),
    Step(L.CASE, "submit", "提交审核", C.PROPOSING, C.REVIEWING, OFFICER, READY, asks=Nothing, writes=write_signoff.open_review),
    *ON_TASKS,
    *(
        Step(
            L.CASE,
            "relation_sent_back",
            "声明关联，退回方案",
            s,
            C.PROPOSING,
            SYSTEM,
            (pr.relation_came_to_light,),
            though_held=True,
            writes=write_signoff.relation_found,
        )
        for s in (C.REVIEWING, C.DECIDING)
    ),
    Step(L.CASE, "review_passed", "审核通过", C.REVIEWING, C.DECIDING, SYSTEM, (ap.review_agreed,), writes=write_signoff.open_decision),
    Step(
        L.CASE,
        "review_rejected",
        "审核不同意",
        C.REVIEWING,
        C.REJECTED,
        SYSTEM,
        (ap.review_refused,),
        though_held=True,
        writes=write_signoff.rejected,
    ),
    Step(
        L.CASE,
        "review_sent_back",
        "审核退回",
        C.REVIEWING,
        C.PROPOSING,
        SYSTEM,
        (ap.review_returned,),
        though_held=True,
        writes=write_signoff.sent_back,
    ),
    Step(
        L.CASE,
        "ask_again",
        "公示期满前的意见作废",
        C.DECIDING,
        C.DECIDING,
        SYSTEM,
        (ap.spoken_too_early,),
        writes=write_signoff.ask_again,
    ),
    Step(
        L.CASE,
        "decided",
        "决策通过",
        C.DECIDING,
        C.APPROVED,
        SYSTEM,
        (ap.decision_agreed, ap.noticed_before_decision),
        writes=nothing,
        proves=("EV-12",),
    ),
    Step(
        L.CASE,
        "advance",
        "继续办理",
        C.DECIDING,
        C.APPROVED,
        OFFICER,
        (ap.decision_agreed, ap.noticed_before_decision),
        asks=Nothing,
        writes=nothing,
        instead_of="decided",
    ),
    Step(
        L.CASE,
        "decision_rejected",
        "决策不同意",
        C.DECIDING,
        C.REJECTED,
        SYSTEM,
        (ap.decision_refused,),
        though_held=True,
        writes=write_signoff.rejected,
    ),
    Step(
        L.CASE,
        "decision_sent_back",
        "决策退回",
        C.DECIDING,
        C.PROPOSING,
        SYSTEM,
        (ap.decision_returned,),
        though_held=True,
        writes=write_signoff.sent_back,
    ),
)
