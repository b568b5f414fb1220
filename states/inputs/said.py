"""What is on record, said as the form that asked for it says it: for a form that starts with it, and for a correction that keeps it."""

from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel

from states.inputs.base import PERSONAL


def as_input(model: type[BaseModel], source: object) -> dict[str, Any]:
    """What the source says of the model's fields, as the model's JSON: money in yuan, shares in percent."""
    return _constructed(model, members_of(source)).model_dump(mode="json", exclude_none=True)


def _constructed(model: type[BaseModel], source: dict[str, Any]) -> BaseModel:
    known = {
        name: _member(field.annotation, source[name])
        for name, field in model.model_fields.items()
        if source.get(name) is not None and PERSONAL not in field.metadata  # of which only a commitment is left
    }
    return model.model_construct(_fields_set=None, **known)


def _member(annotation: Any, value: object) -> object:
    kinds = [t for t in (annotation, *get_args(annotation)) if isinstance(t, type)]
    chosen = next((t for t in kinds if issubclass(t, StrEnum)), None)
    if chosen is not None and isinstance(value, str):
        return chosen(value) if value in set(chosen) else None  # typed in words before there was a choice: asked again
    inner = next((t for t in kinds if issubclass(t, BaseModel)), None)
    if inner is None:
        return value
    if isinstance(value, tuple):
        return tuple(_constructed(inner, members_of(v)) for v in value)
    return _constructed(inner, members_of(value))


def members_of(source: object) -> dict[str, Any]:
    """What a record says, by its fields' names."""
    if isinstance(source, dict):
        return source
    return {f.name: getattr(source, f.name) for f in fields(source)} if is_dataclass(source) else {}


def spoken(given: BaseModel | None) -> dict[str, Any]:
    """An input in the same words; empty where nothing is given."""
    return given.model_dump(mode="json", exclude_none=True) if given is not None else {}
