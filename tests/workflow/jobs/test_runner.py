"""The cursor and the runner: whatever is killed, late, doubled or broken, each effect is there once."""

import logging
import multiprocessing
import os
import signal
import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.workflow.concurrency.hands import PATIENCE
from tests.workflow.concurrency.unit import UNIT
from tests.workflow.jobs.probes import DONE, EACH, RAISES, SLOW, TRIED, all_of, note, noted, once_each, say, slow
from workflow.house import House
from workflow.installation import open_house
from workflow.jobs import reader, runner
from workflow.jobs.consumer import Begin
from workflow.jobs.reader import Batch
from workflow.settings import Settings
from workflow.store import cursors
from workflow.transaction import CASE, reading

SHORT = timedelta(seconds=1)


def cursor(house: House, consumer: str):
    with reading(house) as connection:
        return next(row for row in cursors.every(connection) if (row.unit, row.kind, row.consumer) == (UNIT, CASE, consumer))


def expire(house: House) -> None:
    """As if the waits were over."""
    with house.engine.begin() as connection:
        connection.execute(text("UPDATE cursor SET held_until = '' WHERE holder = ''"))


def test_what_is_done_is_not_done_again(house: House) -> None:
    assert runner.once(house, [EACH]) == runner.Ran(1, ())
    say(house, 2)
    assert runner.once(house, [EACH]) == runner.Ran(1, ())
    assert runner.once(house, [EACH]) == runner.Ran(0, ())
    assert noted(house, TRIED) == all_of(house)


def test_a_long_log_is_read_in_pages_and_batches(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST", 4)
    monkeypatch.setattr(reader, "PAGE", 3)
    say(house, 5)
    assert runner.once(house, [EACH]) == runner.Ran(-(-len(all_of(house)) // 4), ())
    assert noted(house, TRIED) == all_of(house)


def killed_after_the_effect(house: House, batch: Batch) -> None:
    once_each(house, batch)
    os.kill(os.getpid(), signal.SIGKILL)


def run_and_die(settings: Settings) -> None:
    runner.once(open_house(settings), [replace(EACH, work=killed_after_the_effect)], lease=SHORT)


def test_killed_between_effect_and_cursor(house: House, settings: Settings) -> None:
    """The batch is taken up again as it was, though the log has grown; its effects are found done."""
    process = multiprocessing.get_context("forkserver").Process(target=run_and_die, args=(settings,))
    process.start()
    process.join(PATIENCE)
    assert process.exitcode == -signal.SIGKILL
    before = all_of(house)
    seen = cursor(house, "each")
    assert (seen.seq, seen.until, noted(house, DONE)) == (0, len(before), before)
    say(house)
    assert runner.once(house, [EACH]) == runner.Ran(0, ())  # the dead one's lease still runs
    time.sleep(SHORT.total_seconds())
    assert runner.once(house, [EACH]) == runner.Ran(2, ())
    assert noted(house, TRIED) == before + all_of(house)
    assert noted(house, DONE) == all_of(house)
    assert cursor(house, "each").seq == len(all_of(house))


def run_slow(settings: Settings, barrier) -> None:
    with closing(open_house(settings)) as house:
        barrier.wait(PATIENCE)
        for _ in range(5):
            runner.once(house, [SLOW])
            time.sleep(0.1)


def test_two_runners_do_each_job_once(house: House, settings: Settings) -> None:
    fresh = multiprocessing.get_context("forkserver")
    barrier = fresh.Barrier(2)
    both = [fresh.Process(target=run_slow, args=(settings, barrier)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(PATIENCE)
    assert [process.exitcode for process in both] == [0, 0]
    assert noted(house, DONE) == all_of(house)


def test_a_lease_that_ended_is_lost(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """Who worked longer than its lease moves nothing that another has taken up."""

    def too_long(house: House, batch: Batch) -> None:
        slow(house, batch)
        assert runner.once(house, [SLOW]).done == 1

    assert runner.once(house, [replace(SLOW, work=too_long)], lease=timedelta()).done == 1
    assert "已由另一进程接手" in caplog.text
    assert cursor(house, "slow").seq == len(all_of(house))


@pytest.mark.parametrize("begin", Begin)
def test_a_new_consumer_begins_where_its_line_says(house: House, begin: Begin) -> None:
    already, line = all_of(house), replace(EACH, begin=begin)
    assert runner.once(house, [line]).done == (1 if begin is Begin.FIRST else 0)
    say(house)
    runner.once(house, [line])
    assert noted(house, DONE) == (all_of(house) if begin is Begin.FIRST else all_of(house)[len(already) :])


def test_who_raises_is_told_and_tried_again_and_keeps_nobody(house: House, caplog: pytest.LogCaptureFixture) -> None:
    lines = [RAISES, EACH]
    assert runner.once(house, lines) == runner.Ran(1, ((UNIT, CASE, "raises"),))
    assert "raises" in caplog.text
    assert "the receiver is away" in caplog.text
    assert noted(house, DONE) == all_of(house)
    assert runner.once(house, lines) == runner.Ran(0, ())  # it waits
    waits = [cursor(house, "raises").held_until]
    for tries in (2, 3):
        expire(house)
        assert runner.once(house, lines).failed == ((UNIT, CASE, "raises"),)
        seen = cursor(house, "raises")
        assert (seen.seq, seen.tries) == (0, tries)
        waits.append(seen.held_until)
    assert waits == sorted(waits)
    expire(house)
    assert runner.once(house, [replace(RAISES, work=once_each)]).done == 1
    assert cursor(house, "raises").tries == 0


def test_beside_the_server_it_begins_and_ends_with_it(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """The thread is there while the body runs, and outlives a database that is away."""
    caplog.set_level(logging.ERROR)
    with runner.beside(house, [EACH]):
        until = time.monotonic() + PATIENCE
        while noted(house, DONE) != all_of(house) and time.monotonic() < until:
            time.sleep(0.05)
    assert noted(house, DONE) == all_of(house)
    assert [t.name for t in threading.enumerate() if t.name == "anxin-jobs"] == []
    with house.engine.begin() as connection:
        connection.execute(text("ALTER TABLE cursor RENAME TO away"))
    with runner.beside(house, [EACH]):
        while "未能查看日志" not in caplog.text and time.monotonic() < until:
            time.sleep(0.05)
    assert "未能查看日志" in caplog.text
    note(house, "end", "reached")
