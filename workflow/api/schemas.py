"""JSON schemas of inputs, with what only a registry knows: which kinds of paper there are, and which of them are due for what."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from states.inputs.contracting import IssuePaper
from workflow.papers.choosing import Chosen, on_request


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """The model's schema."""
    made = model.model_json_schema()
    return enumerated(made) if model is IssuePaper else made


def enumerated(made: dict[str, Any]) -> dict[str, Any]:
    """The schema of `IssuePaper`, its kinds as they are registered."""
    return _narrowed(made, {kind.key: kind.title for kind in on_request()}, ())


def due(papers: Iterable[Chosen]) -> dict[str, Any]:
    """The schema of `IssuePaper` as it stands now: the kinds that are due, and what for."""
    chosen = tuple(papers)
    made = IssuePaper.model_json_schema()
    return _narrowed(made, {c.kind.key: c.kind.title for c in chosen}, tuple(dict.fromkeys(c.of for c in chosen)))


def _narrowed(made: dict[str, Any], kinds: dict[str, str], about: tuple[str, ...]) -> dict[str, Any]:
    listed = "；".join(f"{key}：{title}" for key, title in kinds.items())
    kind = {**made["properties"]["kind"], "enum": list(kinds), "description": listed}
    of = {**made["properties"]["of"], **({"enum": ["", *about]} if about else {})}
    return {**made, "properties": {**made["properties"], "kind": kind, "of": of}}
