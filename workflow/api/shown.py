"""A subject as the API shows it: money in yuan and shares in percent, as strings; all else as the log keeps it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from states import labels, terms
from states.case import Case, Subject, plain
from states.money import Unit, percent, yuan
from states.stages import STAGE_OF


@cache
def units(kind: type) -> Mapping[str, Unit]:
    """What the integer fields of a state value count, by their names."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: part for name, hint in hints.items() for part in _parts(hint) if isinstance(part, Unit)}


def _parts(hint: Any) -> tuple[Any, ...]:
    """What a type is made of; of one that may be None, what the other is made of too."""
    parts = get_args(hint)
    return (*parts, *(inner for part in parts for inner in get_args(part)))


def shown(value: Any) -> Any:
    """JSON of a state value; what is not set yet is left out."""
    if isinstance(value, terms.Terms):  # as the first release showed them, in one; and in their halves
        offer, deal = shown(value.offer), shown(value.deal)
        return {**offer, **deal, "offer": offer, "deal": deal}
    if is_dataclass(value):
        kind = type(value)
        return {f.name: _field(kind, f.name, getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) is not None}
    if isinstance(value, tuple):
        return [shown(member) for member in value]
    return plain(value)


def _field(kind: type, name: str, value: Any) -> Any:
    unit = units(kind).get(name)
    if unit is not None and isinstance(value, tuple):
        return [_counted(unit, member) for member in value]
    return shown(value) if unit is None else _counted(unit, value)


def _counted(unit: Unit, value: Any) -> Any:
    if unit is Unit.FEN:
        return yuan(value)
    return percent(value) if unit is Unit.PROPORTION else shown(value)


def subject(state: Subject) -> dict[str, Any]:
    """The whole subject with the words for where it stands."""
    more = {"state_name": labels.STATE[state.CYCLE][state.state], "version": state.seq}
    if isinstance(state, Case):
        stage = STAGE_OF[state.state]
        more |= {"stage": str(stage), "stage_name": labels.STAGE[stage]}
    told: dict[str, Any] = shown(state)
    return told | more
