"""The life cycles, one file each: what it is called, where its objects lie in their subject, the states they may stand in.

A new life cycle is a member of `LifeCycle`, and under its name a file here and one with its lines in ``states/table/``; every
part of it is asked for when they are read.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from states.lifecycles.cycle import Cycle, Subject
from states.rooms import found
from states.stages import LifeCycle

Kind = TypeVar("Kind", bound=Subject)


def _index(*cycles: Cycle) -> Mapping[LifeCycle, Cycle]:
    """The cycles by key; raises AssertionError when two share a letter or one lacks a part."""
    known = {cycle.key: cycle for cycle in cycles}
    letters = [letter for cycle in cycles for letter in (cycle.prefix, cycle.mark) if letter]
    assert len(set(letters)) == len(letters), f"two life cycles share a letter: {sorted(letters)}"
    for key in LifeCycle:
        assert key in known, f"{key}: no file says what it is"
        cycle = known[key]
        assert cycle.label, f"{key}: no word for it"
        assert set(cycle.words) == set(cycle.states), f"{key}: states without a word"
        assert all(cycle.words.values()), f"{key}: states without a word"
        assert (cycle.of is key) is bool(cycle.prefix), f"{key}: a subject has a letter of its own, what lies in one has none"
        assert bool(cycle.prefix) is not bool(cycle.group), f"{key}: a subject itself or a group of one, not both or neither"
        assert bool(cycle.mark) is ("{}" in cycle.member), f"{key}: no letter or word for one of several"
        assert cycle.folder or not (cycle.many or cycle.prefix), f"{key}: no folder to find its objects under"
    return known


LIFE_CYCLES: Mapping[LifeCycle, Cycle] = _index(*(found(__name__, key, Cycle) for key in LifeCycle))

#: Those whose objects are subjects themselves, each with entries, a row and a name of its own.
SPINES: Mapping[LifeCycle, Cycle] = {cycle.key: cycle for cycle in LIFE_CYCLES.values() if cycle.prefix}


def holding(kind: type[Kind]) -> type[Kind]:
    """Gives a subject the groups of those life cycles whose own file says as what it keeps their objects."""
    for cycle in LIFE_CYCLES.values():
        if cycle.of is kind.CYCLE and cycle.kept is not None:
            several: Any = tuple
            kind.__annotations__[cycle.group] = several[cycle.kept, ...] if cycle.many else cycle.kept | None
            setattr(kind, cycle.group, () if cycle.many else None)
    return kind


def cycle_of(subject: Subject) -> Cycle:
    """The life cycle of the subject itself."""
    return SPINES[subject.CYCLE]


def spine_of(key: LifeCycle) -> Cycle:
    """The life cycle of the subject that this cycle's objects lie in."""
    return SPINES[LIFE_CYCLES[key].of]


def can_be_held(key: LifeCycle) -> bool:
    """Whether the subject that this cycle's objects lie in can be held, and they with it."""
    return LIFE_CYCLES[key].of is LIFE_CYCLES[LifeCycle.HOLD].of


__all__ = ["LIFE_CYCLES", "SPINES", "Cycle", "can_be_held", "cycle_of", "holding", "spine_of"]
