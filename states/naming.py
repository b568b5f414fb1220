"""How things are named: a subject ``C2026-0001``, one of several that lie in it ``C2026-0001-N1``, a task
``C2026-0001-1.0``. Read and printed here and nowhere else; the letters are the life cycles' own."""

import re
from dataclasses import dataclass
from typing import Self

from states.lifecycles import LIFE_CYCLES
from states.stages import LifeCycle

TARGET = re.compile(r"(?P<key>[^.]*)\.(?P<leaf>0|[1-9][0-9]*)")
SUBJECT = re.compile(r"(?P<prefix>[A-Z])(?P<year>[0-9]{4})-(?P<number>[0-9]{4}|[1-9][0-9]{4,7})")
MEMBER = re.compile(r"(?P<subject>.+)-(?P<mark>[A-Z])(?P<key>[1-9][0-9]*)")
TASK = re.compile(r"(?P<subject>.+)-(?P<target>[^-]+)")


@dataclass(frozen=True, slots=True)
class Target:
    """What a step is about within its subject: nothing, a member by its key (notice ``1``), or a leaf of a sign-off, by its
    position from 0 (``1.0``). Reading is total: what names no leaf is a key, and most keys name no member."""

    key: str = ""
    leaf: int | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        found = TARGET.fullmatch(text)
        return cls(found["key"], int(found["leaf"])) if found else cls(text)

    def __str__(self) -> str:
        return self.key if self.leaf is None else f"{self.key}.{self.leaf}"


@dataclass(frozen=True, slots=True)
class SubjectId:
    """The ``number`` of a subject counts from 1 within its life cycle and year."""

    cycle: LifeCycle
    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None for what names no subject."""
        found = SUBJECT.fullmatch(text)
        cycle = BY_PREFIX.get(found["prefix"]) if found else None
        return cls(cycle, int(found["year"]), int(found["number"])) if found and cycle else None

    def __str__(self) -> str:
        return f"{series(self.cycle, self.year)}{self.number:04d}"


@dataclass(frozen=True, slots=True)
class MemberId:
    """One of several that lie in a subject."""

    subject: str
    cycle: LifeCycle
    key: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None for what names no member."""
        found = MEMBER.fullmatch(text)
        cycle = BY_MARK.get(found["mark"]) if found else None
        return cls(found["subject"], cycle, found["key"]) if found and cycle else None

    def __str__(self) -> str:
        return f"{self.subject}-{LIFE_CYCLES[self.cycle].mark}{self.key}"


@dataclass(frozen=True, slots=True)
class TaskId:
    """An opinion to give on a subject."""

    subject: str
    target: Target

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None for what names no task."""
        found = TASK.fullmatch(text)
        target = Target.read(found["target"]) if found else Target()
        return cls(found["subject"], target) if found and target.leaf is not None else None

    def __str__(self) -> str:
        return f"{self.subject}-{self.target}"


BY_PREFIX = {cycle.prefix: cycle.key for cycle in LIFE_CYCLES.values() if cycle.prefix}
BY_MARK = {cycle.mark: cycle.key for cycle in LIFE_CYCLES.values() if cycle.mark}


def within(subject: str, name: str) -> str:
    """What a name adds to its subject's: ``N1`` of ``C2026-0001-N1``, nothing for the subject itself, all for what lies elsewhere."""
    return name.removeprefix(subject).removeprefix("-")


def series(cycle: LifeCycle, year: int) -> str:
    """What the names of a year's subjects begin with."""
    return f"{LIFE_CYCLES[cycle].prefix}{year}-"


def pattern(cycle: LifeCycle) -> str:
    """A regular expression, unanchored, for the names of a life cycle's subjects."""
    return f"{LIFE_CYCLES[cycle].prefix}[0-9]{{4}}-[0-9]{{4,8}}"
