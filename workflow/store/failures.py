"""What a failing disk or database means to whoever asked: come again, or there is no room. No other file knows their words."""

import errno
import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from states.errors import TransferError
from workflow.errors import StorageFull, Unreachable

#: Everything that a driver, SQLAlchemy's pool or the system raises when the machine fails, and when a statement of ours is wrong.
KINDS: tuple[type[Exception], ...] = (OSError, sqlite3.Error, psycopg.Error, DBAPIError, NoConnectionError)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FULL_STATE = "53100"  #: PostgreSQL's disk_full
#: Faults of a statement, which coming again does not mend: these are ours.
_OURS = (
    sqlite3.ProgrammingError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    psycopg.ProgrammingError,
    psycopg.IntegrityError,
    psycopg.DataError,
)


def meaning(error: Exception) -> TransferError | None:
    """What to answer; None for a fault of our own."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, _OURS) or not isinstance(cause, KINDS):
        return None
    return StorageFull() if _is_full(cause) else Unreachable()


def _is_full(cause: BaseException) -> bool:
    if isinstance(cause, OSError):
        return cause.errno in _FULL
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return isinstance(cause, psycopg.Error) and cause.sqlstate == _FULL_STATE
