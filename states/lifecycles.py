"""The life cycles: what each is called, where its objects lie in its subject, the states they may stand in.

A new life cycle is one line here and its lines in the table; every part of it is asked for when the module is read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from states import labels
from states.achievement import Achievement
from states.case import Case, Subject
from states.errors import OutOfTurn
from states.stages import NEW, STATES, LifeCycle

Members = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Cycle:
    """One life cycle. ``of``: the subject its objects lie in; ``members``: those objects by target, "" where there is
    but one; ``many``: each has a target of its own; ``prefix``: the letter of its ids, if it is a subject itself; ``mark``: the
    letter before the key in an id of one of several (`naming`); ``apart``: it has an address of its own under that id, not
    within its subject; ``folder``: the word in addresses that its objects are found under, "" where its only object is
    acted on at the subject itself; ``member``: what one of several is called, with a place for its key."""

    key: LifeCycle
    of: type[Case] | type[Achievement]
    members: Members
    many: bool = False
    prefix: str = ""
    mark: str = ""
    apart: bool = False
    folder: str = ""
    member: str = ""

    @property
    def label(self) -> str:
        return labels.TABLE[self.key]

    @property
    def states(self) -> type[StrEnum]:
        return STATES[self.key]

    @property
    def can_be_held(self) -> bool:
        """Whether the subject that its objects lie in can be held, and they with it."""
        return self.of is LIFE_CYCLES[LifeCycle.HOLD].of

    def belongs(self, subject: Subject) -> bool:
        """Whether the subject is of the kind that this cycle's objects lie in."""
        return isinstance(subject, self.of)

    def targets(self, subject: Subject) -> tuple[str, ...]:
        """What a line of this cycle may be about here."""
        return tuple(self.members(subject)) if self.many else ("",)

    def position(self, subject: Subject, target: str) -> str:
        """Where the object stands, ``new`` if it is still to be made; raises OutOfTurn for a target that names none."""
        found = self.members(subject).get(target if self.many else "")
        if found is None and target and self.many:
            raise OutOfTurn("没有这项公示或轮次")
        return str(found.state) if found is not None else NEW


def _itself(subject: Subject) -> Mapping[str, Any]:
    return {"": subject} if subject.seq else {}


def _one(name: str) -> Members:
    return lambda subject: {"": found} if (found := getattr(subject, name)) is not None else {}


def _keyed(name: str) -> Members:
    return lambda subject: {member.key: member for member in getattr(subject, name)}


def _index(*cycles: Cycle) -> Mapping[LifeCycle, Cycle]:
    """The cycles by key; raises AssertionError when one lacks its line, its word, its states or a state its word."""
    found = {cycle.key: cycle for cycle in cycles}
    for key in LifeCycle:
        assert key in found, f"{key}: no line among the life cycles"
        assert key in labels.TABLE, f"{key}: no word for it"
        assert key in STATES, f"{key}: no states"
        assert not found[key].many or (found[key].mark and "{}" in found[key].member), f"{key}: no letter or word for one of several"
        assert found[key].folder or not (found[key].many or found[key].prefix), f"{key}: no folder to find its objects under"
        assert set(labels.STATE.get(key, {})) == set(STATES[key]), f"{key}: states without a word"
    return found


LIFE_CYCLES: Mapping[LifeCycle, Cycle] = _index(
    Cycle(LifeCycle.ACHIEVEMENT, Achievement, _itself, prefix="A", folder="achievements"),
    Cycle(LifeCycle.CASE, Case, _itself, prefix="C", folder="cases"),
    Cycle(LifeCycle.NOTICE, Case, _keyed("notices"), many=True, mark="N", apart=True, folder="notices", member="公示 N{}"),
    Cycle(LifeCycle.ROUND, Case, _keyed("rounds"), many=True, mark="R", folder="rounds", member="第 {} 轮"),
    Cycle(LifeCycle.REGISTRATION, Case, _one("registration"), folder="registration"),
    Cycle(LifeCycle.HOLD, Case, _one("hold")),
)

#: Those whose objects are subjects themselves, each with entries, a row and a name of its own.
SPINES: Mapping[LifeCycle, Cycle] = {cycle.key: cycle for cycle in LIFE_CYCLES.values() if cycle.prefix}


def cycle_of(subject: Subject) -> Cycle:
    """The life cycle of the subject itself."""
    return SPINES[subject.CYCLE]


def spine_of(key: LifeCycle) -> Cycle:
    """The life cycle of the subject that this cycle's objects lie in."""
    return SPINES[LIFE_CYCLES[key].of.CYCLE]
