"""Found a unit: its two logs, their keys, its first regulation."""

from states.regulation import content_hash, parse
from workflow import keys
from workflow.errors import InvalidInput
from workflow.house import House
from workflow.identity.caller import OPERATOR
from workflow.store import engine, people
from workflow.store import log as store
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, CASE, locked
from workflow.units.regulations import publish


def found(house: House, unit: str, name: str, regulation: str) -> None:
    """Make a unit with its two logs and its first regulation, all at once or not at all; raises InvalidInput when the
    regulation is too weak or the unit is there already."""
    rules, version = parse(regulation), content_hash(regulation)
    with engine.writing(house.engine) as connection:
        if people.unit(connection, unit) is not None:
            raise InvalidInput([("单位", f"{unit} 已经存在")])
        people.insert_unit(connection, {"unit": unit, "name": name, "regime": rules.regime.value, "regulation": version})
        for kind in (CASE, ACCESS):
            store.create_head(connection, unit, kind)
        with locked(house, connection, unit, CASE) as write:
            body = {"kind": "unit", "name": name, "regime": rules.regime.value, "sandbox": house.sandbox}
            write.append(Draft(case="", actor=OPERATOR, action="unit_founded", findings=[], body=body))
            publish(write, regulation)
    for kind in (CASE, ACCESS):
        keys.make(house.settings.data, unit, kind, sandbox=house.sandbox)
