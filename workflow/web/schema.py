"""Reading the JSON schema of an input model: what kind of thing a node is. Shared by the two directions, form and value."""

from functools import cache
from typing import Any

from pydantic import BaseModel

Node = dict[str, Any]

HASH = "^[0-9a-f]{64}$"  #: the pattern of `states.inputs.base.Sha256`: a field of an upload


class Schema:
    """A model's schema with its references resolved on the way."""

    __slots__ = ("_definitions", "root")

    def __init__(self, model: type[BaseModel]) -> None:
        self.root: Node = model.model_json_schema()
        self._definitions: dict[str, Node] = self.root.get("$defs", {})

    def resolve(self, node: Node) -> Node:
        """The node itself: a reference followed, the alternative to *null* taken; what stands beside it is kept."""
        if "anyOf" in node:
            other = next(n for n in node["anyOf"] if n.get("type") != "null")
            return self.resolve(
                {**{k: v for k, v in node.items() if k != "anyOf"}, **other, "title": node.get("title", ""), "optional": True}
            )
        if "$ref" in node:
            name = node["$ref"].rpartition("/")[2]
            return {**self._definitions[name], **{k: v for k, v in node.items() if k != "$ref"}, "definition": name}
        return node

    def members(self, node: Node) -> dict[str, Node]:
        return {name: self.resolve(member) for name, member in node.get("properties", {}).items()}


@cache
def schema_of(model: type[BaseModel]) -> Schema:
    """The model's schema, made once."""
    return Schema(model)


def is_object(node: Node) -> bool:
    return node.get("type") == "object"


def is_rows(schema: Schema, node: Node) -> bool:
    """A list of objects; a list of plain values is one input."""
    return node.get("type") == "array" and is_object(schema.resolve(node["items"]))


def choices_of(node: Node) -> tuple[str, ...]:
    return tuple(node["enum"]) if "enum" in node else (node["const"],) if "const" in node else ()
