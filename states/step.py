"""One legal step: everything that is said of it stands in its line of the table. Records import this, not the table."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from states.guards import everywhere as ev
from states.inputs.base import Input
from states.lifecycles import can_be_held
from states.rule import Rule
from states.stages import LifeCycle, Seat

Waits = Callable[[Any, str], bool]
Issues = Callable[[Any, Any], str]


class Kind(Enum):
    """What a step is to the road. Pages, lists and calls ask this, never an action's name; it is stored nowhere."""

    ADVANCE = auto()  #: moves the matter on, or is one of the conditions of it; waits for its seat
    ANSWER = auto()  #: is owed to something that came in, and makes no sense where nothing did
    ANY_TIME = auto()  #: may be done when there is cause; waits for nobody
    EXIT = auto()  #: a way out or an interruption, offered apart so that nobody takes it by mistake
    TASK = auto()  #: a verb on an open sign-off task, about ``signoff.leaf`` (`signoff.Verb`)


#: Of these no subject ever waits for one.
UNAWAITED = frozenset({Kind.ANY_TIME, Kind.EXIT})


@dataclass(frozen=True, slots=True)
class Step:
    """One legal step; ``title`` is what its button says. ``source == destination``: an internal row.
    ``asks``: the input of whoever takes it, None for an automatic line; ``writes``: the record of what it changes, a
    function of the step being taken (`records.taking.Taking`); ``issues``: which kind of paper it issues, a function of
    subject and input, None if it issues none.

    ``waits``: whether the subject waits for this and does not merely allow it once more, a function of subject and
    target (None: whenever it is in turn). ``proves``: the duties (`documents/duties.py`) that it is evidence of; a duty is
    proved when every action that proves it was taken. ``instead_of``: the automatic line that it takes by hand."""

    table: LifeCycle
    action: str
    title: str
    source: str
    destination: str
    seats: tuple[Seat, ...]
    rules: tuple[Rule, ...] = ()
    though_held: bool = False
    kind: Kind = Kind.ADVANCE
    asks: type[Input] | None = None
    writes: Callable[[Any], dict[str, object]] | None = None
    issues: Issues | None = None
    waits: Waits | None = None
    proves: tuple[str, ...] = ()
    instead_of: str = ""

    @property
    def automatic(self) -> bool:
        return self.seats == (Seat.SYSTEM,)

    @property
    def guards(self) -> tuple[Rule, ...]:
        """All rules of the line, the two common ones first."""
        seat = () if self.automatic else (ev.seat_held(self.seats),)
        hold = () if self.though_held or not can_be_held(self.table) else (ev.not_held,)
        return (*seat, *hold, *self.rules)

    def awaited(self, subject: object, target: str) -> bool:
        """Whether the subject, where the step is in turn, waits for somebody to take it."""
        return self.kind not in UNAWAITED and (self.waits is None or self.waits(subject, target))
