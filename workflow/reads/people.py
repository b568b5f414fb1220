"""The people of a unit, as choices and by name."""

from collections.abc import Iterable

from states.facts import People
from workflow import clock
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.step.outside import OnDemand, Source
from workflow.store import people
from workflow.transaction import clock_shown, reading


def persons(house: House, caller: Caller, limit: int) -> tuple[tuple[str, str], ...]:
    """Ids and names of the unit's people, no more than ``limit``."""
    with reading(house) as connection:
        return tuple((p.id, p.name) for p in people.listed(connection, caller.unit, limit))


def on_demand(house: House, caller: Caller, expected: Iterable[str] = ()) -> People:
    """The unit's people, each looked up when asked for, those expected at once."""
    return OnDemand(Source(house, None, caller.unit, str(clock.day(clock_shown(house)))), tuple(expected))
