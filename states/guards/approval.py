"""Stage two, 转化审批: what review and decision came to, and the price notice before them."""

from datetime import datetime

from states.case import Case
from states.facts import Facts
from states.findings import Outcome
from states.inputs.opinions import RecordMeeting
from states.notice import NoticeKind
from states.notices import before_its_turn, notice_days, price_notice
from states.regulation import Regulation
from states.road import road_of
from states.rule import Verdict, met, not_applicable, refused, rule
from states.seating import current, task_of
from states.signoff import Matter, SignoffOutcome, Verb, outcome
from states.stages import NoticeState

SIGNING_ONLY = "本单位制度先决策、后公示；签约前仍须期满"


def _result(state: Case, matter: Matter, wanted: SignoffOutcome, yes: str, no: str) -> Verdict:
    signoff = current(state, matter)
    if signoff is None or signoff.terms_hash != state.terms_hash:
        return refused("没有针对现行交易条件的签批")
    if outcome(signoff) is not wanted:
        return refused(no, outcome=str(outcome(signoff)))
    return met(yes, signoff=signoff.n, opinions=len(signoff.counted()))


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
    """Says of the decision what was so on its day: a word given while the notice still ran is none."""
    if regulation.price_notice.order == "before_signing":
        return not_applicable(SIGNING_ONLY)
    early = before_its_turn(state)
    if early:
        return refused(f"{'、'.join(o.name for o in early)}的意见作出时公示尚未期满", early=[o.leaf for o in early])
    return price_notice_ended.check(state, facts, regulation, at)


@rule("公示期满前的决策意见须重新征求", "浙江条例17-2", "本单位制度")
def spoken_too_early(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Once the notice has ended: a notice put up again after an objection asks for the decision again."""
    ended = price_notice_ended.check(state, facts, regulation, at)
    early = before_its_turn(state)
    if regulation.price_notice.order == "before_signing" or ended.outcome is not Outcome.MET or not early:
        return refused("没有公示期满前作出的决策意见")
    return met(f"{'、'.join(o.name for o in early)}的意见作出时公示尚未期满，重新征求", early=[o.leaf for o in early])


@rule("决策意见因公示更正而作废", "浙江条例17-2", "本单位制度")
def decision_stands_no_more(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """What was decided on a notice that was published wrongly is open again."""
    return _result(state, Matter.DECISION, SignoffOutcome.OPEN, "决策意见因公示更正而作废，重新征求", "决策意见仍然有效")


@rule("公示期满之后方可同意", "浙江条例17-2", "本单位制度", breaks={"held_on": "2000-01-01"})
def notice_ran_before_opinion(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Agreement for the decision is not in turn while the notice that must come first still runs; against it one may be at any time."""
    found, given = task_of(state, facts), facts.given
    if found is None or found.signoff.matter is not Matter.DECISION:
        return not_applicable("不是决策意见")
    if isinstance(given, RecordMeeting) and given.verdict is not Verb.AGREE:
        return not_applicable("会议没有同意，不以公示期满为前提")
    if regulation.price_notice.order == "before_signing":
        return not_applicable(SIGNING_ONLY)
    notice = price_notice(state)
    if isinstance(given, RecordMeeting) and notice is not None and notice.ends_on is not None and given.held_on <= notice.ends_on:
        used = {"held_on": str(given.held_on), "ends_on": str(notice.ends_on)}
        return refused(f"会议于 {given.held_on} 召开，公示至 {notice.ends_on} 方才期满", **used)
    return price_notice_ended.check(state, facts, regulation, at)
