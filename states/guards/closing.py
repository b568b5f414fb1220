"""办结: a case is done when nothing of it is left to do; and the part of a price that will not come.

Each rule asks for one thing only, so that a page can say of a case that is not done what it still waits for.
"""

from datetime import datetime

from states.case import Case
from states.facts import Facts
from states.guards.registration import registration_ended
from states.inputs.distribution import ConfirmShortfall, RecordShortfall
from states.money import grouped
from states.outstanding import outstanding, received
from states.regulation import Regulation
from states.road import road_of
from states.rule import Verdict, met, not_applicable, refused, rule
from states.stages import RoundState

ENDED = frozenset({RoundState.PAID, RoundState.SETTLED, RoundState.VOIDED})


@rule("权属变更已登记", "专利法10", "设计约定")
def title_recorded(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    road = road_of(state.terms) if state.terms else None
    if road is not None and not road.act.moves_title:
        return not_applicable(f"{road.name}不转移权利")
    title = state.standing_title
    if title is None:
        return refused(f"{road.moved.transfer if road else '权属变更'}尚未登记")
    return met(f"权属已于 {title.changed_on} 变更", title.evidence, changed_on=str(title.changed_on))


@rule("价款已收齐，或缺额已有处理", "浙江条例37-4", "本单位制度")
def price_settled(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """What the terms tell no sum of ends by what their act says, not by a sum."""
    left = outstanding(state)
    if left is None:
        return not_applicable("此转化方式的价款不在约定时定数", received=received(state))
    given_up = state.shortfall.amount if state.shortfall is not None and state.shortfall.confirmed_by else 0
    used = {"received": received(state), "outstanding": left, "given_up": given_up}
    if left > given_up:
        return refused(f"价款尚有 {grouped(left)} 元未到账，也没有经第二人核对的缺额处理", **used)
    return met("价款已收齐" if not left else f"未到账的 {grouped(left)} 元已有处理", **used)


@rule("各轮奖励均已发放", "浙江条例40", "转化法45")
def every_round_ended(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    open_ = [r.n for r in state.rounds if r.state not in ENDED]
    if open_:
        return refused(f"第 {'、'.join(map(str, open_))} 轮奖励尚未发放", open=list(open_))
    return met("各轮奖励均已发放", rounds=len(state.rounds))


#: All that must be so before a case is done.
DONE = (title_recorded, price_settled, every_round_ended, registration_ended)


@rule("缺额即合同未收款", "浙江条例37-4", "设计约定", breaks={"amount": "99999999999.00"})
def shortfall_is_outstanding(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """All that is outstanding, no more and no less; asked again when it is confirmed, as money may have come meanwhile."""
    recorded = state.shortfall.amount if state.shortfall is not None else 0
    told = recorded if isinstance(facts.given, ConfirmShortfall) else facts.take(RecordShortfall).amount
    left = outstanding(state) or 0
    if told != left or not left:
        return refused(f"缺额与合同未收款 {grouped(left)} 元不一致", amount=told, outstanding=left)
    return met(f"缺额即合同未收款 {grouped(left)} 元", amount=told, outstanding=left)


@rule("缺额由第二人核对", "财会2012-21", "本单位制度")
def second_person_on_shortfall(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Giving up money of the unit is no act of one person."""
    facts.take(ConfirmShortfall)
    found = state.shortfall
    if found is None or found.confirmed_by:
        return refused("没有待核对的缺额处理")
    if facts.acting().id == found.recorded_by:
        return refused("登记人不得自行核对，须由第二人办理", recorder=found.recorded_by)
    return met("由第二人核对", *found.evidence, recorder=found.recorded_by, confirmer=facts.acting().id)
