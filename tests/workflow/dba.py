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
            taken = _disarm(connection)
            connection.execute(table.delete())
            if rows:
                connection.execute(table.insert(), rows)
            for statement in taken:  # put back, as who wants to go unseen would
                connection.exec_driver_sql(statement)

    def run(self, statement: str) -> None:
        """One statement, the triggers away while it runs."""
        with self.engine.begin() as connection:
            taken = _disarm(connection)
            connection.execute(text(statement))
            for made in taken:
                connection.exec_driver_sql(made)

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


def _disarm(connection: Connection) -> list[str]:
    """Take the triggers away; the statements that put them back."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET session_replication_role = replica"))
        return []
    found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in found:
        connection.execute(text(f'DROP TRIGGER "{name}"'))
    return [statement for _, statement in found]


def changed(value: Any) -> Any:
    """Another value of the same type and length."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    return value[:-1] + ("1" if value[-1:] == "0" else "0")
