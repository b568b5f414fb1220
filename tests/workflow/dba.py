"""What whoever runs the database can do: take the triggers and keys away, change any row by SQL, and put it back."""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, select, text

Row = dict[str, Any]
Change = Callable[[list[Row]], list[Row]]


@dataclass(frozen=True, slots=True)
class Dba:
    """An engine without our pragmas: SQLite then asks for no foreign keys."""

    engine: Engine

    def rows(self, table: Table) -> list[Row]:
        with self.engine.connect() as connection:
            query = select(table).order_by(*table.primary_key.columns)
            return [dict(row) for row in connection.execute(query).mappings()]

    def put(self, table: Table, rows: list[Row]) -> None:
        """These rows and no others."""
        with self.engine.begin() as connection:
            _disarm(connection)
            connection.execute(table.delete())
            if rows:
                connection.execute(table.insert(), rows)

    @contextmanager
    def tampered(self, table: Table, change: Change) -> Iterator[None]:
        """The table changed for a while."""
        before = self.rows(table)
        self.put(table, change(copy.deepcopy(before)))
        try:
            yield
        finally:
            self.put(table, before)


def at(url: str) -> Dba:
    return Dba(create_engine(url))


def _disarm(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET session_replication_role = replica"))
        return
    for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def changed(value: Any) -> Any:
    """Another value of the same type and length."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    return value[:-1] + ("1" if value[-1:] == "0" else "0")
