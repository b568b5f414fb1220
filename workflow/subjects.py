"""Achievements and cases between their rows and their folds: load one, save one, number the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Generic, TypeVar

import orjson
from pydantic import JsonValue
from sqlalchemy import Connection, Row

from states.achievement import Achievement
from states.case import Case, Subject, kind_of, restored
from states.lifecycles import SPINES
from states.money import grouped
from states.naming import SubjectId, Target, TaskId, series
from states.objects import identity_of
from states.seating import HOME, current
from states.signoff import Matter, leaves, open_leaves
from states.stages import LifeCycle
from workflow import clock
from workflow.errors import NotFound, RowDiffers
from workflow.recent import Recent
from workflow.store import log
from workflow.store import subjects as store
from workflow.trail.entry import body_of, document_bytes
from workflow.trail.entry import read as read_entry
from workflow.trail.log import FIRST, End
from workflow.trail.verify import ADOPTED, STEP, Document, blank_document, follow, state_digest

S = TypeVar("S", bound=Subject)
LOG = "case"  #: the log whose entries decide
KEPT = 512  #: rows whose reading is kept: most are read again before they change, a case's achievements at each of its steps


@dataclass(frozen=True, slots=True)
class Loaded(Generic[S]):
    """A subject, and the document of its entries that its row keeps; ``end``: its last entry when it was held against them."""

    subject: S
    document: Document
    end: End = FIRST


def body(document: Document) -> str:
    """What the row keeps: the very bytes whose hash the subject's last step names."""
    return document_bytes(document).decode()


def read(row: Row[Any]) -> Loaded[Any]:
    """What a row says, not yet held against the log; raises ValueError."""
    return _reading(row.table, row.id, row.body).loaded


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a row's body says, and what its columns and its open tasks must say then."""

    loaded: Loaded[Any]
    columns: Mapping[str, JsonValue]
    tasks: list[str]


_READINGS: Recent[tuple[str, str, str], _Reading] = Recent(KEPT)


def _reading(table: str, identifier: str, stored: str) -> _Reading:
    key = table, identifier, stored
    found = _READINGS.get(key)
    if found is None:
        document = orjson.loads(stored)
        found = _meaning(restored(kind_of(LifeCycle(table)), identifier, document), document)
        _READINGS.put(key, found)
    return found


def _meaning(subject: Subject, document: Document) -> _Reading:
    tasks = sorted(task["id"] for task in open_tasks("", subject)) if isinstance(subject, Case) else []
    return _Reading(Loaded(subject, document), own_columns(subject), tasks)


#: Rows that were found true, each with its last entry, byte for byte: what is read the same again was compared before.
_PROVED: Recent[tuple[str, str], tuple[tuple[Any, ...], Loaded[Any]]] = Recent(KEPT)


def written(state: Subject, document: Document, stored: str) -> None:
    """What a row now says is known to whoever wrote it: the next step need not read it anew, only hold it against the log."""
    _READINGS.put((state.CYCLE.value, state.id, stored), _meaning(state, document))


def readable(row: Row[Any]) -> Subject | None:
    """What a row says, for lists; None where it says nothing: whoever opens that subject is refused."""
    try:
        subject: Subject = read(row).subject
    except (ValueError, KeyError):
        return None
    return subject


def checked(connection: Connection, row: Row[Any]) -> Loaded[Any]:
    """What a row says, held against the log: the log alone decides. ``row`` comes with its last entry and open tasks. Raises RowDiffers.

    The body is the document whose hash the last step's entry names; the other columns and the open tasks follow from it.
    """
    proved = _PROVED.get((row.unit, row.id))
    if proved is not None and proved[0] == tuple(row):
        return proved[1]
    named = _stated(row.leaf) if row.leaf else ""
    if state_digest_of(row.body) != (named or (row.leaf and _told(connection, row))):
        raise RowDiffers(row.unit, row.id, "状态")
    loaded = _followed(row)
    if named:  # else more than this entry had to be read
        _PROVED.put((row.unit, row.id), (tuple(row), loaded))
    return loaded


def _followed(row: Row[Any]) -> Loaded[Any]:
    """What the row's body says, where its columns and tasks follow from it; raises RowDiffers."""
    try:
        reading = _reading(row.table, row.id, row.body)
    except (ValueError, KeyError) as error:  # a document of another release, not brought up to this one
        raise RowDiffers(row.unit, row.id, "状态") from error
    for column, value in reading.columns.items():
        if getattr(row, column) != value:
            raise RowDiffers(row.unit, row.id, f"列 {column} ")
    loaded = reading.loaded
    if sorted((row.tasks or "").split()) != reading.tasks:
        raise RowDiffers(row.unit, row.id, "签批任务")
    return Loaded(loaded.subject, loaded.document, (row.case_seq, row.leaf_hash))


def stored(connection: Connection, unit: str, identifier: str) -> Row[Any] | None:
    """The subject's row, whichever kind it says it is of."""
    return next((row for cycle in SPINES if (row := store.get(connection, unit, identifier, cycle.value))), None)


def state_digest_of(stored: str) -> str:
    return sha256(stored.encode()).hexdigest()


def _told(connection: Connection, row: Row[Any]) -> str:
    """What the log says of the row's subject: most often its last entry is a step, and names the hash."""
    return _named(connection, row.unit, row.id, row.leaf) or bound(connection, row.unit, row.id, row.case_seq)


def bound(connection: Connection, unit: str, identifier: str, before: int = 2**31 - 1) -> str:
    """The hash of the subject's document as the log has it: named by its last step, or folded where older entries name none."""
    leaves = (row.leaf for row in log.newest_of(connection, unit, LOG, identifier, before))
    return next((told for leaf in leaves if (told := _named(connection, unit, identifier, leaf))), "")


def _stated(leaf: bytes) -> str:
    """The hash that an entry names, "" when it is no step, or one of the first release."""
    told = body_of(leaf)
    return str(told.get("state", "")) if told.get("kind") in {STEP, ADOPTED} else ""


def _named(connection: Connection, unit: str, identifier: str, leaf: bytes) -> str:
    """The hash after an entry, "" when it is no step."""
    told = body_of(leaf)
    if told.get("kind") not in {STEP, ADOPTED}:
        return ""
    return str(told["state"]) if "state" in told else state_digest(document_of(connection, unit, identifier))


def document_of(connection: Connection, unit: str, identifier: str) -> Document:
    """The subject's document from its entries alone."""
    document = blank_document()
    for row in log.entries(connection, unit, LOG, case=identifier):
        entry = read_entry(row.leaf)
        document, _ = follow(document, {"seq": entry.seq, "body": entry.body})
    return document


def load(connection: Connection, unit: str, identifier: str, kind: type[S]) -> Loaded[S]:
    """The subject of that kind, held against the log; raises NotFound, for another unit's too, and RowDiffers."""
    row = store.get(connection, unit, identifier, kind.CYCLE.value)
    if row is None:
        raise NotFound(f"没有编号为 {identifier} 的{'案件' if kind is Case else '成果'}")
    return checked(connection, row)


def load_named(connection: Connection, unit: str, identifier: str) -> Loaded[Any]:
    """The subject of that name, of whatever kind; raises NotFound and RowDiffers."""
    found = SubjectId.read(identifier)
    if found is None:
        raise NotFound(f"没有编号为 {identifier} 的案件或成果")
    return load(connection, unit, identifier, kind_of(found.cycle))


def load_case(connection: Connection, unit: str, identifier: str) -> Case:
    return load(connection, unit, identifier, Case).subject


def load_cases(connection: Connection, unit: str, identifiers: Sequence[str]) -> tuple[Loaded[Case], ...]:
    """Cases in the order asked for, each held against the log, all found at once; raises RowDiffers, for one that is none too."""
    found = store.cases(connection, unit, identifiers) if identifiers else {}
    for identifier in identifiers:
        if identifier not in found:
            raise RowDiffers(unit, identifier, "状态")
    return tuple(checked(connection, found[i]) for i in identifiers)


def load_achievement(connection: Connection, unit: str, identifier: str) -> Achievement:
    return load(connection, unit, identifier, Achievement).subject


def achievements_of(connection: Connection, unit: str, identifiers: tuple[str, ...]) -> tuple[Achievement, ...]:
    """Those that exist, in the order asked for, each held against the log."""
    rows = store.achievements_of(connection, unit, identifiers)
    return tuple(checked(connection, rows[i]).subject for i in dict.fromkeys(identifiers) if i in rows)


def unchecked_achievements(connection: Connection, unit: str, subject: Subject) -> tuple[Achievement, ...]:
    """A case's achievements as their entries have them, whatever their rows say; none for an achievement."""
    asked = subject.achievements if isinstance(subject, Case) else ()
    documents = ((i, document_of(connection, unit, i)) for i in dict.fromkeys(asked))
    return tuple(restored(Achievement, i, document) for i, document in documents if document["seq"])


def next_id(connection: Connection, unit: str, table: LifeCycle, today: date) -> str:
    """``C2026-0001``: gapless within the year, because the unit's lock is held."""
    return str(SubjectId(table, today.year, store.count(connection, unit, series(table, today.year)) + 1))


def joined(achievements: tuple[Achievement, ...]) -> str:
    """A case's heading."""
    return "、".join(a.title for a in achievements)


def columns(subject: Subject, document: Document, achievements: tuple[Achievement, ...], at: str) -> dict[str, JsonValue]:
    """The row's columns, each a copy of something in the fold (or, ``updated_at``, of its entries)."""
    title = joined(achievements) if isinstance(subject, Case) else subject.title
    return own_columns(subject) | {"title": title, "updated_at": at, "body": body(document)}


def own_columns(subject: Subject) -> dict[str, JsonValue]:
    """The columns that follow from the subject alone."""
    shared: dict[str, JsonValue] = {"state": subject.state.value, "seq": subject.seq}
    if isinstance(subject, Achievement):
        return shared | {"patent": identity_of(subject.kind, subject.held) if subject.held else ""}
    terms, registration = subject.terms, subject.registration
    decided = current(subject, Matter.DECISION)
    return shared | {
        "buyer": terms.buyer.found_by if terms else "",
        "price": terms.price if terms else 0,
        "decided_on": str(clock.day(decided.opinions[-1].at)) if decided and decided.opinions else "",
        "registration": registration.number if registration else "",
    }


def open_tasks(unit: str, case: Case) -> list[dict[str, Any]]:
    """The rows of the case's open opinions."""
    return [
        {"unit": unit, "id": str(TaskId(case.id, Target(s.key, at))), "case": case.id, "seat": leaf.seat.value, "person": leaf.person}
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
