"""One valid example an input model, made from its schema: what its fields name as example, else the plainest value."""

from typing import Any

from pydantic import BaseModel

from states.table import INPUTS
from workflow.api.schemas import schema

DAY = "2026-03-02"
HASH = "0" * 64
#: Where the plainest value would not pass, or would mislead a reader.
BY_NAME: dict[str, Any] = {"achievements": ["A2026-0001"], "person": "wang", "late_rate": "0.0500", "copies": 4}


def example(model: type[BaseModel]) -> Any:
    """A body that the model takes."""
    node = schema(model)
    return _value(node, node.get("$defs", {}))


def _value(node: dict[str, Any], defined: dict[str, Any]) -> Any:
    if "$ref" in node:
        return _value(defined[node["$ref"].rpartition("/")[2]], defined)
    if "anyOf" in node:
        return _value(node["anyOf"][0], defined)
    for key in ("examples", "enum"):
        if key in node:
            return node[key][0]
    if "const" in node:
        return node["const"]
    return _plain(node, defined)


def _plain(node: dict[str, Any], defined: dict[str, Any]) -> Any:
    if node["type"] == "object":
        return {name: BY_NAME.get(name, _value(member, defined)) for name, member in node.get("properties", {}).items()}
    if node["type"] == "array":
        return [_value(node["items"], defined)]
    if node["type"] == "integer":
        return max(node.get("minimum", 1), 1)
    if node["type"] == "boolean":
        return False
    if node.get("format") == "date":
        return DAY
    return HASH if "pattern" in node else node.get("title", "文字")


#: By action.
EXAMPLES: dict[str, Any] = {action: example(model) for action, model in INPUTS.items()}
