"""What the database and its drivers raise when the machine fails, and what when a statement of ours is wrong."""

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError

KINDS: tuple[type[Exception], ...] = (sqlite3.Error, psycopg.Error, DBAPIError, NoConnectionError)

_FULL_STATE = "53100"  #: PostgreSQL's disk_full
#: Coming again does not mend these: they are faults of a statement.
_OURS = (
    *(sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError),
    *(psycopg.ProgrammingError, psycopg.IntegrityError, psycopg.DataError),
)


def is_ours(error: Exception) -> bool:
    """Whether the statement was wrong, and not the machine."""
    return isinstance(_cause(error), _OURS)


def is_full(error: Exception) -> bool:
    """Whether the database found no room on its disk."""
    cause = _cause(error)
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return isinstance(cause, psycopg.Error) and cause.sqlstate == _FULL_STATE


def _cause(error: Exception) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error
