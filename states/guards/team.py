"""Stage two, the completers: their consent, their priority on equal terms, and what becomes of it when they do not answer.

The priority (民法典 847) is one to take the deal, not to stop it: it is offered with a period, and lapses. Acts that do not move the
right are spared it by their own file.
"""

from datetime import datetime

from states.calendar import today
from states.case import Case
from states.facts import Facts
from states.inputs.team import OfferPriority, RecordPaperConsent, RecordPaperSignature
from states.regulation import Regulation
from states.rule import Verdict, met, not_applicable, refused, rule
from states.seating import unsigned
from states.team import said, silent


@rule("全体完成人同意", "本单位制度")
def team_consents(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if not regulation.all_completers_agree:
        return not_applicable("本单位制度不以全体完成人同意为前提")
    agreed, lapsed = {c.person for c in said(state) if c.agrees}, silent(state, facts, today(at))
    missing = sorted(facts.completers() - agreed - lapsed)
    if missing or not facts.completers():
        return refused(f"尚有 {len(missing)} 名完成人未同意现行交易条件", missing=list(missing))
    return met("完成人同意" + _and_silent(lapsed, "不视为反对"), agreed=sorted(agreed), lapsed=sorted(lapsed))


@rule("同等条件下优先受让权已答复", "民法典847")
def priority_answered(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Equal terms exist only once buyer and price are fixed, so the answer must cite the current terms; whoever wants the deal has
    answered, and it is theirs to be had."""
    waived, lapsed = {c.person for c in said(state) if c.waives_priority}, silent(state, facts, today(at))
    missing = sorted(facts.completers() - waived - lapsed)
    if missing or not facts.completers():
        return refused(f"尚有 {len(missing)} 名完成人未放弃同等条件下的优先受让权，通知也未逾期", missing=list(missing))
    return met("完成人放弃优先受让权" + _and_silent(lapsed, "优先受让权不再行使"), waived=sorted(waived), lapsed=sorted(lapsed))


def _and_silent(lapsed: frozenset[str], then: str) -> str:
    return f"；{len(lapsed)} 人经通知逾期未答复，{then}" if lapsed else ""


@rule("优先受让通知送达尚未答复的完成人", "民法典847", "本单位制度")
def offered_to_completers(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    asked = facts.take(OfferPriority).persons
    strangers = sorted(set(asked) - facts.completers())
    if strangers:
        return refused(f"不是完成人：{'、'.join(strangers)}", strangers=list(strangers))
    answered = sorted(set(asked) & {c.person for c in said(state)})
    if answered:
        return refused(f"已就现行交易条件答复：{'、'.join(map(facts.people.name, answered))}", answered=list(answered))
    return met(f"通知送达 {len(set(asked))} 名完成人，期限 {regulation.priority_days} 日", asked=sorted(set(asked)))


@rule("书面意见出自完成人", "民法典847", "本单位制度")
def paper_is_a_completers(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(RecordPaperConsent)
    if given.completer not in facts.completers():
        return refused(f"{facts.people.name(given.completer)}不是完成人", person=given.completer)
    if given.completer in {c.person for c in said(state)}:
        return refused(f"{facts.people.name(given.completer)}已就现行交易条件表示意见", person=given.completer)
    return met("书面意见出自完成人", given.scan, person=given.completer)


@rule("分配方案待其本人签字", "转化法44", "本单位制度")
def scheme_awaits_signature(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Of who has left, or never had an account: their own leaf is open, and nobody signs it for them."""
    given = facts.take(RecordPaperSignature)
    if unsigned(state, given.completer) is None:
        return refused(f"分配方案没有待{facts.people.name(given.completer)}签的字", person=given.completer)
    return met("分配方案待其签字", given.scan, person=given.completer)
