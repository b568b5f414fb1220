"""What a file of this room says of a life cycle."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from states.errors import OutOfTurn
from states.stages import NEW, LifeCycle


class Subject(Protocol):
    """What objects lie in; it is one itself, of its own life cycle."""

    CYCLE: ClassVar[LifeCycle]

    @property
    def seq(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One life cycle, with all its words. ``of``: that of the subject its objects lie in; ``states``: where they may stand,
    each with its word in ``words``. ``group``: the group of the subject that holds them, "" if the subject itself is the object;
    ``kept``: as what it holds each, a dataclass with a ``state`` (of several, with a ``key`` and its ``KEY``), None where the
    subject's own file names the group. ``prefix``: the letter of its ids, if it is a subject itself; ``mark``: the letter
    before the key in an id of one of several (`naming`); ``apart``: it has an address of its own under that id, not within its
    subject; ``folder``: the word in addresses that its objects are found under, "" where its only object is acted
    on at the subject itself; ``member``: what one of several is called, with a place for its key."""

    key: LifeCycle
    label: str
    of: LifeCycle
    states: type[StrEnum]
    words: Mapping[str, str]
    group: str = ""
    kept: type | None = None
    prefix: str = ""
    mark: str = ""
    apart: bool = False
    folder: str = ""
    member: str = ""

    @property
    def many(self) -> bool:
        """Whether there may be several, each with a target of its own."""
        return bool(self.mark)

    def members(self, subject: Subject) -> Mapping[str, Any]:
        """The objects by target, "" where there is but one; none before it is made."""
        if not self.group:
            return {"": subject} if subject.seq else {}
        held = getattr(subject, self.group)
        if self.many:
            return {member.key: member for member in held}
        return {} if held is None else {"": held}

    def belongs(self, subject: Subject) -> bool:
        """Whether the subject is of the kind that this cycle's objects lie in."""
        return subject.CYCLE is self.of

    def targets(self, subject: Subject) -> tuple[str, ...]:
        """What a line of this cycle may be about here."""
        return tuple(self.members(subject)) if self.many else ("",)

    def places(self, subject: Subject) -> Mapping[str, str]:
        """Where each object stands that a line of this cycle may be about here, by target."""
        found = {target: str(member.state) for target, member in self.members(subject).items()}
        return found if self.many or found else {"": NEW}

    def position(self, subject: Subject, target: str) -> str:
        """Where the object stands, ``new`` if it is still to be made; raises OutOfTurn for a target that names none."""
        found = self.members(subject).get(target if self.many else "")
        if found is None and target and self.many:
            raise OutOfTurn(f"没有这项{self.label}")
        return str(found.state) if found is not None else NEW
