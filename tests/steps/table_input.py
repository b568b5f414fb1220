"""A feature's table over a form: the left column names the field by its title, the right one gives the value.

`完成人2·贡献比例` is a field of the second member; a title's unit in brackets may be left out; 无 empties a list.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from states import labels
from states.party import PartyKind
from states.proposal import ExportClass
from states.terms import Mode, ObjectKind, Pricing
from tests.steps.words import VALUES

#: Choices that carry their own words.
VOCABULARIES: dict[Any, dict[Any, str]] = {
    Mode: labels.MODE,
    ObjectKind: labels.OBJECT,
    Pricing: labels.PRICING,
    PartyKind: labels.PARTY,
    ExportClass: labels.EXPORT,
}

Day = Callable[[str], date]


def put(model: type[BaseModel], given: dict[str, Any], path: str, text: str, day: Day) -> None:
    """Set one field of the form's values; raises AssertionError when the form has no such field."""
    head, _, rest = path.partition("·")
    word, number = re.fullmatch(r"(.*?)(\d*)", head).groups()
    name = _field(model, word)
    inner = _inner(model.model_fields[name].annotation)
    if not rest:
        given[name] = _value(model.model_fields[name].annotation, given.get(name), text, day)
    elif number:
        members = given[name] = [dict(member) for member in given.get(name, [])]
        if int(number) == len(members) + 1:
            members.append(dict(members[-1]) if members else {})  # the next one starts as a copy of the last
        put(inner, members[int(number) - 1], rest, text, day)
    else:
        given[name] = dict(given.get(name) or {})
        put(inner, given[name], rest, text, day)


def _field(model: type[BaseModel], word: str) -> str:
    titles = {re.sub(r"（[^）]*）$", "", str(field.title)): name for name, field in model.model_fields.items()}
    assert word in titles, f"表单没有“{word}”，有：{'、'.join(titles)}"
    return titles[word]


def _inner(annotation: Any) -> Any:
    """The member's model of a list of them, or the model itself."""
    for argument in get_args(annotation):
        found = _inner(argument)
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
    return annotation


def _value(annotation: Any, before: Any, text: str, day: Day) -> Any:
    """The JSON value; amounts and shares stay text, counts are numbers as they were before."""
    if type(None) in get_args(annotation) and text == "无":
        return None
    if get_origin(annotation) is tuple:
        return [] if text == "无" else [VALUES.get(part, part) for part in text.split("、")]
    if annotation is date:
        return str(day(text))
    if type(before) is int:
        return int(text)
    if annotation in VOCABULARIES:
        return next((str(key) for key, word in VOCABULARIES[annotation].items() if word == text), text)
    return VALUES.get(text, text)
