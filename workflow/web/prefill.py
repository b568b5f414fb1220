"""What a form starts with: what stands in the case already, so that a correction is a correction and not a second typing."""

from collections.abc import Callable
from typing import Any

from states.achievement import Achievement, Leadership
from states.case import Case, Subject
from states.corrections import FACTS, Fact
from states.distribution import Group
from states.inputs.base import Input
from states.inputs.contracting import PrepareContract, UploadSignedContract
from states.inputs.distribution import ProposeScheme, RecordReceipt
from states.inputs.internal_control import PROMISE, Draft, SignDisclosure
from states.inputs.notices import AnswerObjection, DraftNotice, PostNotice
from states.inputs.proposal import RecordBuyerCheck, RecordPricing, SetTerms
from states.inputs.registration import PrepareRegistration
from states.inputs.said import as_input, members_of
from states.money import WHOLE, percent, yuan
from states.stages import CaseState
from states.table import INPUTS
from workflow.reads.subjects import View
from workflow.web.form_values import Value


def start(action: str, target: str, seen: View[Subject]) -> Value:
    """The JSON value that the action's form is first shown with."""
    filler = FILLERS.get(INPUTS[action])
    return filler(seen, target) if filler else {}


def _draft(seen: View[Achievement], _: str) -> Value:
    return as_input(Draft, members_of(seen.subject) | members_of(seen.subject.publicity))


def _promise(_seen: View[Achievement], _: str) -> Value:
    return {"promise": PROMISE}


def _terms(seen: View[Case], _: str) -> Value:
    case = seen.subject
    return as_input(SetTerms, {**members_of(case.terms.offer), **members_of(case.terms.deal)}) if case.terms else {}


def _buyer_check(seen: View[Case], _: str) -> Value:
    case = seen.subject
    return as_input(RecordBuyerCheck, case.buyer_check) if case.buyer_check else {}


def _pricing(seen: View[Case], _: str) -> Value:
    case = seen.subject
    return as_input(RecordPricing, case.price_basis) if case.price_basis else {}


def _contract(seen: View[Case], _: str) -> Value:
    case = seen.subject
    if case.contract is None:
        return {"transferee": {"contact": case.terms.buyer.contact}} if case.terms else {}
    return as_input(PrepareContract, {**members_of(case.contract.clauses), **members_of(case.contract)})


def _upload(seen: View[Case], _: str) -> Value:
    case = seen.subject
    return {"issued": case.contract.issued} if case.contract and case.contract.issued else {}


def _scheme(seen: View[Case], _: str) -> Value:
    """The regulation's shares of net income; of the award all to the completers, whom alone the case knows, each by the contribution
    that all of them signed for. Who else is to share is for the officer to say."""
    case = seen.subject
    if case.scheme:
        return as_input(ProposeScheme, case.scheme)
    rates = {name: percent(getattr(seen.regulation.shares, name)) for name in ("pool", "college", "university")}
    return {**rates, "main": percent(WHOLE), "others": percent(0), "office": percent(0), "shares": _team(seen.facts.achievements)}


def _team(achievements: tuple[Achievement, ...]) -> list[Value]:
    """Each completer once; of several achievements the mean contribution, what does not divide with the first."""
    team = {c.person: c for a in achievements for c in a.completers}
    parts = {p: sum(c.share for a in achievements for c in a.completers if c.person == p) // len(achievements) for p in team}
    first = next(iter(team), "")
    parts |= {first: parts[first] + WHOLE - sum(parts.values())} if first else {}
    return [
        {
            "person": c.person,
            "name": c.name,
            "post": c.post,
            "group": Group.MAIN.value,
            "weight": percent(parts[c.person]),
            "leader": c.leadership is not Leadership.NONE,
        }
        for c in team.values()
    ]


def _notice(seen: View[Case], _: str) -> Value:
    case = seen.subject
    priced = case.state in {CaseState.REVIEWING, CaseState.DECIDING, CaseState.APPROVED, CaseState.TRADING}
    rounds = [r.n for r in case.rounds]
    return {"kind": "price" if priced else "award", "round": 0 if priced or not rounds else rounds[-1]}


def _postings(seen: View[Case], target: str) -> Value:
    case = seen.subject
    notice = case.notice(target)
    return {"postings": [{"place": key} for key in notice.places]} if notice else {}


def _answer(seen: View[Case], target: str) -> Value:
    case = seen.subject
    notice = case.notice(target)
    waiting = notice.open_objections() if notice else ()
    return {"objection": waiting[0].n} if waiting else {}


def _receipt(seen: View[Case], _: str) -> Value:
    case = seen.subject
    return {"payer": case.terms.buyer.name} if case.terms else {}


def _registration(seen: View[Case], _: str) -> Value:
    case = seen.subject
    titles = "、".join(a.title for a in seen.facts.achievements)
    technical = case.contract.technical if case.contract else 0
    return {"project": titles, "total": yuan(case.terms.price), "technical": yuan(technical or case.terms.price)} if case.terms else {}


def _correction(fact: Fact) -> Callable[[View[Case], str], Value]:
    """What is on record now; of several the last."""

    def fill(seen: View[Case], _: str) -> Value:
        found = [(key, said) for key in fact.keys(seen.subject) if (said := fact.said(seen.subject, key)) is not None]
        if not found:
            return {}
        key, said = found[-1]
        return {"value": said} | ({fact.asks.ONE: key} if fact.asks.ONE else {})

    return fill


#: By what a step asks; its subject is of the life cycle whose line asks it.
FILLERS: dict[type[Input], Callable[[Any, str], Value]] = {
    Draft: _draft,
    SignDisclosure: _promise,
    SetTerms: _terms,
    RecordBuyerCheck: _buyer_check,
    RecordPricing: _pricing,
    PrepareContract: _contract,
    UploadSignedContract: _upload,
    ProposeScheme: _scheme,
    DraftNotice: _notice,
    PostNotice: _postings,
    AnswerObjection: _answer,
    RecordReceipt: _receipt,
    PrepareRegistration: _registration,
    **{fact.asks: _correction(fact) for fact in FACTS.values()},
}
