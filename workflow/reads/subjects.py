"""One subject as a reader sees it, what may be done with it and why not; lists of subjects. Nothing here writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import Connection

from states.case import Subject
from states.decide import Action, judge
from states.facts import Facts, Person
from states.findings import Finding
from states.regulation import Regulation
from states.stages import LifeCycle
from states.step import Step
from states.turns import in_turn
from workflow import clock, subjects
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.step import facts
from workflow.store import subjects as store
from workflow.transaction import now, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """An action in turn: allowed if no finding refuses; its findings either way (inputs not given are *pending*)."""

    step: Step
    target: str
    findings: tuple[Finding, ...]

    @property
    def action(self) -> str:
        return self.step.action

    @property
    def title(self) -> str:
        return self.step.title

    @property
    def table(self) -> LifeCycle:
        return self.step.table

    @property
    def allowed(self) -> bool:
        return not any(f.outcome == "refused" for f in self.findings)

    @property
    def forbidden(self) -> bool:
        """Refused for want of a seat: a page does not show its button at all."""
        return any(f.rule == "seat_held" and f.outcome == "refused" for f in self.findings)


S = TypeVar("S", bound=Subject)
S_co = TypeVar("S_co", bound=Subject, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Generic[S_co]):
    """A subject as one reader sees it at one moment, with the facts and regulation that its actions are judged by."""

    subject: S_co
    facts: Facts
    regulation: Regulation
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a list; ``price`` in 分 (0: none yet)."""

    id: str
    title: str
    state: str
    price: int
    updated_at: str


def view(house: House, caller: Caller, kind: type[S], identifier: str) -> View[S]:
    """The subject of that kind; raises NotFound, for another unit's too."""
    with reading(house) as connection:
        return viewed(house, connection, caller, kind, identifier)


def found(house: House, caller: Caller, kind: type[S], identifier: str) -> S:
    """The subject alone; raises NotFound, for another unit's too."""
    with reading(house) as connection:
        return subjects.load(connection, caller.unit, identifier, kind).subject


@contextmanager
def opened(house: House, caller: Caller, kind: type[S], identifier: str) -> Iterator[View[S]]:
    """The subject, with one snapshot kept open for whatever its facts are asked for; raises NotFound."""
    with reading(house) as connection:
        yield viewed(house, connection, caller, kind, identifier)


def viewed(house: House, connection: Connection, caller: Caller, kind: type[S], identifier: str) -> View[S]:
    subject, at = subjects.load(connection, caller.unit, identifier, kind).subject, now(connection)
    known, regulation = facts.load(house, connection, caller.unit, str(clock.day(at)), subject, None)
    return View(subject=subject, facts=known, regulation=regulation, at=at)


def possible(
    seen: View[Subject], caller: Caller, table: LifeCycle | None = None, target: str = "", *, awaited: bool = False
) -> tuple[Possible, ...]:
    """Every action of the tables that is in turn for this subject (of ``table`` and ``target`` alone if given; only what it waits for,
    if ``awaited``), sign-off verbs left out: they belong to tasks."""
    actor = seen.facts.people.get(caller.person)
    if actor is None:
        return ()
    return tuple(
        Possible(step=s, target=t, findings=_judged(seen, s, t, actor))
        for s, t in in_turn(seen.subject)
        if (table is None or s.table is table) and (not target or t == target) and (not awaited or s.awaited(seen.subject, t))
    )


def _judged(seen: View[Subject], step: Step, target: str, actor: Person) -> tuple[Finding, ...]:
    action = Action(step.action, target)
    return judge(seen.subject, action, seen.facts, actor=actor, at=seen.at, regulation=seen.regulation)


def listed(house: House, caller: Caller, table: LifeCycle, *, after: str = "", limit: int = 50) -> tuple[Row, ...]:
    """A keyset page of the unit's subjects, newest number first."""
    with reading(house) as connection:
        rows = store.page(connection, caller.unit, table.value, after=after, limit=limit)
    return tuple(Row(id=r.id, title=r.title, state=r.state, price=r.price, updated_at=r.updated_at) for r in rows)


def cases_of(house: House, caller: Caller, achievement: str) -> tuple[Row, ...]:
    """The cases that an achievement was or is in."""
    with reading(house) as connection:
        rows = store.cases_on(connection, caller.unit, achievement)
    return tuple(Row(id=r.id, title=r.title, state=r.state, price=r.price, updated_at=r.updated_at) for r in rows)
