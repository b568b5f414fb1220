"""The people of a unit, as choices."""

from workflow.house import House
from workflow.identity.caller import Caller
from workflow.store import people
from workflow.transaction import reading


def persons(house: House, caller: Caller) -> tuple[tuple[str, str], ...]:
    """Ids and names of the unit's people."""
    with reading(house) as connection:
        return tuple((p.id, p.name) for p in people.persons(connection, caller.unit) if p.active)
