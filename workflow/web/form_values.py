"""From what a browser posted back to the JSON that an input model takes, and from pydantic's objections to Chinese.

The value read is also what a refused form is shown with again: nothing typed is lost, blank rows apart.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from states.text import folded
from workflow import faults, reading
from workflow.errors import InvalidInput
from workflow.web.names import Names
from workflow.web.schema import Node, Schema, is_object, is_rows, schema_of

PostedFields = Mapping[str, Sequence[str]]
Value = dict[str, Any]

#: A list longer than this in one form was not made by a person.
MOST_ROWS = 200


class Blank:
    """Nothing was filled in: the member is left out and the model's default or objection applies."""


BLANK = Blank()


def read(model: type[BaseModel], posted: PostedFields, names: Names | None = None) -> Value:
    """The JSON value that the form says; ``names`` fills in a person's name where only the person was chosen."""
    schema = schema_of(model)
    value = _object(schema, schema.root, "", posted)
    if names:
        _name_people(value, names)
    return value


def model_of(model: type[BaseModel], value: Value) -> tuple[BaseModel | None, dict[str, str]]:
    """The input, or what is wrong with it by the place in the value."""
    raw = json.dumps(value).encode()
    try:
        model.model_validate_json(raw)
        return reading.read(model, raw), {}
    except ValidationError as wrong:
        return None, {".".join(str(at) for at in e["loc"]): message(e) for e in wrong.errors()}
    except InvalidInput as wrong:  # what the schema cannot say; without a place, so told at the head of the form
        return None, {"": str(wrong)}


def _read(schema: Schema, node: Node, name: str, posted: PostedFields) -> object:
    if is_object(node):
        inner = _object(schema, node, f"{name}.", posted)
        return BLANK if node.get("optional") and _is_blank(node, inner) else inner
    if is_rows(schema, node):
        return _rows(schema, schema.resolve(node["items"]), name, posted)
    values = [v.replace("\r\n", "\n").replace("\r", "\n") for v in posted.get(name, ())]
    if node.get("type") == "array":
        item = schema.resolve(node["items"])
        return [_scalar(item, line.strip()) for v in values for line in v.split("\n") if line.strip()]
    text = values[0] if values else ""
    return _scalar(node, text) if text.strip() else BLANK


def _object(schema: Schema, node: Node, prefix: str, posted: PostedFields) -> Value:
    members = {key: _read(schema, member, f"{prefix}{key}", posted) for key, member in schema.members(node).items()}
    return {key: value for key, value in members.items() if not isinstance(value, Blank)}


def _rows(schema: Schema, item: Node, name: str, posted: PostedFields) -> list[Value]:
    heads = {key.removeprefix(f"{name}.").partition(".")[0] for key in posted if key.startswith(f"{name}.")}
    numbers = sorted(int(h) for h in heads if h.isascii() and h.isdigit() and len(h) < len(str(MOST_ROWS)) + 1)
    rows = (_object(schema, item, f"{name}.{n}.", posted) for n in numbers[:MOST_ROWS])
    return [row for row in rows if not _is_blank(item, row)]


def _is_blank(node: Node, value: Value) -> bool:
    """Nothing required was filled in; preselected defaults do not count."""
    return all(value.get(key) in (None, "", [], {}) for key in node.get("required", ()))


def _scalar(node: Node, text: str) -> object:
    if node.get("type") == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if node.get("type") == "integer":
        digits = folded(text)
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < len(str(2**53)) else text
    return text


def _name_people(value: object, names: Names) -> None:
    if isinstance(value, dict):
        person = value.get("person")
        if isinstance(person, str) and not value.get("name") and (name := names.get(person)):
            value["name"] = name
        for member in value.values():
            _name_people(member, names)
    elif isinstance(value, list):
        for member in value:
            _name_people(member, names)


def message(error: ErrorDetails) -> str:
    """What is wrong, in Chinese, in a form's words where they differ from those for JSON."""
    return next((text for start, text in IN_FORMS if error["type"].startswith(start)), "") or faults.sentence(dict(error))


IN_FORMS = (
    ("missing", "请填写"),
    ("string_too_short", "请填写"),
    ("string_pattern_mismatch", "请从已上传的附件中选择"),
    ("enum", "请选择"),
    ("literal_error", "请选择"),
    ("bool", "请选择是或否"),
    ("int_", "请填写整数"),
    ("date", "请填写日期，如 2026-03-01"),
)
