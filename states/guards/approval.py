"""Stage two, 转化审批: terms, declarations, price, opinions, the decision."""

from datetime import datetime

from states.case import Case
from states.facts import Facts
from states.guards.everywhere import today
from states.guards.internal_control import in_force
from states.inputs.opinions import RecordMeeting
from states.inputs.proposal import SetTerms
from states.law import floor
from states.regulation import Regulation, Route
from states.rule import Verdict, met, not_applicable, refused, rule
from states.seating import conflicted, current, eligible, empty_seats
from states.signoff import Leaf, Matter, Outcome, Signoff, leaves, outcome
from states.stages import NoticeState, Seat
from states.values import Notice, NoticeKind

#: How many modes are weighed against each other before one is proposed.
MODES_COMPARED = 2


def route_of(state: Case, facts: Facts, regulation: Regulation) -> Route | None:
    """The road by mode, relation and amount; split deals with one buyer in twelve months are added together."""
    if state.terms is None:
        return None
    amount = state.terms.price + facts.recent_deals
    return regulation.route(state.terms.mode, related=related(state), amount=amount)


def related(state: Case) -> bool:
    """Related when the terms say so or anybody declared an interest."""
    return state.terms is not None and (state.terms.related or any(r.related for r in state.relations))


@rule("付款安排合计等于价款", "民法典846")
def instalments_sum_to_price(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(SetTerms)
    total = sum(i.amount for i in given.instalments)
    if total != given.price:
        return refused("付款安排合计与价款不符", total=total, price=given.price)
    return met("付款安排合计等于价款", total=total)


@rule("关联关系已说明", "浙江条例17-2")
def relation_explained(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(SetTerms)
    if given.related and not given.relation.strip():
        return refused("受让方存在关联的，须说明关联关系")
    return met("关联关系已说明", related=given.related)


@rule("交易条件已确定", "转化法18", "浙江条例17-1")
def terms_settled(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.terms is None:
        return refused("尚未确定受让方、价款与付款安排")
    return met("交易条件已确定", terms_hash=state.terms_hash, price=state.terms.price)


@rule("转化标的专利权有效", "民法典865", "专利法42")
def patents_in_force(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    for achievement in facts.achievements:
        verdict = in_force(achievement.patent, at)
        if verdict.outcome != "met":
            return verdict
    if not facts.achievements:
        return refused("案件没有成果")
    return met("转化标的专利权均有效", patents=[a.patent.number for a in facts.achievements if a.patent])


@rule("相关人员均已作关联声明", "浙江条例17-2", "本单位制度")
def relations_declared(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    declared = {r.person for r in state.relations}
    owing = facts.completers() | {state.opened_by}
    missing = sorted(owing - declared)
    if missing:
        names = "、".join(facts.people[p].name if p in facts.people else p for p in missing)
        return refused(f"尚未作关联声明：{names}", missing=list(missing))
    return met("完成人与经办人均已作关联声明", declared=sorted(declared))


@rule("申报关联与声明一致", "浙江条例17-2")
def relation_flag_honest(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    declared = [r.name for r in state.relations if r.related]
    if declared and state.terms is not None and not state.terms.related:
        return refused(f"{'、'.join(declared)}已声明关联，交易条件须如实载明，公示时一并公开", declared=list(declared))
    return met("交易条件与关联声明一致", declared=list(declared))


@rule("受让方已核查", "民法典870", "本单位制度")
def buyer_checked(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    check = state.buyer_check
    if check is None or check.terms_hash != state.terms_hash:
        return refused("尚未按现行交易条件核查受让方")
    if not (check.licence_valid and check.credit_clear):
        return refused("受让方营业执照或信用核查未通过", licence=check.licence_valid, credit=check.credit_clear)
    return met("受让方已核查", *check.evidence, shareholders=check.shareholders)


@rule("定价有据", "转化法18", "浙江条例17-1")
def price_explained(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    basis = state.price_basis
    if basis is None or basis.terms_hash != state.terms_hash or state.terms is None:
        return refused("尚未按现行交易条件说明定价")
    needed = 2 if related(state) else 1
    if len(set(basis.methods)) < needed:
        return refused(f"定价方法至少 {needed} 种", methods=list(basis.methods), needed=needed)
    if state.terms.price < basis.floor:
        return refused("价款低于底价", price=state.terms.price, floor=basis.floor)
    return met("定价有据", *basis.evidence, methods=list(basis.methods), floor=basis.floor)


@rule("关联交易须经评估", "本单位制度", "资产评估法26")
def appraised_if_required(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    route = route_of(state, facts, regulation)
    if route is None:
        return refused("交易条件未定，无从判断是否须评估")
    if not route.appraisal:
        return not_applicable("本单位制度不要求评估", related=related(state))
    appraisal = state.price_basis.appraisal if state.price_basis else None
    if appraisal is None:
        return refused("关联交易须有评估报告")
    if appraisal.dated > today(at):
        return refused("评估报告日期晚于今日", dated=str(appraisal.dated))
    return met(f"已评估，报告 {appraisal.number}", appraisal.attachment, value=appraisal.value, dated=str(appraisal.dated))


@rule("比较过至少两种转化方式", "转化法16", "本单位制度")
def modes_compared(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    compared = set(state.price_basis.modes_compared) if state.price_basis else set()
    if len(compared) < MODES_COMPARED:
        return refused("须比较至少两种转化方式并说明理由", compared=sorted(compared))
    return met("已比较转化方式", compared=sorted(compared))


@rule("全体完成人同意", "本单位制度")
def team_consents(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    agreed = {c.person for c in state.consents if c.agrees and c.terms_hash == state.terms_hash}
    missing = sorted(facts.completers() - agreed)
    if missing or not facts.completers():
        return refused(f"尚有 {len(missing)} 名完成人未同意现行交易条件", missing=list(missing))
    return met("全体完成人同意", agreed=sorted(agreed))


@rule("同等条件下优先受让权已答复", "民法典847")
def priority_answered(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Equal terms exist only once buyer and price are fixed, so the answer must cite the current terms."""
    waived = {c.person for c in state.consents if c.waives_priority and c.terms_hash == state.terms_hash}
    missing = sorted(facts.completers() - waived)
    if missing or not facts.completers():
        return refused(f"尚有 {len(missing)} 名完成人未放弃同等条件下的优先受让权", missing=list(missing))
    return met("全体完成人放弃优先受让权", waived=sorted(waived))


@rule("审核与决策席位均有人", "本单位制度")
def seats_filled(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    route = route_of(state, facts, regulation)
    if route is None:
        return refused("交易条件未定，无从确定决策机构")
    empty = empty_seats(state, (*leaves(regulation.review), *leaves(route.tree)), facts, regulation)
    if empty:
        return refused(f"席位无人可履行：{'、'.join(sorted({leaf.seat.value for leaf in empty}))}", route=route.body)
    return met(f"席位齐备，由{route.body}决策", route=route.body, amount=(state.terms.price if state.terms else 0) + facts.recent_deals)


def leaf_of(state: Case, facts: Facts) -> tuple[Signoff, int, Leaf] | None:
    """The sign-off and leaf that the step's target (``signoff.leaf``) names."""
    number, _, position = facts.target.partition(".")
    signoff = state.signoff(number)
    if signoff is None or not position.isdigit() or int(position) >= len(leaves(signoff.tree)):
        return None
    return signoff, int(position), leaves(signoff.tree)[int(position)]


@rule("由席位本人办理", "本单位制度")
def task_is_yours(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found = leaf_of(state, facts)
    if found is None:
        return refused("没有这项签批任务")
    signoff, position, leaf = found
    allowed = eligible(state, signoff, position, facts, regulation)
    if facts.acting().id not in allowed:
        return refused(f"{facts.acting().name}不能履行此席位", seat=str(leaf.seat), eligible=sorted(allowed))
    return met("由席位本人办理", seat=str(leaf.seat))


@rule("利害关系人回避", "浙江条例17-2", "国令738-19")
def recused(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found = leaf_of(state, facts)
    if found is not None and found[2].person:
        return not_applicable("分配方案由本人确认，不涉及回避")
    if facts.acting().id in conflicted(state, facts):
        return refused(f"{facts.acting().name}与本案有利害关系，应当回避", person=facts.acting().id)
    return met("无须回避")


@rule("意见针对现行交易条件", "本单位制度")
def opinion_on_current_terms(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found = leaf_of(state, facts)
    if found is None or found[0].terms_hash != state.terms_hash:
        return refused("签批依据的交易条件已变更")
    return met("意见针对现行交易条件", terms_hash=state.terms_hash)


@rule("会议意见凭纪要", "国令738-19", "本单位制度")
def meeting_needs_minutes(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A committee does not log in; its leaf is filled by minutes, and minutes fill no other leaf."""
    found = leaf_of(state, facts)
    if facts.given is None or found is None:
        return not_applicable("尚未填写意见")
    by_minutes = isinstance(facts.given, RecordMeeting)
    if by_minutes is not bool(found[2].meeting):
        return refused("会议事项须登记会议纪要" if found[2].meeting else "本席位由个人签批，不登记会议纪要")
    return met("意见形式相符", meeting=found[2].meeting)


@rule("会议人数达到法定出席", "国令738-19", "本单位制度")
def quorum_met(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, found = facts.take(RecordMeeting), leaf_of(state, facts)
    meeting = regulation.meetings.get(found[2].meeting) if found else None
    if meeting is None:
        return refused("制度未规定此会议")
    used = {"members": given.members, "attended": given.attended, "quorum": str(meeting.quorum)}
    voted = given.in_favour + given.against + given.abstained
    if voted + len(set(given.recused)) != given.attended or given.attended > given.members:
        return refused("票数、回避与到会人数不符", **used)
    if given.attended < meeting.quorum * given.members:
        return refused(f"到会 {given.attended} 人，不足应到 {given.members} 人的 {meeting.quorum}", **used)
    return met(f"到会 {given.attended}/{given.members} 人", **used)


@rule("表决结果与决定一致", "国令738-19", "本单位制度")
def votes_carry_the_verdict(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, found = facts.take(RecordMeeting), leaf_of(state, facts)
    meeting = regulation.meetings.get(found[2].meeting) if found else None
    if meeting is None:
        return refused("制度未规定此会议")
    carried = given.in_favour > meeting.majority * given.attended
    if carried is not (given.verdict == "agree"):
        return refused("会议决定与票数不符", in_favour=given.in_favour, attended=given.attended, verdict=given.verdict)
    return met("会议决定与票数一致", in_favour=given.in_favour, attended=given.attended)


@rule("与会的利害关系人已回避", "浙江条例17-2", "国令738-19")
def meeting_recusals_complete(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(RecordMeeting)
    leaders = {p.id for p in facts.people.values() if Seat.LEADER in p.seats}
    missing = sorted((conflicted(state, facts) & leaders) - set(given.recused))
    if missing:
        return refused(f"应当回避的参会人未记回避：{'、'.join(missing)}", missing=list(missing))
    return met("应当回避的人员均已回避", recused=list(given.recused))


def _result(state: Case, matter: Matter, wanted: Outcome, yes: str, no: str) -> Verdict:
    signoff = current(state, matter)
    if signoff is None or signoff.terms_hash != state.terms_hash:
        return refused("没有针对现行交易条件的签批")
    if outcome(signoff) is not wanted:
        return refused(no, outcome=str(outcome(signoff)))
    return met(yes, signoff=signoff.n, opinions=len(signoff.standing()))


@rule("部门审核均已同意", "本单位制度")
def review_agreed(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.REVIEW, Outcome.AGREED, "部门审核均已同意", "部门审核尚未全部同意")


@rule("部门审核不同意", "本单位制度")
def review_refused(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.REVIEW, Outcome.REFUSED, "部门审核不同意", "无部门表示不同意")


@rule("部门审核退回", "本单位制度")
def review_returned(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.REVIEW, Outcome.RETURNED, "部门审核退回", "无部门退回")


@rule("决策机构已同意", "国令738-19", "转化法18")
def decision_agreed(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.DECISION, Outcome.AGREED, "决策机构已同意", "决策机构尚未同意")


@rule("决策机构不同意", "国令738-19")
def decision_refused(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.DECISION, Outcome.REFUSED, "决策机构不同意", "决策机构未表示不同意")


@rule("决策机构退回", "国令738-19")
def decision_returned(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.DECISION, Outcome.RETURNED, "决策机构退回", "决策机构未退回")


def price_notice(state: Case) -> Notice | None:
    """The price notice on the current terms, whatever its state; the last if several."""
    fitting = [n for n in state.notices if n.kind is NoticeKind.PRICE and n.terms_hash == state.terms_hash]
    return next((n for n in reversed(fitting) if n.state is not NoticeState.SUPERSEDED), None)


@rule("拟交易价格公示期满", "转化法18", "浙江条例17-2", "国发2016-16-10")
def price_notice_ended(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """协议定价: name and price published, full days run, on these very terms, and no objection upheld."""
    days = floor("P02", on=today(at), regime=facts.regime)
    notice = price_notice(state)
    if notice is None or notice.state is not NoticeState.ENDED or notice.ends_on is None:
        return refused(f"协议定价须就现行交易条件公示不少于 {days} 日并已期满", days=str(days))
    upheld = [o.n for o in notice.objections if o.outcome == "upheld"]
    if upheld:
        return refused("公示异议成立，须修改后重新公示", upheld=list(upheld))
    return met(f"公示已于 {notice.ends_on} 期满", notice=notice.n, ends_on=str(notice.ends_on), terms_hash=notice.terms_hash)


@rule("决策前公示期满", "浙江条例17-2", "本单位制度")
def noticed_before_decision(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if regulation.price_notice.order == "before_signing":
        return not_applicable("本单位制度先决策、后公示；签约前仍须期满")
    return price_notice_ended.check(state, facts, regulation, at)
