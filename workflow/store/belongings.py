"""SQL of the repair: what belongs to a subject, made equal to what is given."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select

from workflow.store.rowcount import one
from workflow.store.tables import Attachment, Inclusion, Paper, core

INCLUSION, ATTACHMENT, PAPER = core(Inclusion), core(Attachment), core(Paper)
Rows = Sequence[dict[str, Any]]


def replace_inclusions(connection: Connection, unit: str, case: str, rows: Rows) -> bool:
    """Whether anything had to be changed; so with the others."""
    return _replace(connection, INCLUSION, unit, INCLUSION.c.case == case, rows)


def replace_attachments(connection: Connection, unit: str, subject: str, rows: Rows) -> bool:
    return _replace(connection, ATTACHMENT, unit, ATTACHMENT.c.subject == subject, rows)


def replace_papers(connection: Connection, unit: str, subject: str, rows: Rows) -> bool:
    """A paper is known by its hash in the whole unit: its row may have been given to another subject."""
    own = or_(PAPER.c.subject == subject, PAPER.c.sha256.in_([row["sha256"] for row in rows]))
    return _replace(connection, PAPER, unit, own, rows)


def size_of(connection: Connection, unit: str, sha256: str) -> int | None:
    """Of a paper, as its row gives it (bytes); None without a row."""
    query = select(PAPER.c.size).where(PAPER.c.unit == unit, PAPER.c.sha256 == sha256)
    return connection.execute(query).scalar_one_or_none()


def _replace(connection: Connection, table: Table, unit: str, own: ColumnElement[bool], rows: Rows) -> bool:
    """The rows of the unit that are its own become the given ones, those that are right left alone."""
    keys = [column.name for column in table.primary_key.columns]
    wanted = {tuple(row[k] for k in keys): row for row in ({"unit": unit, **given} for given in rows)}
    found = connection.execute(select(table).where(table.c.unit == unit, own)).mappings()
    held = {tuple(row[k] for k in keys): dict(row) for row in found}
    for key, stored in held.items():
        if stored != wanted.get(key):
            connection.execute(table.delete().where(and_(*(table.c[k] == v for k, v in zip(keys, key, strict=True)))))
    for key, row in wanted.items():
        if held.get(key) != row:
            one(connection, table.insert(), row)
    return held != wanted
