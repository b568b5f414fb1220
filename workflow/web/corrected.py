"""The corrections of a case as its page shows them: what was on record, and what stands there now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, JsonValue

from states.case import Case
from states.correction import Correction
from states.corrections import FACTS
from states.labels import STATE
from states.lifecycles import LIFE_CYCLES
from states.stages import LifeCycle


@dataclass(frozen=True, slots=True)
class Changed:
    """A field by its title, as it was and as it is, "" where it says nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    title: str
    state: str
    made: Correction
    changed: tuple[Changed, ...]


def corrections(case: Case) -> tuple[CorrectionView, ...]:
    return tuple(CorrectionView(_title(one), STATE[LifeCycle.CORRECTION][one.state], one, _changed(one)) for one in case.corrections)


def _title(made: Correction) -> str:
    which = f"（{made.of}）" if made.of else ""
    return f"{LIFE_CYCLES[LifeCycle.CORRECTION].member.format(made.n)}：{FACTS[made.fact].word}{which}"


def _changed(made: Correction) -> tuple[Changed, ...]:
    """The fields that differ; all of them where nothing is left."""
    model = FACTS[made.fact].value
    before, after = dict(_flat(model, made.old)), dict(_flat(model, made.new))
    labels = dict.fromkeys((*before, *after))
    both = (Changed(label, before.get(label, ""), after.get(label, "")) for label in labels)
    return tuple(one for one in both if one.old != one.new)


def _flat(model: type[BaseModel], said: dict[str, Any], within: str = "") -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        yield from _told(f"{within}{field.title or name}", field.annotation, said.get(name))


def _told(label: str, annotation: Any, value: JsonValue) -> Iterator[tuple[str, str]]:
    inner = next((t for t in (annotation, *get_args(annotation)) if isinstance(t, type) and issubclass(t, BaseModel)), None)
    if isinstance(value, list) and inner is not None:
        for n, member in enumerate(value, 1):
            yield from _told(f"{label} {n}", inner, member)
    elif isinstance(value, dict) and inner is not None:
        yield from _flat(inner, value, f"{label} · ")
    elif isinstance(value, bool):
        yield label, "是" if value else "否"
    elif value is not None:
        yield label, "、".join(map(str, value)) if isinstance(value, list) else str(value)
