"""Whose turn it is: which steps are in turn for a subject, and which seats and persons may be the ones it waits for.

`holders` names too many rather than too few, and what it asks is a matter of the subject alone: neither the day nor the rest of the
unit moves it. Whether a step would be taken is still asked of its rules, for the few subjects that a page shows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from states.achievement import Achievement
from states.case import Subject
from states.facts import Facts
from states.findings import Outcome
from states.guards import distribution, internal_control, trading
from states.lifecycles import LIFE_CYCLES, Cycle
from states.regulation import Regulation
from states.road import road_ahead
from states.rule import Rule
from states.stages import NEW, LifeCycle, Seat
from states.step import UNAWAITED, Kind, Step
from states.table import STEPS

#: How a person is told from a seat among those whose turn it is.
PERSON = "@"

#: Rules that look at nothing but the subject: where one refuses, nobody's turn has come.
OF_THE_SUBJECT = frozenset(
    {
        distribution.contract_signed.id,
        distribution.scheme_approved.id,
        internal_control.all_completers_signed.id,
        trading.scan_uploaded.id,
    }
)


def _from() -> Mapping[tuple[LifeCycle, str], tuple[tuple[int, Step], ...]]:
    """The lines that persons take by themselves, opinions left out, by where they start, each with its place in the table."""
    found: dict[tuple[LifeCycle, str], tuple[tuple[int, Step], ...]] = {}
    for place, step in enumerate(STEPS):
        if not step.automatic and step.kind is not Kind.TASK:
            found[step.table, step.source] = (*found.get((step.table, step.source), ()), (place, step))
    return found


_FROM = _from()


@dataclass(frozen=True, slots=True)
class _Awaited:
    """What is asked of a line that a subject may wait for: its rules of the subject alone, its seats but the completers'."""

    step: Step
    asked: tuple[Rule, ...]
    seats: frozenset[str]
    completers: bool


def _awaited() -> tuple[tuple[Cycle, Mapping[str, tuple[_Awaited, ...]]], ...]:
    """The lines that a subject may wait for, by life cycle and by where they start: every step asks them of it, before and after."""
    known: dict[LifeCycle, dict[str, tuple[_Awaited, ...]]] = {key: {} for key in LIFE_CYCLES}
    for (key, source), lines in _FROM.items():
        known[key][source] = tuple(_asked(step) for _, step in lines if step.kind not in UNAWAITED)
    return tuple((LIFE_CYCLES[key], lines) for key, lines in known.items())


def _asked(step: Step) -> _Awaited:
    rules = tuple(rule for rule in step.rules if rule.id in OF_THE_SUBJECT)
    seats = frozenset(seat.value for seat in step.seats if seat is not Seat.COMPLETER)
    return _Awaited(step, rules, seats, Seat.COMPLETER in step.seats)


_AWAITED = _awaited()


def in_turn(subject: Subject) -> tuple[tuple[Step, str], ...]:
    """The steps that lead from where the subject's objects stand, each with its target, in the table's order."""
    found = [
        (place, step, target)
        for cycle in LIFE_CYCLES.values()
        if cycle.belongs(subject)
        for target in dict.fromkeys((*cycle.targets(subject), ""))
        for place, step in _FROM.get((cycle.key, cycle.position(subject, target)), ())
    ]
    return tuple((step, target) for _, step, target in sorted(found, key=itemgetter(0)))


def holders(subject: Subject, facts: Facts, regulation: Regulation, at: datetime) -> frozenset[str]:
    """Seats, and behind ``@`` persons by id, whose turn may have come with something that the subject waits for."""
    named = subject.completer_ids() if isinstance(subject, Achievement) else facts.completers()
    completers = frozenset(f"{PERSON}{person}" for person in named) or frozenset({Seat.COMPLETER.value})
    found: set[str] = set()
    for line in _in_turn_and_awaited(subject):
        if not (line.asked and _refused(subject, line.asked, facts, regulation, at)):
            found |= line.seats
            found |= completers if line.completers else frozenset()
    return frozenset(found)


def _in_turn_and_awaited(subject: Subject) -> Iterator[_Awaited]:
    for cycle, lines in _AWAITED:
        if cycle.belongs(subject):
            for target, place in {"": NEW, **cycle.places(subject)}.items():
                for line in lines.get(place, ()):
                    if line.step.awaited(subject, target):
                        yield line


def keys(person: str, seats: frozenset[Seat]) -> tuple[str, ...]:
    """What a person may find their turn under: the seats they hold, and themselves."""
    return (f"{PERSON}{person}", *sorted(seat.value for seat in seats))


def _refused(subject: Subject, asked: tuple[Rule, ...], facts: Facts, regulation: Regulation, at: datetime) -> bool:
    """The check alone is asked, because no finding is kept of it; on a road that is spared the rule it says nothing."""
    against = [rule.id for rule in asked if rule.check(subject, facts, regulation, at).outcome is Outcome.REFUSED]
    road = road_ahead(subject, facts) if against else None
    return any(road is None or not road.spared(rule) for rule in against)
