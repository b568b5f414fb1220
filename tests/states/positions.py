"""A bare subject standing at any source of the table: just enough for its line to be in turn."""

from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from states.case import Subject, blank, kind_of
from states.lifecycles import LIFE_CYCLES, SPINES
from states.signoff import Matter, Signoff
from states.stages import NEW, CaseState, LifeCycle
from tests.states.walk import START, regulation

BARE: dict[type, Any] = {str: "", int: 1, bool: False, date: date(2026, 3, 2), datetime: datetime(2026, 3, 2, tzinfo=UTC)}


def standing(table: LifeCycle, source: str) -> Subject:
    """The subject; one of several is number 1."""
    cycle, kind = LIFE_CYCLES[table], kind_of(table)
    if table in SPINES:
        bare = blank(kind, "X1")
        return bare if source == NEW else replace(bare, state=cycle.states(source), seq=1)
    subject = replace(blank(kind, "X1"), seq=1)
    if source == NEW:
        return subject
    hint = get_type_hints(kind)[cycle.group]
    kept = next(part for part in (hint, *get_args(hint)) if is_dataclass(part))
    made = replace(bare_of(kept), state=cycle.states(source))
    return replace(subject, **{cycle.group: (made,) if cycle.many else made})


def bare_of(kept: type) -> Any:
    """One of these with nothing in it, each field of the least that its type lets in."""
    hints = get_type_hints(kept)
    return kept(**{f.name: least(hints[f.name]) for f in fields(kept) if f.default is MISSING})


def least(hint: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next(iter(hint))
    return {} if get_origin(hint) is dict else BARE.get(hint, ())


def target(table: LifeCycle, source: str) -> str:
    return "1" if LIFE_CYCLES[table].many and source != NEW else ""


def with_open_review(subject: Subject) -> Subject:
    """The same case with a review whose first leaf is open, so that a sign-off verb is about something."""
    opened = Signoff(n=1, matter=Matter.REVIEW, tree=regulation().review, terms_hash="", opened_at=START)
    return replace(subject, state=CaseState.REVIEWING, signoffs=(opened,))
