"""Subjects in which it is the caller's turn: found by the rows that say whose turn may be, then asked of their rules."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row

from states.achievement import Achievement
from states.case import Case, Subject
from states.regulation import Regulation
from states.stages import LifeCycle
from states.turns import keys
from workflow import clock
from workflow.errors import RowDiffers
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.reads.subjects import View, possible
from workflow.step import facts
from workflow.step.outside import Source
from workflow.store import subjects as store
from workflow.store import turns
from workflow.subjects import readable
from workflow.transaction import now, reading

LOG = logging.getLogger("anxin")

#: What one subject's data can do to whoever judges it; a fault of the database is none of these, and breaks the list.
BREAKS = (RowDiffers, ValueError, ArithmeticError, LookupError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A subject that waits for the caller: as lists show it, and the titles of what may be done now. ``broken``: it cannot be told,
    for what its row or another's says; whoever opens it is told why."""

    id: str
    title: str
    state: str
    titles: tuple[str, ...]
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """``following``: where the next page begins, "" after the last. A page may hold fewer than were asked for: who may be next by
    the rows is not always who is next today."""

    waiting: tuple[Waiting, ...]
    following: str


def waiting(house: House, caller: Caller, table: LifeCycle, *, before: str = "", limit: int = 20) -> Page:
    """A keyset page of the subjects that wait for the caller, newest number first."""
    with reading(house) as connection:
        ids = _ids(connection, caller, table, before, limit + 1)
        rows = {row.id: row for row in store.by_id(connection, caller.unit, ids[:limit])}
        views = _views(house, connection, caller, rows)
        found = [told for identifier, seen in views if (told := _waiting(rows[identifier], seen, caller))]
    return Page(tuple(found), ids[limit - 1] if len(ids) > limit else "")


def _ids(connection: Connection, caller: Caller, table: LifeCycle, before: str, limit: int) -> list[str]:
    """Of what each of the caller's seats, and the caller in person, may be waited for with: the newest, each once."""
    asked = (
        turns.next_for(connection, caller.unit, table.value, holder, before=before, limit=limit)
        for holder in keys(caller.person, caller.seats)
    )
    return list(islice(dict.fromkeys(merge(*asked, reverse=True)), limit))


def _views(
    house: House, connection: Connection, caller: Caller, rows: Mapping[str, Row[Any]]
) -> Iterator[tuple[str, View[Subject] | None]]:
    """The subjects of a page, as lists have them: by their rows. None for one of which nothing can be told."""
    subjects = {i: readable(rows[i]) for i in sorted(rows, reverse=True)}
    named = tuple(i for subject in subjects.values() if isinstance(subject, Case) for i in subject.achievements)
    included = {i: readable(row) for i, row in store.achievements_of(connection, caller.unit, named).items()}
    at = now(connection)
    buyers = (s.terms.buyer.found_by for s in subjects.values() if isinstance(s, Case) and s.terms)
    source = Source(house, connection, caller.unit, str(clock.day(at)), tuple(dict.fromkeys(buyers)))
    known = [a for a in (*included.values(), *subjects.values()) if isinstance(a, Achievement)]
    expected = (caller.person, *(one.person for a in known for one in a.completers))
    ours = facts.of_unit(house, connection, caller.unit, source.today, expected)
    regulations: dict[str, Regulation] = {}
    for identifier, subject in subjects.items():
        if subject is None:
            yield identifier, None
            continue
        among = (included.get(i) for i in subject.achievements) if isinstance(subject, Case) else (subject,)
        told = facts.about(ours, source, subject, tuple(a for a in among if isinstance(a, Achievement)))
        version = told.regulation_hash
        try:
            if version not in regulations:
                regulations[version] = facts.regulation_for(connection, caller.unit, told)
        except BREAKS:
            LOG.exception("no regulation for %s of %s in a list", identifier, caller.unit)
            yield identifier, None
            continue
        yield identifier, View(subject=subject, facts=told, regulation=regulations[version], at=at)


def _waiting(row: Row[Any], seen: View[Subject] | None, caller: Caller) -> Waiting | None:
    """The line of a subject, None when it does not wait for the caller."""
    titles: tuple[str, ...] = ()
    broken = seen is None
    if seen is not None:
        try:
            titles = _titles(seen, caller)
        except BREAKS:
            LOG.exception("cannot judge %s of %s for a list", row.id, caller.unit)
            broken = True
    return Waiting(id=row.id, title=row.title, state=row.state, titles=titles, broken=broken) if titles or broken else None


def _titles(seen: View[Subject], caller: Caller) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.title for p in possible(seen, caller, awaited=True) if p.allowed))
