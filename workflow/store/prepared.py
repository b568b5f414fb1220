"""Statements of every step: compiled once, then handed to the driver as they are.

SQLAlchemy writes the SQL, for both databases; but its way from a statement to a row costs several times what the database
takes. The driver's connection is the one that SQLAlchemy has begun, so the transaction is the same. Whoever listens to
statements (``before_cursor_execute``) hears these too: then they go the long way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql import Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

from workflow.store.rowcount import NotWritten

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Form:
    """The statement in one database's words: its text, the constants in it, the order of parameters (None: by name), and
    what becomes of each list."""

    text: str
    constants: dict[str, Any]
    order: Sequence[str] | None
    lists: Mapping[str, Sequence[str]]

    def parameters(self, values: Values) -> Any:
        given = {**self.constants, **values}
        for name, members in self.lists.items():
            if name in values:
                given.update(zip(members, values[name], strict=True))
        if self.order is not None:
            return tuple([given[name] for name in self.order])
        return {name: value for name, value in given.items() if name not in self.lists}


class Prepared:
    """``lists``: the names of its parameters that are lists (``IN``); a form is kept for each of their lengths."""

    def __init__(self, statement: Select[Any] | UpdateBase, *lists: str) -> None:
        self._statement = statement
        self._lists = lists
        self._forms: dict[Any, _Form] = {}
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        named = SimpleResultMetaData([str(column.key) for column in columns])
        self._row = partial(Row, named, None, named._key_to_index)  # noqa: SLF001  # what a result makes of each tuple, without a result

    def all(self, connection: Connection, values: Values) -> Sequence[Row[Any]]:
        """The rows that it finds."""
        return [self._row(values) for values in self._run(connection, values).fetchall()]

    def one_or_none(self, connection: Connection, values: Values) -> Row[Any] | None:
        """The one row that it finds, at most."""
        found = self.all(connection, values)
        assert len(found) <= 1, "asked for by a key"
        return found[0] if found else None

    def write_one(self, connection: Connection, values: Values) -> None:
        """Write exactly one row; raises NotWritten."""
        if (count := self._run(connection, values).rowcount) != 1:
            raise NotWritten(f"{self._statement}: {count} rows written instead of one")

    def _run(self, connection: Connection, values: Values) -> Any:
        form = self._form(connection, values)
        parameters = form.parameters(values)
        if connection.engine.dispatch.before_cursor_execute:
            return connection.exec_driver_sql(form.text, parameters, execution_options={"preserve_rowcount": True})
        return connection.connection.driver_connection.execute(form.text, parameters)  # type: ignore[union-attr]  # it is there once begun

    def _form(self, connection: Connection, values: Values) -> _Form:
        written = tuple(values) if isinstance(self._statement, UpdateBase) else ()
        key = (connection.dialect.name, written, *(len(values[name]) for name in self._lists))
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = _compiled(self._statement, connection, values)
        return found


def _compiled(statement: Select[Any] | UpdateBase, connection: Connection, values: Values) -> _Form:
    keys = list(values) if isinstance(statement, UpdateBase) else None
    compiled = statement.compile(dialect=connection.dialect, column_keys=keys)
    assert isinstance(compiled, SQLCompiler), "it is no DDL"
    state = compiled.construct_expanded_state(dict(values))
    own = set(values).union(*(state.parameter_expansion[name] for name in values if name in state.parameter_expansion))
    constants = {name: value for name, value in state.parameters.items() if name not in own}
    return _Form(state.statement, constants, state.positiontup, state.parameter_expansion)
