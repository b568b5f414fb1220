"""What a form asks the record keeps, and where a line leads its object then stands."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, JsonValue

from states.case import Subject, plain
from states.events import Event
from states.lifecycles import LIFE_CYCLES
from states.stages import NEW
from states.terms import Mode

#: Fields that are asked for another reason than to be kept, each with it.
NOT_KEPT = {
    "ConfirmContract.note": "the second clerk's word; the act is kept with its author and time",
    "RecordFee.evidence": "kept as the evidence of the finding that it is there",
}


def values(value: JsonValue) -> Iterator[str | float]:
    """All that is said, at any depth."""
    if isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from values(member)
    elif value is not None and value != "":
        yield value


def asked(given: BaseModel) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The fields that were filled in, by model and name, at any depth, each with what it says, as a record does, as the form does, or as a key."""
    for name in given.model_fields_set:
        value = getattr(given, name)
        members = value if isinstance(value, tuple) else (value,)
        inner = [member for member in members if isinstance(member, BaseModel)]
        if not inner:
            said = given.model_dump(mode="json", include={name})[name]
            yield f"{type(given).__name__}.{name}", (value.act if isinstance(value, Mode) else value, said, str(value))
        for member in inner:
            yield from asked(member)


def unkept(given: BaseModel, event: Event) -> set[str]:
    """The fields of which the event does not say what was filled in, whatever it calls it."""
    kept = set(values(dict(event.set)))
    return {field for field, ways in asked(given) if not any(set(values(plain(way))) <= kept for way in ways)}


def dropped(given: BaseModel, event: Event) -> list[str]:
    return sorted(unkept(given, event) - set(NOT_KEPT))


def left_at(before: Subject, event: Event, after: Subject) -> str:
    """Where the object of the event stands after it. The spine is moved by the fold; what lies in a subject is moved by the record
    of its line, which must not forget it."""
    cycle = LIFE_CYCLES[event.table]
    made = [key for key in cycle.members(after) if key not in cycle.members(before)]
    return cycle.position(after, made[0] if event.source == NEW and cycle.many else event.target)
