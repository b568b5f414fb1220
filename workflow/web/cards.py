"""What may be done with a subject, as a page offers it: allowed actions as forms, refused ones with their reasons.

Actions that only want another seat are somebody else's business and not shown.
"""

from dataclasses import dataclass

from states.case import Subject
from states.findings import Finding, Outcome
from states.lifecycles import LIFE_CYCLES, cycle_of
from states.step import Kind
from states.table import INPUTS
from workflow.reads import subjects
from workflow.reads.subjects import Possible, View
from workflow.web import forms, prefill
from workflow.web.choices import Choices
from workflow.web.fields import Part
from workflow.web.posted import hidden
from workflow.web.steps import Attempt
from workflow.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An action as a form. ``checks``: what its rules have found or will look at; ``typed`` opens it again after a refusal."""

    action: str
    title: str
    url: str
    hidden: dict[str, str]
    parts: tuple[Part, ...]
    checks: tuple[Finding, ...]
    attempt: Attempt | None
    exit: bool


@dataclass(frozen=True, slots=True)
class Barred:
    """An action that is in turn but that a rule refuses."""

    title: str
    refusals: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    cards: tuple[Card, ...]
    exits: tuple[Card, ...]
    barred: tuple[Barred, ...]


def offer(visit: Visit, seen: View[Subject], choices: Choices, attempt: Attempt | None) -> Offer:
    """All of it for one page; ``attempt`` is the form that was just refused, filled as it was sent."""
    shown = [p for p in subjects.possible(seen, visit.caller) if not p.forbidden and not _moot(seen.subject, p)]
    cards = tuple(_card(visit, seen, choices, p, attempt) for p in shown if p.allowed)
    barred = tuple(Barred(_title(p), tuple(f for f in p.findings if f.outcome is Outcome.REFUSED)) for p in shown if not p.allowed)
    return Offer(tuple(c for c in cards if not c.exit), tuple(c for c in cards if c.exit), barred)


def _moot(subject: Subject, possible: Possible) -> bool:
    """There is nothing to answer: the form would have nothing to choose."""
    return possible.step.kind is Kind.ANSWER and not possible.step.awaited(subject, possible.target)


def _card(visit: Visit, seen: View[Subject], choices: Choices, possible: Possible, attempt: Attempt | None) -> Card:
    subject, mine = seen.subject, None
    if attempt is not None and (attempt.action, attempt.target) == (possible.action, possible.target):
        mine = attempt
    value = mine.value if mine else prefill.start(possible.action, possible.target, seen)
    return Card(
        action=possible.action,
        title=_title(possible),
        url=f"/{cycle_of(subject).folder}/{subject.id}/actions/{possible.action}",
        hidden=hidden(visit, version=subject.seq, target=possible.target),
        parts=forms.build(INPUTS[possible.action], value, choices, errors=mine.errors if mine else None, more=mine.more if mine else ""),
        checks=possible.findings,
        attempt=mine,
        exit=possible.step.kind is Kind.EXIT,
    )


def _title(possible: Possible) -> str:
    which = LIFE_CYCLES[possible.table].member.format(possible.target) if possible.target else ""
    return f"{possible.title}（{which}）" if which else possible.title
