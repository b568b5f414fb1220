"""The core: ``decide`` asks the table and its rules, and answers with events; nothing is written here.

    decide(state, action, facts, actor=, at=, regulation=) -> Decision      raises UnknownAction, OutOfTurn, Refused

After the step the automatic lines are tried until none moves; each is an event of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from typing import Generic, TypeVar

from pydantic import BaseModel

from states.case import Subject, evolve, plain
from states.errors import OutOfTurn, Refused, UnknownAction
from states.events import Event
from states.facts import Facts, Person
from states.findings import Finding
from states.lifecycles import LIFE_CYCLES
from states.machine import fire
from states.records.taking import Taking
from states.regulation import Regulation
from states.seating import require_open_task
from states.stages import LifeCycle
from states.step import Kind, Step
from states.table import INDEX, STEPS, TABLE_OF

S = TypeVar("S", bound=Subject)

#: Steps that nobody takes: they happen by themselves.
AUTOMATIC = frozenset(step.action for step in STEPS if step.automatic)
#: More automatic steps than this after one act would mean that the table runs in a circle.
MOST_AUTOMATIC = 50
Waiting = Mapping[tuple[LifeCycle, str], tuple[tuple[int, Step], ...]]


def by_source(steps: tuple[Step, ...]) -> Waiting:
    """The automatic lines by where they start, each with its place in the table: only those in turn are judged."""
    found: dict[tuple[LifeCycle, str], tuple[tuple[int, Step], ...]] = {}
    for place, step in enumerate(steps):
        if step.automatic:
            found[step.table, step.source] = (*found.get((step.table, step.source), ()), (place, step))
    return found


AUTOMATIC_FROM: Waiting = by_source(STEPS)


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody wants to do: the line's action, the notice, round or ``signoff.leaf`` it is about, and its input."""

    name: str
    target: str = ""
    given: BaseModel | None = None


@dataclass(frozen=True, slots=True)
class Decision(Generic[S]):
    """The findings of the step asked for, its event and those of the automatic lines, the state after each."""

    findings: tuple[Finding, ...]
    events: tuple[Event, ...]
    states: tuple[S, ...]

    @property
    def state(self) -> S:
        """The state after them all."""
        return self.states[-1]


def decide(state: S, action: Action, facts: Facts, *, actor: Person, at: datetime, regulation: Regulation) -> Decision[S]:
    """Judge one action and everything that follows from it by itself."""
    facts = replace(facts, actor=actor, given=action.given, target=action.target)
    table = TABLE_OF.get(action.name)
    if table is None or action.name in AUTOMATIC or not LIFE_CYCLES[table].belongs(state):
        raise UnknownAction(f"没有“{action.name}”这个办理事项")
    event = _take(state, table, action.name, facts, at, regulation)
    state = evolve(state, event)
    taken = [(event, state), *settled(state, facts, at=at, regulation=regulation)]
    return Decision(event.findings, tuple(event for event, _ in taken), tuple(state for _, state in taken))


def judge(state: Subject, action: Action, facts: Facts, *, actor: Person, at: datetime, regulation: Regulation) -> tuple[Finding, ...]:
    """All findings of an action without taking it; raises OutOfTurn when no line leads from here."""
    facts = replace(facts, actor=actor, given=action.given, target=action.target)
    table = TABLE_OF[action.name]
    step = INDEX.get((action.name, position(state, table, action.target)))
    if step is None:
        raise OutOfTurn(f"当前状态下不能办理“{action.name}”")
    return findings_of(step, state, facts, at, regulation)


def settle(state: S, facts: Facts, *, at: datetime, regulation: Regulation) -> Iterator[Event]:
    """Events of the automatic lines that now hold, one after another until none does."""
    return (event for event, _ in settled(state, facts, at=at, regulation=regulation))


def settled(state: S, facts: Facts, *, at: datetime, regulation: Regulation) -> Iterator[tuple[Event, S]]:
    """The same, each with the state after it."""
    for _ in range(MOST_AUTOMATIC):
        event = next(_automatic(state, facts, at, regulation), None)
        if event is None:
            return
        state = evolve(state, event)
        yield event, state
    raise AssertionError("automatic steps do not come to rest")


def position(state: Subject, table: LifeCycle, target: str) -> str:
    """Where the table's own object stands; ``new`` if it is still to be made."""
    return LIFE_CYCLES[table].position(state, target)


def findings_of(step: Step, state: Subject, facts: Facts, at: datetime, regulation: Regulation) -> tuple[Finding, ...]:
    return tuple(guard(state, facts, regulation, at) for guard in step.guards)


def _automatic(state: Subject, facts: Facts, at: datetime, regulation: Regulation) -> Iterator[Event]:
    for step, target in _waiting(state):
        seen = replace(facts, actor=None, given=None, target=target)
        if not any(guard(state, seen, regulation, at).blocks for guard in step.guards):  # the first that blocks is enough
            yield _take(state, step.table, step.action, seen, at, regulation)


def _waiting(state: Subject) -> list[tuple[Step, str]]:
    """The automatic lines that lead from where the subject's objects stand, in the table's order."""
    found = [
        (place, step, target)
        for cycle in LIFE_CYCLES.values()
        if cycle.belongs(state)
        for target, where in cycle.places(state).items()
        for place, step in AUTOMATIC_FROM.get((cycle.key, where), ())
    ]
    return [(step, target) for _, step, target in sorted(found, key=itemgetter(0))]


def _take(state: Subject, table: LifeCycle, action: str, facts: Facts, at: datetime, regulation: Regulation) -> Event:
    """One line through the machine: its findings, and the event with the groups it changes."""
    source = position(state, table, facts.target)
    found: list[Finding] = []
    taken: list[Step] = []

    def holds(step: Step) -> bool:
        if step.kind is Kind.TASK:
            require_open_task(state, facts.target)
        found.extend(findings_of(step, state, facts, at, regulation))
        taken.append(step)
        return not any(f.blocks for f in found)

    destination = fire(table, action, source, holds)
    if destination is None:
        raise Refused(found)
    writes = taken[0].writes
    assert writes is not None, "the index found it"
    changes = writes(Taking(state, facts, regulation, at, taken[0]))
    return Event(
        table=table,
        action=action,
        source=str(source),
        destination=str(destination),
        target=facts.target,
        actor=facts.acting().id,
        at=at,
        regulation=facts.regulation_hash,
        findings=tuple(found),
        set={name: plain(value) for name, value in changes.items()},
    )
