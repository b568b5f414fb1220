"""What a paper is made from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from documents.head import Head
from states.case import Case
from states.facts import Facts
from states.regulation import Regulation

Target = TypeVar("Target")


@dataclass(frozen=True, slots=True)
class LogHead:
    """How far the unit's log had grown when the paper was made: its number of entries, and their root in hex."""

    size: int
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Generic[Target]):
    """The case, of it the thing that the paper is about, what else is known, and the paper's own head. ``opened``: the
    personal text behind its commitment, for the one paper that needs it."""

    case: Case
    target: Target
    facts: Facts
    regulation: Regulation
    log: LogHead
    head: Head
    opened: Callable[[str], str]
