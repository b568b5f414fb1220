"""SQL of the cursors: how far each consumer has read each log."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select
from sqlalchemy.dialects import postgresql, sqlite

from workflow.store.tables import Cursor, Head, core

CURSOR, HEAD = core(Cursor), core(Head)
_INSERT: dict[str, Callable[..., Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_NEW = {"until": 0, "day": "", "holder": "", "held_until": "", "tries": 0}


def sizes(connection: Connection) -> dict[tuple[str, str], int]:
    """Committed size of every log, by (unit, kind)."""
    return {(row.unit, row.kind): row.size for row in connection.execute(select(HEAD.c.unit, HEAD.c.kind, HEAD.c.size))}


def every(connection: Connection) -> Sequence[Row[Any]]:
    return connection.execute(select(CURSOR).order_by(*CURSOR.primary_key.columns)).all()


def locked(connection: Connection, key: tuple[str, str, str]) -> Row[Any] | None:
    """The cursor, held until the transaction ends."""
    return connection.execute(select(CURSOR).where(_is(key)).with_for_update()).one_or_none()


def make(connection: Connection, key: tuple[str, str, str], seq: int) -> None:
    """A cursor before ``seq``; one that is there stays as it is."""
    unit, kind, consumer = key
    insert = _INSERT[connection.dialect.name](CURSOR).values(unit=unit, kind=kind, consumer=consumer, seq=seq, **_NEW)
    connection.execute(insert.on_conflict_do_nothing())


def change(connection: Connection, key: tuple[str, str, str], holder: str, values: dict[str, Any]) -> bool:
    """Change a cursor that this holder holds; False when it no longer does."""
    return connection.execute(CURSOR.update().where(_is(key), CURSOR.c.holder == holder).values(**values)).rowcount == 1


def _is(key: tuple[str, str, str]) -> ColumnElement[bool]:
    unit, kind, consumer = key
    return and_(CURSOR.c.unit == unit, CURSOR.c.kind == kind, CURSOR.c.consumer == consumer)
