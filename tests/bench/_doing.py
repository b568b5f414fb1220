"""One thing done again and again on an SQLite file, and what doing it once costs the database: statements and bytes of WAL."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

Told = Callable[[str], object]
BOUNDS = ("BEGIN", "COMMIT", "ROLLBACK")  #: every doing has one transaction around it; not counted


@dataclass(frozen=True, slots=True)
class Doing:
    """``trace`` tells a listener every statement from now on, or nobody (None); ``file`` is the database."""

    do: Callable[[], object]
    trace: Callable[[Told | None], object]
    file: Path


def on_database(doing: Doing, do: Callable[[], object]) -> tuple[int, int]:
    """Do it once; the statements that it took and the bytes that it added to the write-ahead log."""
    told: list[str] = []
    with closing(sqlite3.connect(doing.file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    doing.trace(told.append)
    do()
    doing.trace(None)
    return sum(not statement.startswith(BOUNDS) for statement in told), doing.file.with_name(f"{doing.file.name}-wal").stat().st_size
