"""What a file of this room says of a kind of fact: all that its correction needs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from states.case import Case
from states.correction import Correction, FactKind, Said
from states.days import Held
from states.inputs.base import Input
from states.inputs.corrections import Correct
from states.records.taking import Taking
from states.rule import Rule
from states.stages import Seat


@dataclass(frozen=True, slots=True)
class Mended:
    """The groups that a confirmed correction changes, and what became of all that rested on the old value, in Chinese."""

    changes: dict[str, object]
    follows: tuple[str, ...]


def only(_: Case) -> tuple[str, ...]:
    """The key of what there is but one of."""
    return ("",)


def nothing(_: Case, _of: str, _value: Any) -> tuple[Held, ...]:
    """Nothing that is recorded afterwards has a day that must follow."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A kind of recorded fact. ``value``: the input of the step that records it; ``asks``, ``seats``: those of the step
    that proposes its correction; ``rules``: those that the value must meet, as it had to when it was recorded.

    ``keys``: of what is on record where there may be several; ``said``: what is on record of it, as its form says it, None where there is nothing to correct; ``without``: the case as if it had
    not been recorded, which the corrected value is judged on; ``mended``: the correction carried out. ``followed``: the days of the
    value that what was done since has to follow; the value's own step knew nothing of that yet."""

    key: FactKind
    word: str
    asks: type[Correct]
    value: type[Input]
    seats: tuple[Seat, ...]
    rules: tuple[Rule, ...] = field(repr=False)
    keys: Callable[[Case], tuple[str, ...]]
    said: Callable[[Case, str], Said | None]
    without: Callable[[Case, str], Case]
    mended: Callable[[Taking[Case], Correction], Mended]
    followed: Callable[[Case, str, Any], tuple[Held, ...]] = nothing
