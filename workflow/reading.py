"""The one way in for JSON: bytes to an input model, strictly, or InvalidInput with every fault in Chinese."""

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from workflow import faults
from workflow.errors import InvalidInput

Model = TypeVar("Model", bound=BaseModel)

#: C0 controls but tab and line ends: no form of ours holds one, and PostgreSQL stores no NUL.
_CONTROLS = frozenset(range(32)) - {9, 10, 13}


def read(model: type[Model], raw: bytes) -> Model:
    """The input; raises InvalidInput."""
    try:
        given = model.model_validate_json(raw)
    except ValidationError as error:
        raise InvalidInput(faults.fields(error.errors(include_url=False, include_input=False), model)) from None
    if twice := _twice(raw):
        raise InvalidInput([(twice, "同一项写了两次")])
    found = [(place, "含有控制字符") for place, text in _texts(given.model_dump(), ()) if not _CONTROLS.isdisjoint(map(ord, text))]
    if found:
        raise InvalidInput([(faults.place(place, model), what) for place, what in found])
    return given


def _twice(raw: bytes) -> str:
    """The first name that one object of the JSON has twice, "" for none: which of the two was meant, nobody can tell."""
    found: list[str] = []

    def look(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        found.extend(name for at, name in enumerate(names) if name in names[:at])

    json.loads(raw, object_pairs_hook=look)
    return next(iter(found), "")


def _texts(value: Any, at: tuple[int | str, ...]) -> list[tuple[tuple[int | str, ...], str]]:
    if isinstance(value, str):
        return [(at, value)]
    if isinstance(value, dict):
        return [found for name, member in value.items() for found in _texts(member, (*at, name))]
    if isinstance(value, tuple | list):
        return [found for n, member in enumerate(value) for found in _texts(member, (*at, n))]
    return []
