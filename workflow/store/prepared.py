"""Statements of every step: compiled once, then handed to the driver as they are.

SQLAlchemy writes the SQL, for both databases; but its way from a statement to a row costs several times what the database
takes. The driver's connection is the one that SQLAlchemy has begun, so the transaction is the same. Whoever listens to
statements (``before_cursor_execute``) hears these too: then they go the long way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, bindparam
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql import Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Insert, UpdateBase

from workflow.store.rowcount import NotWritten

Values = Mapping[str, Any]
MOST = 500  #: rows in one statement: a database takes only so many parameters


@dataclass(frozen=True, slots=True)
class _Form:
    """The statement in one database's words: its text, the constants in it, the order of parameters (None: by name), and
    what becomes of each list."""

    text: str
    constants: dict[str, Any]
    order: Sequence[str] | None
    lists: Mapping[str, Sequence[str]]

    def parameters(self, values: Values) -> Any:
        given = {**self.constants, **values} if self.constants else values
        if self.lists:
            lists = (zip(members, values[name], strict=True) for name, members in self.lists.items() if name in values)
            given = {**given, **{name: value for pairs in lists for name, value in pairs}}
        if self.order is not None:
            return tuple([given[name] for name in self.order])
        return {name: value for name, value in given.items() if name not in self.lists}


class Prepared:
    """``lists``: the names of its parameters that are lists (``IN``); a form is kept for each of their lengths. ``spelled``: what it
    writes stands in it, else the values that it is given are the columns."""

    def __init__(self, statement: Select[Any] | UpdateBase, *lists: str, spelled: bool = False) -> None:
        self._statement = statement
        self._spelled = spelled
        self._lists = lists
        self._several: dict[tuple[int, tuple[str, ...]], Prepared] = {}
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
        self.write(connection, values, 1)

    def write(self, connection: Connection, values: Values, rows: int | None = None) -> None:
        """Write or delete exactly so many rows, or as many as it finds; raises NotWritten."""
        count = self._run(connection, values).rowcount
        if rows not in {None, count}:
            raise NotWritten(f"{self._statement}: {count} rows written instead of {rows}")

    def write_all(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Insert these rows, each with the same columns, in as few statements as may be; raises NotWritten."""
        for at in range(0, len(rows), MOST):
            some = rows[at : at + MOST]
            values = {f"{name}_{n}": value for n, row in enumerate(some) for name, value in row.items()}
            self._for(len(some), tuple(some[0])).write(connection, values, len(some))

    def _for(self, count: int, names: tuple[str, ...]) -> "Prepared":
        """The insert of so many rows."""
        found = self._several.get((count, names))
        if found is None:
            assert isinstance(self._statement, Insert), "only new rows are written several at once"
            rows: list[dict[str, Any]] = [{name: bindparam(f"{name}_{n}") for name in names} for n in range(count)]
            found = self._several[count, names] = Prepared(self._statement.values(rows), spelled=True)
        return found

    def _run(self, connection: Connection, values: Values) -> Any:
        form = self._form(connection, values)
        parameters = form.parameters(values)
        if connection.engine.dispatch.before_cursor_execute:
            return connection.exec_driver_sql(form.text, parameters, execution_options={"preserve_rowcount": True})
        return connection.connection.driver_connection.execute(form.text, parameters)  # type: ignore[union-attr]  # it is there once begun

    def _form(self, connection: Connection, values: Values) -> _Form:
        written = () if self._spelled or isinstance(self._statement, Select) else tuple(values)
        key = (connection.dialect.name, written, *(len(values[name]) for name in self._lists))
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = _compiled(self._statement, connection, values, written)
        return found


def _compiled(statement: Select[Any] | UpdateBase, connection: Connection, values: Values, written: tuple[str, ...]) -> _Form:
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(written) or None)
    assert isinstance(compiled, SQLCompiler), "it is no DDL"
    state = compiled.construct_expanded_state(dict(values))
    own = set(values).union(*(state.parameter_expansion[name] for name in values if name in state.parameter_expansion))
    constants = {name: value for name, value in state.parameters.items() if name not in own}
    return _Form(state.statement, constants, state.positiontup, state.parameter_expansion)
