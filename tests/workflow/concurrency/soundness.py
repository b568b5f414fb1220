"""What must hold of a house after anything: worked out here from the leaves, beside the program's own audit."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row
from sqlmodel import SQLModel, select

from states.case import Subject, blank, evolve, kind_of
from workflow import subjects
from workflow.house import House
from workflow.step import entries
from workflow.store import log
from workflow.store import subjects as store
from workflow.trail import merkle
from workflow.trail.entry import leaf_hash, read
from workflow.trail.log import frontier
from workflow.trail.verify import Document, blank_document, follow
from workflow.transaction import CASE, reading, writing


def everything(house: House) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with reading(house) as connection:
        found = {name: connection.execute(select(table)).all() for name, table in SQLModel.metadata.tables.items()}
    return {name: sorted(tuple(row) for row in rows) for name, rows in found.items()}


def case_log(house: House, unit: str, kind: str = CASE) -> Sequence[Row[Any]]:
    with reading(house) as connection:
        return log.entries(connection, unit, kind)


def actions(house: House, unit: str) -> list[str]:
    return [row.action for row in case_log(house, unit)]


def assert_sound(house: House, unit: str) -> None:
    """No gap, no fork, the head over all leaves, rows and tasks as their folds. Waits for whoever still writes."""
    with writing(house, unit) as write:
        connection, head = write.connection, write.head
        stored = log.entries(connection, unit, CASE)
        rows = {row.id: (row.state, row.seq, row.body) for row in store.every(connection, unit)}
        tasks = {tuple(task) for task in store.tasks(connection, unit)}
    assert [row.seq for row in stored] == list(range(head.size))
    assert merkle.root(frontier(head)) == merkle.root_of([leaf_hash(row.leaf) for row in stored])
    assert_chained(stored)
    folds, documents = folded(stored)
    assert rows == {i: (s.state.value, s.seq, subjects.body(documents[i])) for i, s in folds.items()}
    cases = [s for i, s in folds.items() if i.startswith("C")]
    assert tasks == {tuple(task.values()) for case in cases for task in subjects.open_tasks(unit, case)}


def assert_chained(stored: Sequence[Row[Any]]) -> None:
    """Each subject counts its entries from 1 without a gap, and each names the one before."""
    tips: dict[str, tuple[int, str]] = {}
    for row in stored:
        entry = read(row.leaf)
        assert (entry.seq, entry.case, entry.case_seq, entry.action) == (row.seq, row.case, row.case_seq, row.action)
        assert row.leaf_hash == leaf_hash(row.leaf).hex()
        if entry.case:
            number, tip = tips.get(entry.case, (0, ""))
            assert (entry.case_seq, entry.prev) == (number + 1, tip)
            tips[entry.case] = entry.case_seq, row.leaf_hash


def folded(stored: Sequence[Row[Any]]) -> tuple[dict[str, Subject], dict[str, Document]]:
    """Every subject from its entries alone, and its document; each entry must follow from those before it."""
    folds: dict[str, Subject] = {}
    documents: dict[str, Document] = {}
    for entry in (read(row.leaf) for row in stored):
        event = entries.event_of(entry)
        if event is not None:
            documents[entry.case], wrong = follow(documents.get(entry.case, blank_document()), {"seq": entry.seq, "body": entry.body})
            assert wrong == []
            folds[entry.case] = evolve(folds.get(entry.case) or blank(kind_of(event.table), entry.case), event)
    return folds, documents
