"""A bare subject standing at any source of the table: just enough for its line to be in turn."""

from dataclasses import replace
from datetime import date
from typing import Any

from states.case import Case, Subject, blank
from states.distribution import Round
from states.hold import Hold
from states.lifecycles import SPINES
from states.notice import Notice, NoticeKind
from states.registration import Registration
from states.signoff import Matter, Signoff
from states.stages import NEW, STATES, CaseState, HoldState, LifeCycle, NoticeState, RegistrationState, RoundState
from tests.states.walk import START, regulation


def standing(table: LifeCycle, source: str) -> Subject:
    """The subject; notice and round are number 1."""
    if table in SPINES:
        bare = blank(SPINES[table].of, "X1")
        return bare if source == NEW else replace(bare, state=STATES[table](source), seq=1)
    case = replace(blank(Case, "X1"), seq=1)
    return (
        case if source == NEW else replace(case, **{LifeCycle.NOTICE: _notice, LifeCycle.ROUND: _round}.get(table, _single)(table, source))
    )


def _notice(_: LifeCycle, source: str) -> dict[str, Any]:
    blank_ = {"terms_hash": "", "round": 0, "title": "", "lines": (), "places": (), "objection_route": ""}
    return {"notices": (Notice(n=1, kind=NoticeKind.PRICE, state=NoticeState(source), calendar_days=15, work_days=0, **blank_),)}


def _round(_: LifeCycle, source: str) -> dict[str, Any]:
    made = Round(n=1, state=RoundState(source), amount=1, received_on=date(2026, 3, 2), payer="", payer_explained="", voucher="", costs=())
    return {"rounds": (made,)}


def _single(table: LifeCycle, source: str) -> dict[str, Any]:
    if table is LifeCycle.HOLD:
        return {"hold": Hold(state=HoldState(source))}
    return {"registration": Registration(state=RegistrationState(source), project="", field="", total=1, technical=1)}


def target(table: LifeCycle, source: str) -> str:
    return "1" if table in {LifeCycle.NOTICE, LifeCycle.ROUND} and source != NEW else ""


def with_open_review(subject: Subject) -> Subject:
    """The same case with a review whose first leaf is open, so that a sign-off verb is about something."""
    opened = Signoff(n=1, matter=Matter.REVIEW, tree=regulation().review, terms_hash="", opened_at=START)
    return replace(subject, state=CaseState.REVIEWING, signoffs=(opened,))
