"""What the benches measure with: statements without their bounds, bytes of WAL, every doing timed by the wall and in CPU."""

import sqlite3
import time
from functools import partial
from pathlib import Path

import pytest

from tests.bench._doing import Doing, on_database
from tests.bench._slices import Measured, measure, ratio

PAGE = 4096 + 24  #: as it stands in the write-ahead log, with its head


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(tmp_path / "one.db", isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t (n); INSERT INTO t VALUES (0);")
    return connection


def test_statements_and_pages_of_one_doing(database: sqlite3.Connection, tmp_path: Path) -> None:
    def do() -> None:
        for statement in ("BEGIN IMMEDIATE", "SELECT n FROM t", "UPDATE t SET n = n + 1", "COMMIT"):
            database.execute(statement).fetchall()

    counted = [on_database(Doing(do, database.set_trace_callback, tmp_path / "one.db"), do) for _ in range(2)]
    assert counted == [(2, 32 + PAGE)] * 2


def test_who_waits_spends_no_cpu() -> None:
    measured = Measured()
    for _ in range(3):
        measured.once(lambda: time.sleep(0.02))
    assert measured.cpu_ms() < 10 < measured.percentile(50)


def test_no_share_of_few_doings_took_longer_than_the_longest() -> None:
    measured = Measured(times=[0.001, 0.002, 0.1], cpu=[0.001, 0.002, 0.1])
    assert measured.percentile(50) == measured.cpu_ms(50) == 2
    assert measured.percentile(99) == measured.cpu_ms(99) <= 100


def test_doings_take_turns_and_the_first_turn_is_not_counted() -> None:
    order: list[str] = []
    names = ("slow", "quick")

    def do(name: str) -> None:
        order.append(name)
        time.sleep(0.004 if name == "slow" else 0.001)

    doings = {name: partial(do, name) for name in names}
    found = measure(doings, slices=2, seconds=0.02)
    turns = [name for at, name in enumerate(order) if at == 0 or order[at - 1] != name]
    assert turns == [*names] * 3
    assert sum(len(found[name].times) for name in names) < len(order)
    assert ratio(found["quick"], found["slow"]) > 1
