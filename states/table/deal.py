"""The case from its approval on: contract, papers, title, scheme, close; and the ways out of it."""

from states import issuing, waiting
from states.guards import approval as ap
from states.guards import closing as cl
from states.guards import distribution as di
from states.guards import duties as du
from states.guards import everywhere as ev
from states.guards import owners as ow
from states.guards import proposal as pr
from states.guards import trading as tr
from states.guards.days import days_in_order
from states.inputs import contracting as ask_contracting
from states.inputs import distribution as ask_distribution
from states.inputs.base import Nothing, Reason
from states.records import contracting as write_contracting
from states.records import distribution as write_distribution
from states.records import signoff as write_signoff
from states.records.taking import nothing, reason
from states.stages import CaseState as C
from states.stages import LifeCycle as L
from states.step import Kind, Step
from states.table.seats import CLERKS, DATED, FINANCE, OFFICER, SCHEME_SEASON, SYSTEM, TEAM

SIGNABLE = (ap.price_notice_ended, tr.one_terms_everywhere, tr.deal_satisfies_offer, pr.patents_in_force)

SCHEME = (
    ev.people_known,
    di.scheme_sums_to_whole,
    di.pool_reaches_floor,
    di.main_reaches_floor,
    di.office_reaches_floor,
    di.main_are_completers,
    du.organs_receive_nothing,
)

DEAL = (
    Step(
        L.CASE,
        "prepare_contract",
        "拟定合同",
        C.APPROVED,
        C.TRADING,
        OFFICER,
        (days_in_order, ev.attachments_present, tr.price_is_parted, tr.documents_are_of_the_thing, ow.every_owner_transfers),
        asks=ask_contracting.PrepareContract,
        writes=write_contracting.prepared,
        waits=waiting.contract,
    ),
    Step(
        L.CASE,
        "prepare_contract",
        "重拟合同",
        C.TRADING,
        C.TRADING,
        OFFICER,
        (days_in_order, ev.attachments_present, tr.price_is_parted, tr.documents_are_of_the_thing, ow.every_owner_transfers),
        asks=ask_contracting.PrepareContract,
        writes=write_contracting.prepared,
        waits=waiting.contract,
    ),
    Step(
        L.CASE,
        "issue_contract",
        "签发合同文本",
        C.TRADING,
        C.TRADING,
        OFFICER,
        (*SIGNABLE, tr.paper_is_current),
        asks=Nothing,
        writes=write_contracting.issued,
        waits=waiting.issue,
        issues=issuing.contract,
        proves=("EV-16",),
    ),
    Step(
        L.CASE,
        "upload_signed_contract",
        "上传签署件",
        C.TRADING,
        C.TRADING,
        OFFICER,
        (*DATED, tr.scan_bound_to_issued, tr.signed_after_notice),
        asks=ask_contracting.UploadSignedContract,
        writes=write_contracting.uploaded,
        waits=waiting.scan,
    ),
    Step(
        L.CASE,
        "confirm_contract",
        "核对签署件",
        C.TRADING,
        C.CONTRACTED,
        CLERKS,
        (tr.scan_uploaded, tr.second_clerk, *SIGNABLE, tr.signed_after_notice),
        asks=ask_contracting.ConfirmContract,
        writes=write_contracting.confirmed,
        proves=("EV-16",),
    ),
    *(
        Step(
            L.CASE,
            "issue_paper",
            "制发文书",
            s,
            s,
            OFFICER,
            (tr.paper_is_due, tr.paper_is_current),
            asks=ask_contracting.IssuePaper,
            writes=write_contracting.paper,
            kind=Kind.ANY_TIME,
            issues=issuing.asked,
        )
        for s in (C.PROPOSING, C.APPROVED, C.TRADING, C.CONTRACTED, C.SETTLING, C.REGISTERING, C.CLOSED)
    ),
    *(
        Step(
            L.CASE,
            "record_title",
            "登记权属变更",
            s,
            s,
            CLERKS,
            (tr.title_moves, *DATED),
            asks=ask_contracting.RecordTitle,
            writes=write_contracting.title,
            kind=Kind.ANY_TIME,
            proves=("EV-24",),
        )
        for s in (C.CONTRACTED, C.SETTLING, C.REGISTERING, C.CLOSED)
    ),
    *(
        Step(
            L.CASE,
            "propose_scheme",
            "提出分配方案",
            s,
            s,
            OFFICER,
            SCHEME,
            asks=ask_distribution.ProposeScheme,
            writes=write_distribution.scheme,
            waits=waiting.scheme,
            proves=("EV-20",),
        )
        for s in SCHEME_SEASON
    ),
    *(
        Step(
            L.CASE,
            "decision_fell",
            "公示更正，决策重新征求",
            s,
            C.DECIDING,
            SYSTEM,
            (ap.decision_stands_no_more,),
            writes=write_signoff.decision_fell,
        )
        for s in (C.APPROVED, C.TRADING)
    ),
    Step(L.CASE, "begin_settling", "首笔到账", C.CONTRACTED, C.SETTLING, SYSTEM, (di.first_receipt_recorded,), writes=nothing),
    Step(
        L.CASE,
        "end_settling",
        "分配完成",
        C.SETTLING,
        C.REGISTERING,
        SYSTEM,
        (di.scheme_approved, di.every_receipt_allocated),
        writes=nothing,
    ),
    *(
        Step(
            L.CASE,
            "record_shortfall",
            "登记价款缺额",
            s,
            s,
            FINANCE,
            (ev.attachments_present, cl.shortfall_is_outstanding),
            asks=ask_distribution.RecordShortfall,
            writes=write_distribution.shortfall,
            kind=Kind.ANY_TIME,
        )
        for s in (C.SETTLING, C.REGISTERING)
    ),
    *(
        Step(
            L.CASE,
            "confirm_shortfall",
            "核对价款缺额",
            s,
            s,
            (*CLERKS, *FINANCE),
            (cl.second_person_on_shortfall, cl.shortfall_is_outstanding),
            asks=ask_distribution.ConfirmShortfall,
            writes=write_distribution.confirmed_shortfall,
            waits=waiting.shortfall,
        )
        for s in (C.SETTLING, C.REGISTERING)
    ),
    Step(
        L.CASE,
        "close",
        "办结",
        C.REGISTERING,
        C.CLOSED,
        SYSTEM,
        cl.DONE,
        writes=nothing,
    ),
    *(
        Step(
            L.CASE,
            "take_back",
            "退回拟定方案",
            s,
            C.PROPOSING,
            OFFICER,
            (tr.not_signed_by_both,),
            asks=Reason,
            writes=write_signoff.taken_back,
            kind=Kind.EXIT,
        )
        for s in (C.REVIEWING, C.DECIDING, C.APPROVED, C.TRADING)
    ),
    *(
        Step(L.CASE, "withdraw", "撤回", s, C.WITHDRAWN, TEAM, though_held=True, asks=Reason, writes=reason, kind=Kind.EXIT)
        for s in (C.INTERNAL_CONTROL, C.PROPOSING, C.REVIEWING, C.DECIDING)
    ),
    *(
        Step(L.CASE, "terminate", "终止", s, C.TERMINATED, OFFICER, though_held=True, asks=Reason, writes=reason, kind=Kind.EXIT)
        for s in (C.APPROVED, C.TRADING, C.CONTRACTED, C.SETTLING, C.REGISTERING)
    ),
)
