"""Forms from input models: the JSON schema of an action's input becomes labelled inputs, filled with a JSON value.

    build(model, value, errors, choices) -> parts        the way back is `form_values.read`

The value is what a person typed (or a prefill), not yet a valid input; ``errors`` go by the place of the JSON value.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from states.inputs.base import PERSON, Mark, marks
from workflow.web import words
from workflow.web.choices import Choices
from workflow.web.fields import Field, Group, Kind, Option, Part, Rows
from workflow.web.schema import HASH, Node, choices_of, is_object, is_rows, schema_of

#: Blank rows offered after those filled in, and how many rows a list shows at least.
BLANK, FEWEST = 1, 2
#: Blank rows after “再加几行” was asked for.
MORE = 4
#: Text longer than this is written in an area.
LINE = 300

#: Names that follow from the person chosen beside them.
NAMES = frozenset({"CompleterInput.name", "ShareInput.name"})

YES_NO = (Option("true", "是"), Option("false", "否"))


class Builder:
    """One form being built: the schema, what went wrong where, what may be chosen, which list wants more rows."""

    __slots__ = ("choices", "errors", "marks", "more", "schema")

    def __init__(self, model: type[BaseModel], errors: Mapping[str, str], choices: Choices, more: str) -> None:
        self.schema = schema_of(model)
        self.marks = marks(model)
        self.errors = errors
        self.choices = choices
        self.more = more

    def members(self, node: Node, prefix: str, value: object, *, required: bool) -> tuple[Part, ...]:
        given = value if isinstance(value, dict) else {}
        owner = node.get("definition", node["title"])
        needed = {*node.get("required", ()), *words.ASKED.get(str(owner), ())}
        return tuple(
            self.part(
                f"{owner}.{name}", member, f"{prefix}{name}", given.get(name, member.get("default")), required=required and name in needed
            )
            for name, member in self.schema.members(node).items()
        )

    def part(self, key: str, node: Node, name: str, value: object, *, required: bool) -> Part:
        """``key`` is the member's own name, its model before it: ``BuyerInput.name``."""
        if is_object(node):
            optional = bool(node.get("optional")) and not required
            parts = self.members(node, f"{name}.", value, required=required and not optional)
            return Group(name=name, label=node["title"], optional=optional, parts=parts, error=self.errors.get(name, ""))
        if is_rows(self.schema, node):
            return self.rows(node, name, value)
        return self.field(key, node, name, value, required=required)

    def rows(self, node: Node, name: str, value: object) -> Rows:
        filled = list(value) if isinstance(value, list | tuple) else []
        blank = MORE if self.more == name else BLANK
        shown = min(max(len(filled) + blank, FEWEST), max(node.get("maxItems", FEWEST), len(filled)))
        item = self.schema.resolve(node["items"])
        rows = tuple(
            Group(
                name=f"{name}.{at}",
                label=f"{node['title']} {at + 1}",
                optional=True,
                parts=self.members(item, f"{name}.{at}.", filled[at] if at < len(filled) else None, required=False),
            )
            for at in range(shown)
        )
        return Rows(name=name, label=node["title"], rows=rows, error=self.errors.get(name, ""))

    def field(self, key: str, node: Node, name: str, value: object, *, required: bool) -> Field:
        many = node.get("type") == "array"
        item = self.schema.resolve(node["items"]) if many else node
        values = tuple(_text(v) for v in value) if isinstance(value, list | tuple) else (() if value is None else (_text(value),))
        options = self.options(key, item)
        if many and options is None:
            values = ("\n".join(values),) if values else ()
        return Field(
            kind=_kind(node, item, options),
            name=name,
            label=node.get("title", key),
            required=required and (not many or node.get("minItems", 0) > 0),
            values=values,
            options=() if options is None else _with_present(options, values),
            hint=_hint(key, node, item, options, self.marks.get(key)),
            error=self.errors.get(name, "") or next((e for n, e in self.errors.items() if many and n.startswith(f"{name}.")), ""),
            numeric=options is None and item.get("pattern", HASH) != HASH,
            longest=item.get("maxLength", 0) if not many else 0,
        )

    def options(self, key: str, node: Node) -> tuple[Option, ...] | None:
        """What may be chosen; None for what is typed."""
        if node.get("type") == "boolean":
            return YES_NO
        listed = choices_of(node)
        if listed:
            vocabulary = node.get("definition", key)
            return tuple(Option(v, words.choice(vocabulary, v)) for v in words.offered(vocabulary, listed))
        return self.choices.of(self.marks.get(key))


def build(
    model: type[BaseModel], value: Mapping[str, Any] | None, choices: Choices, *, errors: Mapping[str, str] | None = None, more: str = ""
) -> tuple[Part, ...]:
    """The form's parts, filled with ``value``; ``more`` names a list that shall show more blank rows."""
    builder = Builder(model, errors or {}, choices, more)
    return builder.members(builder.schema.root, "", dict(value or {}), required=True)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _kind(node: Node, item: Node, options: tuple[Option, ...] | None) -> Kind:
    if options is not None:
        return "checks" if node.get("type") == "array" else "select"
    if node.get("type") == "array" or item.get("maxLength", 0) > LINE:
        return "area"
    if item.get("format") == "date":
        return "date"
    return "number" if item.get("type") == "integer" else "line"


def _hint(key: str, node: Node, item: Node, options: tuple[Option, ...] | None, mark: Mark | None) -> str:
    if options is None and mark is PERSON:
        return "填写人员编号" + ("，每行一个" if node.get("type") == "array" else "")
    if key in NAMES:
        return "留空即按所选人员填写"
    if options is not None:
        return "" if options else "本案尚无可选项；附件请先在本页上传" if item.get("pattern") == HASH else "尚无可选项"
    if node.get("type") == "array":
        return "每行一项" + (f"，如：{'、'.join(words.SUGGESTED[key])}" if key in words.SUGGESTED else "")
    example = next(iter(item.get("examples", ())), "")
    return f"例：{example}" if example else ""


def _with_present(options: tuple[Option, ...], values: tuple[str, ...]) -> tuple[Option, ...]:
    """The options and, if something else was sent, that too: what a person chose is never silently lost."""
    known = {o.value for o in options}
    return (*options, *(Option(v, v) for v in values if v and v not in known))
