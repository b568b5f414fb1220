"""Stage two, 转化审批: what review and decision came to, and the price notice before them."""

from datetime import datetime

from states.case import Case
from states.facts import Facts
from states.notice import NoticeKind
from states.notices import notice_days, price_notice
from states.regulation import Regulation
from states.road import road_of
from states.rule import Verdict, met, not_applicable, refused, rule
from states.seating import current
from states.signoff import Matter, SignoffOutcome, outcome
from states.stages import NoticeState


def _result(state: Case, matter: Matter, wanted: SignoffOutcome, yes: str, no: str) -> Verdict:
    signoff = current(state, matter)
    if signoff is None or signoff.terms_hash != state.terms_hash:
        return refused("没有针对现行交易条件的签批")
    if outcome(signoff) is not wanted:
        return refused(no, outcome=str(outcome(signoff)))
    return met(yes, signoff=signoff.n, opinions=len(signoff.standing()))


@rule("部门审核均已同意", "本单位制度")
def review_agreed(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.REVIEW, SignoffOutcome.AGREED, "部门审核均已同意", "部门审核尚未全部同意")


@rule("部门审核有人不同意", "本单位制度")
def review_refused(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.REVIEW, SignoffOutcome.REFUSED, "部门审核不同意", "无部门表示不同意")


@rule("部门审核有人退回", "本单位制度")
def review_returned(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.REVIEW, SignoffOutcome.RETURNED, "部门审核退回", "无部门退回")


@rule("决策机构已同意", "转化法18", "国令738-23", "三重一大", "本单位制度")
def decision_agreed(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.DECISION, SignoffOutcome.AGREED, "决策机构已同意", "决策机构尚未同意")


@rule("决策机构作出不同意决定", "转化法18", "三重一大", "本单位制度")
def decision_refused(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.DECISION, SignoffOutcome.REFUSED, "决策机构不同意", "决策机构未表示不同意")


@rule("决策机构作出退回决定", "转化法18", "三重一大", "本单位制度")
def decision_returned(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _result(state, Matter.DECISION, SignoffOutcome.RETURNED, "决策机构退回", "决策机构未退回")


@rule("拟交易价格公示期满", "转化法18", "浙江条例17-2", "国发2016-16-10")
def price_notice_ended(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Name and price published, full days run, on these very terms, and no objection upheld; where the method asks for it."""
    method = road_of(state.terms).method if state.terms else None
    if method is not None and not method.price_notice:
        return not_applicable(f"{method.name}不公示拟交易价格", pricing=str(method.key))
    days = notice_days(NoticeKind.PRICE, facts, regulation, at)[0]
    notice = price_notice(state)
    if notice is None or notice.state is not NoticeState.ENDED or notice.ends_on is None:
        return refused(f"{method.name if method else '成交前'}须就现行交易条件公示不少于 {days} 日并已期满", days=str(days))
    upheld = [o.n for o in notice.objections if o.outcome == "upheld"]
    if upheld:
        return refused("公示异议成立，须修改后重新公示", upheld=list(upheld))
    return met(f"公示已于 {notice.ends_on} 期满", notice=notice.n, ends_on=str(notice.ends_on), terms_hash=notice.terms_hash)


@rule("决策前公示期满", "浙江条例17-2", "本单位制度")
def noticed_before_decision(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if regulation.price_notice.order == "before_signing":
        return not_applicable("本单位制度先决策、后公示；签约前仍须期满")
    return price_notice_ended.check(state, facts, regulation, at)
