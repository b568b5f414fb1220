"""Achievements and cases between their rows and their folds: load one, save one, number the next."""

import json
from datetime import date
from typing import Any

from pydantic import JsonValue, TypeAdapter
from sqlalchemy import Connection, Row

from states.achievement import Achievement
from states.case import Case, Subject
from states.money import grouped
from states.seating import HOME, current
from states.signoff import Matter, leaves, open_leaves
from states.stages import LifeCycle
from workflow import clock
from workflow.errors import NotFound
from workflow.store import subjects as store

READERS: dict[str, TypeAdapter[Any]] = {LifeCycle.CASE: TypeAdapter(Case), LifeCycle.ACHIEVEMENT: TypeAdapter(Achievement)}
PREFIX = {LifeCycle.CASE: "C", LifeCycle.ACHIEVEMENT: "A"}


def body(subject: Subject) -> str:
    """The row's copy of the fold: JSON without nulls, keys in the order of the dataclass."""
    adapter = READERS[table_of(subject)]
    return json.dumps(adapter.dump_python(subject, mode="json", exclude_none=True), ensure_ascii=False)


def table_of(subject: Subject) -> LifeCycle:
    return LifeCycle.CASE if isinstance(subject, Case) else LifeCycle.ACHIEVEMENT


def read(row: Row[Any]) -> Subject:
    subject: Subject = READERS[row.table].validate_json(row.body)
    return subject


def load_case(connection: Connection, unit: str, identifier: str) -> Case:
    """The case; raises NotFound, for another unit's too."""
    found = _load(connection, unit, identifier, LifeCycle.CASE)
    assert isinstance(found, Case)
    return found


def load_achievement(connection: Connection, unit: str, identifier: str) -> Achievement:
    found = _load(connection, unit, identifier, LifeCycle.ACHIEVEMENT)
    assert isinstance(found, Achievement)
    return found


def _load(connection: Connection, unit: str, identifier: str, table: LifeCycle) -> Subject:
    row = store.get(connection, unit, identifier, table)
    if row is None:
        raise NotFound(f"没有编号为 {identifier} 的{'案件' if table is LifeCycle.CASE else '成果'}")
    return read(row)


def achievements_of(connection: Connection, unit: str, identifiers: tuple[str, ...]) -> tuple[Achievement, ...]:
    """Those that exist, in the order asked for."""
    rows = store.achievements_of(connection, unit, identifiers)
    found = (read(rows[i]) for i in dict.fromkeys(identifiers) if i in rows)
    return tuple(a for a in found if isinstance(a, Achievement))


def next_id(connection: Connection, unit: str, table: LifeCycle, today: date) -> str:
    """``C2026-0001``: gapless within the year, because the unit's lock is held."""
    prefix = f"{PREFIX[table]}{today.year}-"
    return f"{prefix}{store.count(connection, unit, prefix) + 1:04d}"


def joined(achievements: tuple[Achievement, ...]) -> str:
    """A case's heading."""
    return "、".join(a.title for a in achievements)


def columns(subject: Subject, achievements: tuple[Achievement, ...], at: str) -> dict[str, JsonValue]:
    """The row's columns, each a copy of something in the fold (or, ``updated_at`` and ``decided_on``, of its entries)."""
    shared: dict[str, JsonValue] = {"state": subject.state.value, "seq": subject.seq, "updated_at": at, "body": body(subject)}
    if isinstance(subject, Achievement):
        return shared | {"title": subject.title, "patent": subject.patent.number if subject.patent else ""}
    terms, registration = subject.terms, subject.registration
    decided = current(subject, Matter.DECISION)
    return shared | {
        "title": joined(achievements),
        "buyer": terms.buyer.uscc if terms else "",
        "price": terms.price if terms else 0,
        "decided_on": str(clock.day(decided.opinions[-1].at)) if decided and decided.opinions else "",
        "registration": registration.number if registration else "",
    }


def open_tasks(unit: str, case: Case) -> list[dict[str, Any]]:
    """The rows of the case's open opinions."""
    return [
        {"unit": unit, "id": f"{case.id}-{s.n}.{at}", "case": case.id, "seat": leaf.seat.value, "person": leaf.person}
        for s in case.signoffs
        if case.state in HOME[s.matter]
        for at, leaf in enumerate(leaves(s.tree))
        if at in open_leaves(s)
    ]


def heading(case: Case, title: str) -> str:
    """One line for lists: title, buyer, price."""
    if case.terms is None:
        return title
    return f"{title} → {case.terms.buyer.name}，{grouped(case.terms.price)} 元"
