"""Stage two, 转化审批, before review: terms, declarations, the buyer, the price, the team's word."""

from datetime import datetime

from states import labels
from states.calendar import today
from states.case import Case
from states.facts import Facts
from states.guards.internal_control import in_force
from states.inputs.proposal import SetTerms
from states.modes import MODES, Money
from states.money import grouped
from states.objects import OBJECTS
from states.pricing import METHODS
from states.regulation import Regulation
from states.road import UNNAMED, missing, other_side, road_ahead
from states.routing import below_appraisal, related, route_of
from states.rule import Verdict, met, not_applicable, refused, rule
from states.seating import empty_seats
from states.signoff import leaves
from states.team import silent

#: How many modes are weighed against each other before one is proposed.
MODES_COMPARED = 2


@rule("转化方式、标的与定价方式可以选用", "本单位制度", "设计约定", breaks={"mode": "patent_assignment", "object": "none"})
def road_is_open(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """What is not built here, or has no deciding body in the regulation, cannot be chosen: no paper would say the right thing."""
    given = facts.take(SetTerms)
    used = {"mode": str(given.mode), "object": str(given.object), "pricing": str(given.pricing)}
    words = f"{labels.MODE[given.mode]}、{labels.OBJECT[given.object]}、{labels.PRICING[given.pricing]}"
    absent = missing(given.mode, given.object, given.pricing)
    if absent:
        return refused(f"本系统尚不能办理这样的转化：{words}", **used, missing=list(absent))
    if not METHODS[given.pricing].buyer_known:
        return refused(f"{labels.PRICING[given.pricing]}在决策之后方知{UNNAMED}，本系统尚不能登记其成交", **used)
    other = [a for a in facts.achievements if a.kind is not given.object]
    if other:
        named = "、".join(f"{a.id} 是{OBJECTS[a.kind].name}" for a in other)
        return refused(f"转化标的是{labels.OBJECT[given.object]}，而成果 {named}", **used, other=[a.id for a in other])
    if regulation.route(given.mode, related=given.related, amount=given.price) is None:
        return refused(f"本单位制度没有规定{labels.OBJECT[given.object]}{labels.MODE[given.mode.act]}由谁决策，不能选用", **used)
    return met(f"可以选用：{words}", **used)


@rule("付款安排合计等于价款", "设计约定", breaks={"price": "0.01"})
def instalments_sum_to_price(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(SetTerms)
    total = sum(i.amount for i in given.instalments)
    act = MODES.get(given.mode.act)
    shape = act.money if act else Money.INSTALMENTS
    if shape is Money.FIXED and len(given.instalments) != 1:
        return refused("此方式一次付清，付款安排只写一笔", payments=len(given.instalments))
    if not shape.told:
        return not_applicable("此方式的收入不在约定时定数", money=str(shape))
    if total != given.price:
        return refused("付款安排合计与价款不符", total=total, price=given.price)
    return met("付款安排合计等于价款", total=total)


@rule("关联关系已说明", "浙江条例17-2", "本单位制度", breaks={"related": True, "relation": ""})
def relation_explained(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, road = facts.take(SetTerms), road_ahead(state, facts)
    if given.related and not given.relation.strip():
        return refused(f"{road.act.buyer if road else UNNAMED}存在关联的，须说明关联关系")
    return met("关联关系已说明", related=given.related)


@rule("交易条件已确定", "转化法18", "浙江条例17-1")
def terms_settled(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.terms is None or not state.terms_hash:  # no hash: taken back, to be settled anew
        return refused(f"尚未确定{UNNAMED}、价款与付款安排")
    return met("交易条件已确定", terms_hash=state.terms_hash, price=state.terms.price)


@rule("转化标的权利有效", "民法典870", "专利法42", "专利法44-1", "专利法细则115")
def patents_in_force(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    for achievement in facts.achievements:
        verdict = in_force(achievement, at)
        if verdict.outcome != "met":
            return verdict
    if not facts.achievements:
        return refused("案件没有成果")
    numbers = [a.held.number for a in facts.achievements if a.held]
    return met(f"转化标的{'、'.join(sorted({OBJECTS[a.kind].name for a in facts.achievements}))}均有效", numbers=numbers)


@rule("相关人员均已作关联声明", "浙江条例17-2", "本单位制度")
def relations_declared(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    declared = {r.person for r in state.relations}
    owing = (facts.completers() - silent(state, facts, today(at))) | {state.opened_by}
    missing = sorted(owing - declared)
    if missing:
        names = "、".join(map(facts.people.name, missing))
        return refused(f"尚未作关联声明：{names}", missing=list(missing))
    return met("完成人与经办人均已作关联声明", declared=sorted(declared))


@rule("申报关联与声明一致", "浙江条例17-2", "本单位制度")
def relation_flag_honest(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    declared = [r.name for r in state.relations if r.related]
    if declared and state.terms is not None and not state.terms.related:
        return refused(f"{'、'.join(declared)}已声明关联，交易条件须如实载明，公示时一并公开", declared=list(declared))
    return met("交易条件与关联声明一致", declared=list(declared))


@rule("关联事后方才声明", "浙江条例17-2", "本单位制度")
def relation_came_to_light(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A completer or the officer in charge declares an interest after submission: what was published did not say so."""
    concerned = facts.completers() | {state.opened_by}
    late = [r.name for r in state.relations if r.related and r.person in concerned]
    if late and state.terms is not None and not state.terms.related:
        return met(f"{'、'.join(late)}声明与{other_side(state)}有关联而交易条件未载明，退回方案，如实载明后重新公示", late=list(late))
    return refused("没有事后声明的关联")


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


def _no_route(state: Case) -> str:
    return "交易条件未定" if state.terms is None else "本单位制度未规定此类转化的决策路径"


@rule("关联交易须经评估", "本单位制度", "资产评估法26")
def appraised_if_required(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    route = route_of(state, facts, regulation)
    if route is None:
        return refused(f"{_no_route(state)}，无从判断是否须评估")
    if not route.appraisal:
        return not_applicable("本单位制度不要求评估", related=related(state))
    appraisal = state.price_basis.appraisal if state.price_basis else None
    if appraisal is None:
        return refused("关联交易须有评估报告")
    if appraisal.dated > today(at):
        return refused("评估报告日期晚于今日", dated=str(appraisal.dated))
    return met(f"已评估，报告 {appraisal.number}", appraisal.attachment, value=appraisal.value, dated=str(appraisal.dated))


@rule("低于评估值的须说明理由，关联交易不得低于评估值", "转化法18", "本单位制度")
def price_reaches_appraisal(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Below its appraisal a deal needs its reason and goes a body up; to a related buyer there is none."""
    short, basis = below_appraisal(state), state.price_basis
    if basis is None or basis.appraisal is None:
        return not_applicable("没有评估")
    used = {"value": basis.appraisal.value, "short": short}
    if not short:
        return met("价款不低于评估值", **used)
    if related(state):
        return refused(f"关联交易的价款低于评估值 {grouped(short)} 元，不得成交", **used)
    if not basis.below_appraisal:
        return refused(f"价款低于评估值 {grouped(short)} 元，须说明理由", **used)
    route = route_of(state, facts, regulation)
    return met(f"价款低于评估值，已说明理由，提高一级由{route.body if route else ''}决策", **used)


@rule("比较过至少两种转化方式", "转化法16", "本单位制度")
def modes_compared(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    compared = set(state.price_basis.modes_compared) if state.price_basis else set()
    if len(compared) < MODES_COMPARED:
        return refused("须比较至少两种转化方式并说明理由", compared=sorted(compared))
    return met("已比较转化方式", compared=sorted(compared))


@rule("审核与决策席位均有人", "本单位制度")
def seats_filled(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    route = route_of(state, facts, regulation)
    if route is None:
        return refused(f"{_no_route(state)}，无从确定决策机构")
    empty = [leaf for tree in (regulation.review, route.tree) for leaf in empty_seats(state, leaves(tree), facts, regulation)]
    if empty:
        return refused(f"席位无人可履行：{'、'.join(sorted({leaf.seat.value for leaf in empty}))}", route=route.body)
    return met(
        f"席位齐备，由{route.body}决策", route=route.body, amount=(state.terms.price if state.terms else 0) + facts.elsewhere.recent_deals
    )
