"""Valid values of any input model, made from its schema: what hypothesis fills forms with."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from states.inputs.proposal import ASKED
from states.money import percent, yuan
from states.party import PartyKind
from workflow.web.schema import HASH, Node, Schema, choices_of

#: Letters, quotes, markup and full-width signs, no line ends: what one line of a form can hold.
SIGNS = st.sampled_from("专利转让甲乙丙abcXYZ019 <>&\"'，。（）%｜\\{}")


def values(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """The JSON of an input."""
    schema = Schema(model)
    return _object(schema, schema.root)


def _object(schema: Schema, node: Node) -> st.SearchStrategy[dict[str, Any]]:
    members = {name: _value(schema, member, name) for name, member in schema.members(node).items()}
    if {"kind", "id_number"} <= members.keys():
        return st.sampled_from(PartyKind).flatmap(lambda kind: _party(members, kind))
    needed = {name: made for name, made in members.items() if name in node.get("required", [])}
    return st.fixed_dictionaries(needed, optional={name: made for name, made in members.items() if name not in needed})


def _party(members: dict[str, st.SearchStrategy[Any]], kind: PartyKind) -> st.SearchStrategy[dict[str, Any]]:
    """What is asked of this kind and nothing else."""
    of_all = {name: members[name] for name in ("name", "address", "contact", *ASKED[kind])}
    optional = {"licence": members["licence"]}
    return st.fixed_dictionaries(of_all | {"kind": st.just(kind.value)}, optional=optional)


def _value(schema: Schema, node: Node, name: str) -> st.SearchStrategy[Any]:
    if node.get("type") == "object":
        return _object(schema, node)
    if node.get("type") == "array":
        least = node.get("minItems", 0)
        return st.lists(_value(schema, schema.resolve(node["items"]), name), min_size=least, max_size=least + 2)
    if choices_of(node):
        return st.sampled_from(choices_of(node))
    if node["type"] == "boolean":
        return st.booleans()
    if node["type"] == "integer":
        return st.integers(max(node.get("minimum", 0), node.get("exclusiveMinimum", -1) + 1), node.get("maximum", 10**6))
    return _text(node)


def _text(node: Node) -> st.SearchStrategy[str]:
    if node.get("pattern") == HASH:
        return st.sampled_from(["a" * 64, "0123456789abcdef" * 4])
    if "pattern" in node:
        rate = "百分数" in node["description"]
        return st.integers(0, 10**6).map(percent) if rate else st.integers(1, 10**13).map(yuan)
    if node.get("format") == "date":
        return st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)
    if node.get("examples", [None])[0] and "description" in node:
        return st.just(node["examples"][0])
    line = st.text(SIGNS, min_size=1, max_size=20).map(str.strip).filter(bool)
    area = st.lists(line, min_size=1, max_size=3).map("\n".join)
    return area if node.get("maxLength", 0) > 300 else line
