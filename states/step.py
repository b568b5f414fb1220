"""One legal step: everything that is said of it stands in its line of the table. Records import this, not the table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from states.guards import everywhere as ev
from states.inputs.base import Input
from states.rule import Rule
from states.stages import LifeCycle, Seat


@dataclass(frozen=True, slots=True)
class Step:
    """One legal step; ``title`` is what its button says. ``source == destination``: an internal row.
    ``asks``: the input of whoever takes it, None for an automatic line; ``writes``: the record of what it changes, a
    function of the step being taken (``records.taking.Taking``)."""

    table: LifeCycle
    action: str
    title: str
    source: str
    destination: str
    seats: tuple[Seat, ...]
    rules: tuple[Rule, ...] = ()
    though_held: bool = False
    asks: type[Input] | None = None
    writes: Callable[[Any], dict[str, object]] | None = None

    @property
    def automatic(self) -> bool:
        return self.seats == (Seat.SYSTEM,)

    @property
    def guards(self) -> tuple[Rule, ...]:
        """All rules of the line, the two common ones first."""
        seat = () if self.automatic else (ev.seat_held(self.seats),)
        hold = () if self.though_held or self.table is LifeCycle.ACHIEVEMENT else (ev.not_held,)
        return (*seat, *hold, *self.rules)
