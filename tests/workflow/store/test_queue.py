"""Writers of one process take turns in the order of their coming, and wait no longer than they were told."""

import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from sqlalchemy import Engine

from workflow.errors import Busy
from workflow.store import engine
from workflow.store.queue import Queue


def waiting(queue: Queue, count: int) -> None:
    """Until so many wait."""
    until = time.monotonic() + 10
    while len(queue._waiting) < count:
        assert time.monotonic() < until
        time.sleep(0.001)


def test_the_turn_goes_to_the_one_that_has_waited_longest() -> None:
    queue, order = Queue(), list[int]()

    def write(number: int) -> None:
        with queue.turn(10):
            order.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    with queue.turn(10):
        for number, thread in enumerate(threads):
            thread.start()
            waiting(queue, number + 1)
    for thread in threads:
        thread.join()
    assert order == list(range(20))


def test_who_waits_too_long_is_told_that_all_is_busy_and_leaves_the_queue() -> None:
    queue = Queue()
    with queue.turn(1):
        with pytest.raises(Busy), queue.turn(0.02):
            pass
        assert not queue._waiting
    with queue.turn(0):
        pass


def test_a_turn_ends_with_the_error_that_ended_its_work() -> None:
    queue = Queue()
    with pytest.raises(ZeroDivisionError), queue.turn(1):
        raise ZeroDivisionError
    with queue.turn(0):
        pass


def test_one_turn_at_a_time_however_many_come_and_go() -> None:
    queue, held, most = Queue(), list[int](), list[int]()

    def write() -> None:
        for _ in range(200):
            try:
                with queue.turn(0.0005):
                    held.append(1)
                    most.append(len(held))
                    held.pop()
            except Busy:
                pass

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1
    with queue.turn(0):
        assert not queue._waiting


@pytest.fixture
def made(database_url: str) -> Iterator[Engine]:
    made = engine.connect(database_url)
    yield made
    made.dispose()


def test_writers_of_one_log_queue_and_hold_no_connection_while_they_wait(made: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    with engine.writing(made, "U/case"):
        out = made.pool.checkedout()  # type: ignore[attr-defined]  # of the pool that SQLAlchemy chose
        begun = time.monotonic()
        with pytest.raises(Busy), engine.writing(made, "U/case"):
            pass
        assert time.monotonic() - begun < 5
        assert made.pool.checkedout() == out == 1  # type: ignore[attr-defined]  # as above


def test_writers_of_other_logs_wait_on_sqlite_alone(made: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    waits = pytest.raises(Busy) if made.dialect.name == "sqlite" else nullcontext()
    with engine.writing(made, "U/case"):
        for line in ("V/case", ""):
            with waits, engine.writing(made, line):
                pass
