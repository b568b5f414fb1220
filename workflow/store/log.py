"""SQL of the log: heads (the unit's only lock), entries, checkpoints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, literal_column, select

from workflow.store.prepared import Prepared
from workflow.store.tables import Checkpoint, Entry, Head, Installation, core

HEAD, ENTRY, CHECKPOINT, INSTALLATION = core(Head), core(Entry), core(Checkpoint), core(Installation)

# Statements of every step are built once: putting one together costs more than running it.
_HEAD = select(HEAD.c.size, HEAD.c.frontier, HEAD.c.at).where(HEAD.c.unit == bindparam("unit"), HEAD.c.kind == bindparam("kind"))
_OFFSET = select(INSTALLATION.c.clock_offset).scalar_subquery().label("clock_offset")
_LOCKED_HEAD = Prepared(_HEAD.add_columns(_OFFSET).with_for_update(of=HEAD))
_MOVE_HEAD = Prepared(HEAD.update().where(HEAD.c.unit == bindparam("of_unit"), HEAD.c.kind == bindparam("of_kind")))
_INSERT_ENTRY = Prepared(ENTRY.insert())
# One index knows the entries of subjects, another the unit's own. Either database takes them only for a query that says
# so in these words; without them every append would read the whole log.
_OF_A_SUBJECT = ENTRY.c.case != literal_column("''")
_OF_THE_UNIT = ENTRY.c.case == literal_column("''")
_LAST_OF = Prepared(
    select(ENTRY.c.case_seq, ENTRY.c.leaf_hash)
    .where(ENTRY.c.unit == bindparam("unit"), ENTRY.c.kind == bindparam("kind"), ENTRY.c.case == bindparam("case"), _OF_A_SUBJECT)
    .order_by(ENTRY.c.case_seq.desc())
    .limit(1)
)
_OF_SUBJECT = (
    select(ENTRY)
    .where(
        ENTRY.c.unit == bindparam("unit"),
        ENTRY.c.kind == bindparam("kind"),
        ENTRY.c.case == bindparam("case"),
        _OF_A_SUBJECT,
        ENTRY.c.seq + 0 > bindparam("after"),
    )
    .order_by(ENTRY.c.case_seq)
)
_ABOUT_UNIT = select(ENTRY).where(
    ENTRY.c.unit == bindparam("unit"), ENTRY.c.kind == bindparam("kind"), _OF_THE_UNIT, ENTRY.c.action == bindparam("action")
)
_OF_UNIT = _ABOUT_UNIT.order_by(ENTRY.c.seq)
_LAST_OF_UNIT = _ABOUT_UNIT.order_by(ENTRY.c.seq.desc()).limit(1)

_NEWEST_OF = Prepared(
    select(ENTRY.c.case_seq, ENTRY.c.leaf, ENTRY.c.leaf_hash)
    .where(
        ENTRY.c.unit == bindparam("unit"),
        ENTRY.c.kind == bindparam("kind"),
        ENTRY.c.case == bindparam("case"),
        _OF_A_SUBJECT,
        ENTRY.c.case_seq < bindparam("before"),
    )
    .order_by(ENTRY.c.case_seq.desc())
    .limit(8)
)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """``clock_offset``: seconds that the installation's clock is ahead, when the head was locked."""

    size: int
    frontier: bytes
    at: str
    clock_offset: int = 0


def lock_head(connection: Connection, unit: str, kind: str) -> HeadRow | None:
    """The head, locked until the transaction ends; None if the unit has no such log."""
    row = _LOCKED_HEAD.one_or_none(connection, {"unit": unit, "kind": kind})
    return HeadRow(row.size, row.frontier, row.at, row.clock_offset or 0) if row else None


def head(connection: Connection, unit: str, kind: str) -> HeadRow | None:
    row = connection.execute(_HEAD, {"unit": unit, "kind": kind}).one_or_none()
    return HeadRow(row.size, row.frontier, row.at) if row else None


def size(connection: Connection, unit: str, kind: str) -> int:
    """How many entries there are, counted, whatever the head says."""
    query = select(func.count()).select_from(ENTRY).where(ENTRY.c.unit == unit, ENTRY.c.kind == kind)
    return int(connection.execute(query).scalar_one())


def create_head(connection: Connection, unit: str, kind: str) -> None:
    connection.execute(HEAD.insert().values(unit=unit, kind=kind, size=0, frontier=b"", at=""))


def move_head(connection: Connection, unit: str, kind: str, row: HeadRow) -> None:
    values = {"of_unit": unit, "of_kind": kind, "size": row.size, "frontier": row.frontier, "at": row.at}
    _MOVE_HEAD.write_one(connection, values)


def insert_entry(connection: Connection, values: dict[str, Any]) -> None:
    _INSERT_ENTRY.write_one(connection, values)


def last_of(connection: Connection, unit: str, kind: str, case: str) -> tuple[int, str]:
    """Number and leaf hash of the subject's last entry; (0, "") before its first."""
    row = _LAST_OF.one_or_none(connection, {"unit": unit, "kind": kind, "case": case})
    return (row.case_seq, row.leaf_hash) if row else (0, "")


def newest_of(connection: Connection, unit: str, kind: str, case: str, before: int = 2**31 - 1) -> Iterator[Row[Any]]:
    """The subject's entries (number, leaf and its hash) before one of them, newest first, a few at a time."""
    while rows := _NEWEST_OF.all(connection, {"unit": unit, "kind": kind, "case": case, "before": before}):
        yield from rows
        before = rows[-1].case_seq


def entries(
    connection: Connection, unit: str, kind: str, *, case: str = "", after: int = -1, limit: int | None = None
) -> Sequence[Row[Any]]:
    """Entry rows in log order, of the whole log or of one subject, after a sequence number."""
    if case:
        return _of_subject(connection, {"unit": unit, "kind": kind, "case": case, "after": after}, limit)
    query = select(ENTRY).where(ENTRY.c.unit == unit, ENTRY.c.kind == kind, ENTRY.c.seq > after)
    return connection.execute(query.order_by(ENTRY.c.seq).limit(limit)).all()


def _of_subject(connection: Connection, asked: dict[str, object], limit: int | None) -> Sequence[Row[Any]]:
    """By the subject's own numbers, and the log's number made a sum: SQLite would else walk the whole log, which is in
    the order of the latter."""
    return connection.execute(_OF_SUBJECT.limit(limit), asked).all()


def actors(connection: Connection, unit: str, kind: str, case: str) -> set[str]:
    """Who has an entry about the subject."""
    query = select(ENTRY.c.actor).where(ENTRY.c.unit == unit, ENTRY.c.kind == kind, ENTRY.c.case == case, _OF_A_SUBJECT)
    return set(connection.execute(query).scalars())


def unit_entries(connection: Connection, unit: str, kind: str, action: str) -> Sequence[Row[Any]]:
    """Entries about the unit itself (regulation, seats), in log order."""
    return connection.execute(_OF_UNIT, {"unit": unit, "kind": kind, "action": action}).all()


def last_unit_entry(connection: Connection, unit: str, kind: str, action: str) -> Row[Any] | None:
    """The last entry about the unit itself with this action."""
    return connection.execute(_LAST_OF_UNIT, {"unit": unit, "kind": kind, "action": action}).one_or_none()


def leaf_hashes(connection: Connection, unit: str, kind: str, size: int, since: int = 0) -> list[bytes]:
    """Leaf hashes of the first ``size`` entries, without the first ``since``."""
    query = select(ENTRY.c.leaf_hash).where(ENTRY.c.unit == unit, ENTRY.c.kind == kind, ENTRY.c.seq >= since, ENTRY.c.seq < size)
    return [bytes.fromhex(h) for h in connection.execute(query.order_by(ENTRY.c.seq)).scalars()]


def keep_checkpoint(connection: Connection, unit: str, kind: str, size: int, note: bytes, at: str) -> None:
    """Remember a note that was handed out; the same size signs to the same note, so a second time changes nothing."""
    held = select(CHECKPOINT.c.size).where(CHECKPOINT.c.unit == unit, CHECKPOINT.c.kind == kind, CHECKPOINT.c.size == size)
    if connection.execute(held).first() is None:
        connection.execute(CHECKPOINT.insert().values(unit=unit, kind=kind, size=size, note=note, at=at))


def last_checkpoint(connection: Connection, unit: str, kind: str) -> bytes | None:
    """The note over the longest log that was handed out; None before the first."""
    query = select(CHECKPOINT.c.note).where(CHECKPOINT.c.unit == unit, CHECKPOINT.c.kind == kind)
    return connection.execute(query.order_by(CHECKPOINT.c.size.desc()).limit(1)).scalar_one_or_none()


def checkpoints(connection: Connection, unit: str, kind: str) -> Sequence[Row[Any]]:
    query = select(CHECKPOINT).where(CHECKPOINT.c.unit == unit, CHECKPOINT.c.kind == kind)
    return connection.execute(query.order_by(CHECKPOINT.c.size)).all()
