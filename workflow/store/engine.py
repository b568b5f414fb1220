"""The door to the database: SQLite (WAL, synchronous=FULL) or PostgreSQL (READ COMMITTED), by URL; and who waits for whom.

Writers on SQLite begin IMMEDIATE: a transaction that reads first and writes later loses against another at once,
whatever the busy timeout. Readers begin plainly and never wait. SQLite's own waiting is polling, which lets late comers
pass and leaves some for seconds; on PostgreSQL those who wait for a row hold the connections that readers need. So those
of one process queue before either, first come first served (`queue.py`).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from workflow.errors import Busy
from workflow.store.queue import Queue

BUSY_SECONDS = 10  #: how long a writer waits for the unit's lock before it answers busy

_BUSY = ("database is locked", "lock timeout")  #: what SQLite and PostgreSQL say of a lock that was not to be had

#: Where the writers of an engine wait: on SQLite all in one line, on PostgreSQL each log's in one of their own.
_QUEUES: WeakKeyDictionary[Engine, dict[str, Queue]] = WeakKeyDictionary()

_WRITERS: WeakKeyDictionary[Engine, Connection] = WeakKeyDictionary()


def connect(url: str) -> Engine:
    """An engine for the URL (``sqlite:///…`` or ``postgresql+psycopg://…``)."""
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        event.listen(engine, "engine_disposed", _close_writer)
    _QUEUES[engine] = {}
    return engine


@contextmanager
def writing(engine: Engine, line: str = "", *, wait: float | None = None) -> Iterator[Connection]:
    """One write transaction: committed at the end, rolled back on any error; raises Busy when the lock is not to be had.
    ``line``: the log that will be locked, if one is; ``wait``: seconds, else as long as every writer waits."""
    wait = BUSY_SECONDS if wait is None else wait
    try:
        # The turn comes first: who waits holds no connection, so that readers find one.
        with _turn(engine, line, wait), _writer(engine, line, wait) as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(wait * 1000))}")  # 0 would be for ever
            yield connection
    except (OperationalError, engine.dialect.loaded_dbapi.OperationalError) as error:  # the latter from `prepared.py`
        if any(told in str(error) for told in _BUSY):
            raise Busy("数据库正忙，请稍后重试") from error
        raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction: a single snapshot on SQLite and on PostgreSQL."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def _writer(engine: Engine, line: str, wait: float) -> Iterator[Connection]:
    """The connection to write on. SQLite's writers come one at a time, so one is kept for them: taking it out of the pool and
    bringing it back costs a step as much as its longest statement."""
    if engine.dialect.name != "sqlite" or not line:
        with engine.connect().execution_options(wait=wait) as connection:
            yield connection
        return
    connection = _WRITERS.get(engine) or engine.connect()
    _WRITERS[engine] = connection.execution_options(wait=wait)
    try:
        yield connection
    except BaseException:
        _WRITERS.pop(engine, None)  # it may be gone with the engine already
        connection.close()
        raise


def _close_writer(engine: Engine) -> None:
    if (connection := _WRITERS.pop(engine, None)) is not None:
        connection.detach()  # the pool that it came from is gone: whoever came back to it would stay open
        connection.close()


def _turn(engine: Engine, line: str, wait: float) -> AbstractContextManager[None]:
    line = "*" if engine.dialect.name == "sqlite" else line
    return _QUEUES[engine].setdefault(line, Queue()).turn(wait) if line else nullcontext()


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    wait = connection.get_execution_options().get("wait")
    execute = connection.connection.execute
    if wait is None:
        execute("BEGIN")
        return
    if wait != BUSY_SECONDS:
        execute(f"PRAGMA busy_timeout={round(wait * 1000)}")
    try:
        execute("BEGIN IMMEDIATE")
    finally:
        if wait != BUSY_SECONDS:
            execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
