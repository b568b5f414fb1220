"""SQL of the audit: whole tables, whatever a row claims to belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, literal_column, select
from sqlmodel import SQLModel

from workflow.store.tables import Attachment, Checkpoint, Entry, Head, Paper, Regulation, Unit, core

ENTRY = core(Entry)
#: By table, the column that says to which subject a row belongs.
OWNER = {
    "subject": "id",
    "task": "case",
    "candidate": "case",
    "turn": "subject",
    "inclusion": "case",
    "attachment": "subject",
    "paper": "subject",
    "disclosure": "subject",
}


def strays(connection: Connection) -> set[tuple[str, str]]:
    """(table, unit) of rows whose unit there is not."""
    known = select(core(Unit).c.unit)
    tables = [
        t for t in SQLModel.metadata.sorted_tables if "unit" in t.c and t.name not in {"unit", "cursor"}
    ]  # an installation's own cursors name none
    queries = {t.name: select(t.c.unit).where(t.c.unit.not_in(known)).distinct() for t in tables}
    return {(name, unit) for name, query in queries.items() for unit in connection.execute(query).scalars()}


def logs(connection: Connection) -> set[tuple[str, str]]:
    """(unit, kind) of every log that anything is kept of."""
    found: set[tuple[str, str]] = set()
    for table in (core(Head), core(Entry), core(Checkpoint)):
        found |= {(row.unit, row.kind) for row in connection.execute(select(table.c.unit, table.c.kind).distinct())}
    return found


def regulations(connection: Connection, unit: str) -> Sequence[Row[Any]]:
    table = core(Regulation)
    return connection.execute(select(table).where(table.c.unit == unit).order_by(table.c.hash)).all()


@dataclass(frozen=True, slots=True)
class Range:
    """The rows of a unit's subjects that come after one id, up to and with another (None: without a bound), in the order of the
    database: every row of every table lies in one range, whatever it claims to belong to."""

    connection: Connection
    unit: str
    after: str | None
    upto: str | None

    def of(self, model: type[SQLModel]) -> Sequence[Row[Any]]:
        table = core(model)
        mine = select(table).where(table.c.unit == self.unit, *self._within(table.c[OWNER[table.name]]))
        return self.connection.execute(mine.order_by(*table.primary_key.columns)).all()

    def entries(self, kind: str) -> Sequence[Any]:
        """Number and leaf of the subjects' entries, subject by subject."""
        of_a_subject = ENTRY.c.case != literal_column("''")  # the words of the index that is in this order
        query = select(ENTRY.c.case, ENTRY.c.seq, ENTRY.c.leaf).where(ENTRY.c.unit == self.unit, ENTRY.c.kind == kind, of_a_subject)
        return self.connection.execute(query.where(*self._within(ENTRY.c.case)).order_by(ENTRY.c.case, ENTRY.c.case_seq)).all()

    def _within(self, owner: ColumnElement[str]) -> list[ColumnElement[bool]]:
        low = [] if self.after is None else [owner > self.after]
        return low if self.upto is None else [*low, owner <= self.upto]


def ranges(connection: Connection, unit: str, after: str | None, many: int) -> Iterator[Range]:
    """Ranges that together hold everything after an id, each of so many subjects that have entries."""
    of_a_subject = ENTRY.c.case != literal_column("''")
    ids = select(ENTRY.c.case).where(ENTRY.c.unit == unit, ENTRY.c.kind == "case", of_a_subject).distinct().order_by(ENTRY.c.case)
    while True:
        query = ids if after is None else ids.where(ENTRY.c.case > after)
        upto = connection.execute(query.offset(many - 1).limit(1)).scalar_one_or_none()
        yield Range(connection, unit, after, upto)
        if upto is None:
            return
        after = upto


def kept_files(connection: Connection) -> set[str]:
    """Hashes of all bytes that a row of any unit refers to."""
    return {sha for table in (core(Attachment), core(Paper)) for sha in connection.execute(select(table.c.sha256)).scalars()}
