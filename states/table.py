"""The specification: one line per legal step. The only list of steps in the repository.

    Step(action, source → destination, who may take it, the rules it must meet, …)

``(action, source)`` names exactly one line. Every line also carries two visible rules: that the actor holds one of
its seats, and (unless ``though_held``) that the case is neither suspended nor under an open objection. Lines of the
seat *system* are tried by themselves after every event; they never read the clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from states.guards import approval as ap
from states.guards import distribution as di
from states.guards import everywhere as ev
from states.guards import internal_control as ic
from states.guards import opinions as op
from states.guards import proposal as pr
from states.guards import registration as re
from states.guards import trading as tr
from states.rule import Rule
from states.stages import NEW, STATES, LifeCycle, Seat
from states.stages import AchievementState as A
from states.stages import CaseState as C
from states.stages import HoldState as H
from states.stages import LifeCycle as L
from states.stages import NoticeState as N
from states.stages import RegistrationState as G
from states.stages import RoundState as R


@dataclass(frozen=True, slots=True)
class Step:
    """One legal step; ``title`` is what its button says. ``source == destination``: an internal row."""

    table: LifeCycle
    action: str
    title: str
    source: str
    destination: str
    seats: tuple[Seat, ...]
    rules: tuple[Rule, ...] = ()
    though_held: bool = False

    @property
    def automatic(self) -> bool:
        return self.seats == (Seat.SYSTEM,)

    @property
    def guards(self) -> tuple[Rule, ...]:
        """All rules of the line, the two common ones first."""
        seat = () if self.automatic else (ev.seat_held(self.seats),)
        hold = () if self.though_held or self.table is L.ACHIEVEMENT else (ev.not_held,)
        return (*seat, *hold, *self.rules)


COMPLETER, OFFICER, FINANCE, REGISTRAR = (Seat.COMPLETER,), (Seat.OFFICER,), (Seat.FINANCE,), (Seat.REGISTRAR,)
SYSTEM = (Seat.SYSTEM,)
TEAM = (Seat.COMPLETER, Seat.OFFICER)
CLERKS = (Seat.OFFICER, Seat.REGISTRAR)
WATCH = (Seat.OFFICER, Seat.AUDITOR)
SIGNERS = (Seat.COMPLETER, Seat.OFFICER, Seat.COLLEGE, Seat.STATE_ASSETS, Seat.FINANCE, Seat.LEGAL, Seat.LEADER)
EVERYBODY = (*SIGNERS, Seat.SECRETARY, Seat.REGISTRAR)

#: Later receipts may need another scheme, so it can be proposed on a closed case too.
SCHEME_SEASON = (C.CONTRACTED, C.SETTLING, C.REGISTERING, C.CLOSED)

SCREENED = (ic.judged_duty, ic.not_a_state_secret, ic.export_and_biology_clear, ic.ownership_clear, ic.patent_in_force)
DATED = (ev.not_in_the_future, ev.attachments_present)
OPINION = (op.task_is_yours, op.recused, op.not_a_meeting)
MEETING = (op.task_is_yours, op.recused, *DATED, op.quorum_met, op.votes_carry_the_verdict, op.meeting_recusals_complete)
TERMS = (pr.road_is_open, pr.instalments_sum_to_price, pr.relation_explained)
READY = (
    pr.terms_settled,
    pr.patents_in_force,
    pr.relations_declared,
    pr.relation_flag_honest,
    pr.buyer_checked,
    pr.price_explained,
    pr.appraised_if_required,
    pr.modes_compared,
    pr.team_consents,
    pr.priority_answered,
    pr.seats_filled,
)
SIGNABLE = (ap.price_notice_ended, tr.one_terms_everywhere, pr.patents_in_force)
SCHEME = (
    di.scheme_sums_to_whole,
    di.pool_reaches_floor,
    di.main_reaches_floor,
    di.office_reaches_floor,
    di.main_are_completers,
)

ACHIEVEMENT = (
    Step(L.ACHIEVEMENT, "draft", "填写披露表", NEW, A.DRAFT, TEAM, (ic.patent_not_yet_recorded,)),
    Step(L.ACHIEVEMENT, "amend", "修改披露表", A.DRAFT, A.DRAFT, TEAM, (ic.patent_not_yet_recorded,)),
    Step(L.ACHIEVEMENT, "disclose", "提交披露", A.DRAFT, A.DISCLOSED, COMPLETER, (ic.contributions_sum_to_whole, ic.completers_distinct)),
    Step(L.ACHIEVEMENT, "sign_disclosure", "完成人签名", A.DISCLOSED, A.DISCLOSED, COMPLETER, (ic.not_signed_yet,)),
    Step(L.ACHIEVEMENT, "accept", "受理披露", A.DISCLOSED, A.SCREENING, OFFICER, (ic.all_completers_signed,)),
    Step(L.ACHIEVEMENT, "record_screening", "登记审查结论", A.SCREENING, A.SCREENING, OFFICER, (ev.attachments_present,)),
    Step(L.ACHIEVEMENT, "ledger", "登入单列台账", A.SCREENING, A.LEDGERED, OFFICER, SCREENED),
    Step(L.ACHIEVEMENT, "record_fee", "登记年费缴纳", A.LEDGERED, A.LEDGERED, OFFICER, (ev.attachments_present, ic.fee_reaches_further)),
    Step(L.ACHIEVEMENT, "return_disclosure", "退回补正", A.DISCLOSED, A.DRAFT, OFFICER),
    Step(L.ACHIEVEMENT, "return_disclosure", "退回补正", A.SCREENING, A.DRAFT, OFFICER),
    Step(L.ACHIEVEMENT, "abandon", "放弃", A.DRAFT, A.ABANDONED, TEAM, (ic.no_live_case,)),
    Step(L.ACHIEVEMENT, "abandon", "放弃", A.DISCLOSED, A.ABANDONED, OFFICER, (ic.no_live_case,)),
    Step(L.ACHIEVEMENT, "abandon", "放弃", A.SCREENING, A.ABANDONED, OFFICER, (ic.no_live_case,)),
    Step(L.ACHIEVEMENT, "abandon", "放弃", A.LEDGERED, A.ABANDONED, OFFICER, (ic.no_live_case,)),
    Step(L.ACHIEVEMENT, "lapse", "登记失效", A.LEDGERED, A.LAPSED, OFFICER),
    Step(L.ACHIEVEMENT, "mark_transferred", "登记已转化", A.LEDGERED, A.TRANSFERRED, SYSTEM, (ic.title_moved,)),
)

SPINE = (
    Step(L.CASE, "open", "发起转化", NEW, C.INTERNAL_CONTROL, TEAM, (ic.achievements_available, ic.not_in_another_case), though_held=True),
    Step(L.CASE, "enter_proposal", "成果入库，开始拟定方案", C.INTERNAL_CONTROL, C.PROPOSING, SYSTEM, (ic.all_achievements_ledgered,)),
    Step(L.CASE, "set_terms", "确定交易条件", C.PROPOSING, C.PROPOSING, OFFICER, TERMS),
    *(Step(L.CASE, "declare_relation", "关联声明", s, s, EVERYBODY, though_held=True) for s in (C.PROPOSING, C.REVIEWING, C.DECIDING)),
    Step(L.CASE, "consent", "完成人意见", C.PROPOSING, C.PROPOSING, COMPLETER, (pr.terms_settled,)),
    Step(L.CASE, "record_buyer_check", "登记受让方核查", C.PROPOSING, C.PROPOSING, OFFICER, (pr.terms_settled, ev.attachments_present)),
    Step(L.CASE, "record_pricing", "登记定价说明", C.PROPOSING, C.PROPOSING, OFFICER, (pr.terms_settled, *DATED)),
    Step(L.CASE, "submit", "提交审核", C.PROPOSING, C.REVIEWING, OFFICER, READY),
    *(
        Step(L.CASE, verb, title, s, s, SIGNERS, OPINION, though_held=True)
        for verb, title in (("agree", "同意"), ("refuse", "不同意"), ("return", "退回"))
        for s in (C.REVIEWING, C.DECIDING, *SCHEME_SEASON)
    ),
    Step(L.CASE, "record_meeting", "登记会议纪要", C.DECIDING, C.DECIDING, (Seat.SECRETARY,), MEETING, though_held=True),
    *(
        Step(L.CASE, "relation_sent_back", "声明关联，退回方案", s, C.PROPOSING, SYSTEM, (pr.relation_came_to_light,), though_held=True)
        for s in (C.REVIEWING, C.DECIDING)
    ),
    Step(L.CASE, "review_passed", "审核通过", C.REVIEWING, C.DECIDING, SYSTEM, (ap.review_agreed,)),
    Step(L.CASE, "review_rejected", "审核不同意", C.REVIEWING, C.REJECTED, SYSTEM, (ap.review_refused,), though_held=True),
    Step(L.CASE, "review_sent_back", "审核退回", C.REVIEWING, C.PROPOSING, SYSTEM, (ap.review_returned,), though_held=True),
    Step(L.CASE, "decided", "决策通过", C.DECIDING, C.APPROVED, SYSTEM, (ap.decision_agreed, ap.noticed_before_decision)),
    Step(L.CASE, "advance", "继续办理", C.DECIDING, C.APPROVED, OFFICER, (ap.decision_agreed, ap.noticed_before_decision)),
    Step(L.CASE, "decision_rejected", "决策不同意", C.DECIDING, C.REJECTED, SYSTEM, (ap.decision_refused,), though_held=True),
    Step(L.CASE, "decision_sent_back", "决策退回", C.DECIDING, C.PROPOSING, SYSTEM, (ap.decision_returned,), though_held=True),
    Step(L.CASE, "prepare_contract", "拟定合同", C.APPROVED, C.TRADING, OFFICER, (ev.attachments_present,)),
    Step(L.CASE, "prepare_contract", "重拟合同", C.TRADING, C.TRADING, OFFICER, (ev.attachments_present,)),
    Step(L.CASE, "issue_contract", "签发合同文本", C.TRADING, C.TRADING, OFFICER, (*SIGNABLE, tr.paper_is_current)),
    Step(
        L.CASE,
        "upload_signed_contract",
        "上传签署件",
        C.TRADING,
        C.TRADING,
        OFFICER,
        (*DATED, tr.scan_bound_to_issued, tr.signed_after_notice),
    ),
    Step(
        L.CASE,
        "confirm_contract",
        "核对签署件",
        C.TRADING,
        C.CONTRACTED,
        CLERKS,
        (tr.scan_uploaded, tr.second_clerk, *SIGNABLE, tr.signed_after_notice),
    ),
    *(
        Step(L.CASE, "issue_paper", "制发文书", s, s, OFFICER, (tr.paper_is_due, tr.paper_is_current))
        for s in (C.PROPOSING, C.APPROVED, C.TRADING, C.CONTRACTED, C.SETTLING, C.REGISTERING, C.CLOSED)
    ),
    *(Step(L.CASE, "record_title", "登记著录项目变更", s, s, CLERKS, DATED) for s in (C.CONTRACTED, C.SETTLING, C.REGISTERING, C.CLOSED)),
    *(Step(L.CASE, "propose_scheme", "提出分配方案", s, s, OFFICER, SCHEME) for s in SCHEME_SEASON),
    Step(L.CASE, "begin_settling", "首笔到账", C.CONTRACTED, C.SETTLING, SYSTEM, (di.first_receipt_recorded,)),
    Step(L.CASE, "end_settling", "分配完成", C.SETTLING, C.REGISTERING, SYSTEM, (di.scheme_approved, di.every_receipt_allocated)),
    Step(L.CASE, "close", "办结", C.REGISTERING, C.CLOSED, SYSTEM, (di.certificate_present,)),
    *(
        Step(L.CASE, "withdraw", "撤回", s, C.WITHDRAWN, TEAM, though_held=True)
        for s in (C.INTERNAL_CONTROL, C.PROPOSING, C.REVIEWING, C.DECIDING)
    ),
    *(
        Step(L.CASE, "terminate", "终止", s, C.TERMINATED, OFFICER, though_held=True)
        for s in (C.APPROVED, C.TRADING, C.CONTRACTED, C.SETTLING, C.REGISTERING)
    ),
)

NOTICE = (
    Step(L.NOTICE, "draft_notice", "拟定公示", NEW, N.DRAFTED, OFFICER, (tr.notice_in_season, tr.notice_not_running)),
    Step(
        L.NOTICE,
        "post_notice",
        "登记公示发布",
        N.DRAFTED,
        N.UP,
        OFFICER,
        (*DATED, tr.posted_in_every_place, tr.posting_not_backdated, tr.notice_end_computable),
    ),
    Step(L.NOTICE, "end_notice", "公示期满", N.UP, N.ENDED, OFFICER, (tr.notice_ran_its_days,)),
    *(Step(L.NOTICE, "object", "登记异议", s, s, EVERYBODY, (ev.attachments_present,), though_held=True) for s in (N.UP, N.ENDED)),
    *(Step(L.NOTICE, "answer_objection", "答复异议", s, s, OFFICER, (tr.objection_waits,), though_held=True) for s in (N.UP, N.ENDED)),
    *(
        Step(L.NOTICE, "supersede_notice", "公示失效", s, N.SUPERSEDED, SYSTEM, (tr.notice_outdated,), though_held=True)
        for s in (N.DRAFTED, N.UP, N.ENDED)
    ),
)

ROUND = (
    Step(
        L.ROUND,
        "record_receipt",
        "登记到账",
        NEW,
        R.RECEIVED,
        FINANCE,
        (di.contract_signed, *DATED, di.receipt_within_outstanding, di.payer_is_buyer),
    ),
    Step(L.ROUND, "allocate", "分配", R.RECEIVED, R.ALLOCATED, FINANCE, (di.scheme_approved, di.vat_basis, di.award_reaches_floors)),
    Step(L.ROUND, "void_receipt", "作废到账登记", R.RECEIVED, R.VOIDED, FINANCE),
    *(
        Step(L.ROUND, "reopen_round", "退回重新分配", s, R.RECEIVED, FINANCE, (di.round_is_last,))
        for s in (R.ALLOCATED, R.NOTICED, R.PAYABLE)
    ),
    Step(L.ROUND, "award_noticed", "奖励已公示", R.ALLOCATED, R.NOTICED, SYSTEM, (di.award_notice_up,)),
    Step(L.ROUND, "award_cleared", "奖励可发放", R.NOTICED, R.PAYABLE, SYSTEM, (di.award_notice_ended, di.certificate_present)),
    Step(
        L.ROUND,
        "pay",
        "发放奖励",
        R.PAYABLE,
        R.PAID,
        FINANCE,
        (*DATED, di.award_notice_ended, di.paid_after_notice, di.relief_in_time),
    ),
)

REGISTRATION = (
    Step(
        L.REGISTRATION,
        "prepare_registration",
        "准备登记材料",
        NEW,
        G.PREPARED,
        REGISTRAR,
        (di.contract_signed, re.total_is_the_price, re.technical_within_total),
    ),
    Step(
        L.REGISTRATION,
        "prepare_registration",
        "重新准备登记材料",
        G.REFUSED,
        G.PREPARED,
        REGISTRAR,
        (re.total_is_the_price, re.technical_within_total),
    ),
    Step(L.REGISTRATION, "submit_registration", "提交登记机构", G.PREPARED, G.SUBMITTED, REGISTRAR, (ev.not_in_the_future,)),
    Step(L.REGISTRATION, "accept_registration", "登记机构受理", G.SUBMITTED, G.ACCEPTED, REGISTRAR, (ev.not_in_the_future,)),
    Step(L.REGISTRATION, "request_fix", "登记机构要求补正", G.ACCEPTED, G.NEEDS_FIX, REGISTRAR),
    Step(L.REGISTRATION, "resubmit_registration", "补正后再提交", G.NEEDS_FIX, G.SUBMITTED, REGISTRAR, (ev.not_in_the_future,)),
    Step(L.REGISTRATION, "refuse_registration", "登记机构未予登记", G.ACCEPTED, G.REFUSED, REGISTRAR),
    Step(
        L.REGISTRATION,
        "register",
        "取得登记证明",
        G.ACCEPTED,
        G.REGISTERED,
        REGISTRAR,
        (*DATED, re.registration_number_unused, re.income_within_technical),
    ),
)

HOLD = (
    Step(L.HOLD, "hold", "中止办理", H.ACTIVE, H.HELD, WATCH, though_held=True),
    Step(L.HOLD, "release", "恢复办理", H.HELD, H.ACTIVE, WATCH, though_held=True),
)

STEPS: tuple[Step, ...] = (*ACHIEVEMENT, *SPINE, *NOTICE, *ROUND, *REGISTRATION, *HOLD)


def _index(steps: tuple[Step, ...]) -> Mapping[tuple[str, str], Step]:
    """Lines by (action, source); raises AssertionError when two lines share both or a state is unknown."""
    found: dict[tuple[str, str], Step] = {}
    for step in steps:
        known = {NEW, *(s.value for s in STATES[step.table])}
        assert step.source in known, f"{step.action}: unknown source {step.source}"
        assert step.destination in known - {NEW}, f"{step.action}: unknown destination {step.destination}"
        assert (step.action, step.source) not in found, f"{step.action} from {step.source} stands twice"
        found[step.action, step.source] = step
    return MappingProxyType(found)


INDEX: Mapping[tuple[str, str], Step] = _index(STEPS)

#: Which table an action belongs to; action names are unique over all tables.
TABLE_OF: Mapping[str, LifeCycle] = MappingProxyType({s.action: s.table for s in STEPS})
