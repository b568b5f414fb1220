"""The life cycles: what each is called, where its objects lie in its subject, the states they may stand in.

A new life cycle is one line here and its lines in the table; every part of it is asked for when the module is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from states import labels
from states.achievement import Achievement
from states.case import KEYED, Case, Subject
from states.errors import OutOfTurn
from states.stages import NEW, STATES, LifeCycle


@dataclass(frozen=True, slots=True)
class Cycle:
    """One life cycle. ``of``: the subject its objects lie in; ``group``: the group of the subject that holds them, "" if the
    subject itself is the object; ``prefix``: the letter of its ids, if it is a subject itself; ``mark``: the
    letter before the key in an id of one of several (`naming`); ``apart``: it has an address of its own under that id, not
    within its subject; ``folder``: the word in addresses that its objects are found under, "" where its only object is
    acted on at the subject itself; ``member``: what one of several is called, with a place for its key."""

    key: LifeCycle
    of: type[Case] | type[Achievement]
    group: str = ""
    prefix: str = ""
    mark: str = ""
    apart: bool = False
    folder: str = ""
    member: str = ""

    @property
    def label(self) -> str:
        return labels.TABLE[self.key]

    @property
    def many(self) -> bool:
        """Whether there may be several, each with a target of its own."""
        return self.group in KEYED[self.of]

    def members(self, subject: Subject) -> Mapping[str, Any]:
        """The objects by target, "" where there is but one; none before it is made."""
        if not self.group:
            return {"": subject} if subject.seq else {}
        held = getattr(subject, self.group)
        if self.many:
            return {member.key: member for member in held}
        return {} if held is None else {"": held}

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


def _index(*cycles: Cycle) -> Mapping[LifeCycle, Cycle]:
    """The cycles by key; raises AssertionError when one lacks its line, its word, its states or a state its word."""
    found = {cycle.key: cycle for cycle in cycles}
    letters = [letter for cycle in cycles for letter in (cycle.prefix, cycle.mark) if letter]
    assert len(set(letters)) == len(letters), f"two life cycles share a letter: {sorted(letters)}"
    for key in LifeCycle:
        assert key in found, f"{key}: no line among the life cycles"
        assert key in labels.TABLE, f"{key}: no word for it"
        assert key in STATES, f"{key}: no states"
        cycle = found[key]
        groups = {field.name: field.default for field in fields(cycle.of)}
        assert bool(cycle.prefix) is not bool(cycle.group), f"{key}: a subject itself or a group of one, not both or neither"
        assert not cycle.group or cycle.group in groups, f"{key}: {cycle.of.__name__} has no group {cycle.group}"
        assert cycle.many or groups.get(cycle.group) != (), f"{key}: several in {cycle.group}, but no KEY to tell them apart"
        assert not cycle.many or (cycle.mark and "{}" in cycle.member), f"{key}: no letter or word for one of several"
        assert cycle.folder or not (cycle.many or cycle.prefix), f"{key}: no folder to find its objects under"
        assert set(labels.STATE.get(key, {})) == set(STATES[key]), f"{key}: states without a word"
    return found


LIFE_CYCLES: Mapping[LifeCycle, Cycle] = _index(
    Cycle(LifeCycle.ACHIEVEMENT, Achievement, prefix="A", folder="achievements"),
    Cycle(LifeCycle.CASE, Case, prefix="C", folder="cases"),
    Cycle(LifeCycle.NOTICE, Case, "notices", mark="N", apart=True, folder="notices", member="公示 N{}"),
    Cycle(LifeCycle.ROUND, Case, "rounds", mark="R", folder="rounds", member="第 {} 轮"),
    Cycle(LifeCycle.REGISTRATION, Case, "registration", folder="registration"),
    Cycle(LifeCycle.HOLD, Case, "hold"),
)

#: Those whose objects are subjects themselves, each with entries, a row and a name of its own.
SPINES: Mapping[LifeCycle, Cycle] = {cycle.key: cycle for cycle in LIFE_CYCLES.values() if cycle.prefix}


def cycle_of(subject: Subject) -> Cycle:
    """The life cycle of the subject itself."""
    return SPINES[subject.CYCLE]


def spine_of(key: LifeCycle) -> Cycle:
    """The life cycle of the subject that this cycle's objects lie in."""
    return SPINES[LIFE_CYCLES[key].of.CYCLE]
