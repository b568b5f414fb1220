"""The person behind a request."""

from dataclasses import dataclass

from states.stages import Seat

OPERATOR = "operator"  #: who sets up an installation at its console; not a person of the unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A signed-in person of one unit. Every query is scoped by ``unit``; ``seats`` are those held today; ``session``: the name by which
    entries tell the session, "" at the console."""

    unit: str
    person: str
    name: str
    seats: frozenset[Seat]
    session: str = ""
