"""A write that the database took and did not do is none: a trigger may swallow it without a word."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.dml import UpdateBase


class NotWritten(RuntimeError):
    """A statement should have written one row, and did not: the transaction must not be committed."""


def one(connection: Connection, statement: UpdateBase, values: Mapping[str, Any]) -> None:
    """Write exactly one row; raises NotWritten."""
    count = connection.execute(statement, values, execution_options={"preserve_rowcount": True}).rowcount
    if count != 1:
        raise NotWritten(f"{statement.table}: {count} rows written instead of one")
