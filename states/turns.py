"""Whose turn it is: which steps are in turn for a subject, and which seats and persons may be the ones it waits for.

`holders` names too many rather than too few, and what it asks is a matter of the subject alone: neither the day nor the rest of the
unit moves it. Whether a step would be taken is still asked of its rules, for the few subjects that a page shows.
"""

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter

from states.achievement import Achievement
from states.case import Subject
from states.facts import Facts
from states.findings import Outcome
from states.guards import distribution, internal_control, trading
from states.lifecycles import LIFE_CYCLES
from states.regulation import Regulation
from states.road import road_ahead
from states.stages import LifeCycle, Seat
from states.step import Kind, Step
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
    for step, target in in_turn(subject):
        if not step.awaited(subject, target) or _refused(subject, step, facts, regulation, at):
            continue
        found.update(seat.value for seat in step.seats if seat is not Seat.COMPLETER)
        found.update(completers if Seat.COMPLETER in step.seats else ())
    return frozenset(found)


def keys(person: str, seats: frozenset[Seat]) -> tuple[str, ...]:
    """What a person may find their turn under: the seats they hold, and themselves."""
    return (f"{PERSON}{person}", *sorted(seat.value for seat in seats))


def _refused(subject: Subject, step: Step, facts: Facts, regulation: Regulation, at: datetime) -> bool:
    """The check alone is asked, because no finding is kept of it; on a road that is spared the rule it says nothing."""
    asked = (rule for rule in step.rules if rule.id in OF_THE_SUBJECT)
    against = [rule.id for rule in asked if rule.check(subject, facts, regulation, at).outcome is Outcome.REFUSED]
    road = road_ahead(subject, facts) if against else None
    return any(road is None or not road.spared(rule) for rule in against)
