"""SQL of the audit: whole tables, whatever a row claims to belong to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlmodel import SQLModel

from workflow.store.tables import Attachment, Checkpoint, Disclosure, Entry, Head, Paper, Regulation, Unit, core


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


def attachments(connection: Connection, unit: str) -> Sequence[Row[Any]]:
    table = core(Attachment)
    return connection.execute(select(table).where(table.c.unit == unit).order_by(table.c.subject, table.c.sha256)).all()


def disclosures(connection: Connection, unit: str) -> Sequence[Row[Any]]:
    table = core(Disclosure)
    return connection.execute(select(table).where(table.c.unit == unit).order_by(table.c.commitment)).all()


def kept_files(connection: Connection) -> set[str]:
    """Hashes of all bytes that a row of any unit refers to."""
    return {sha for table in (core(Attachment), core(Paper)) for sha in connection.execute(select(table.c.sha256)).scalars()}
