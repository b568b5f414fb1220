"""Runs the consumers: beside the server, or alone (``anxin worker``). The only file that knows how jobs are driven: another
engine would take its place and leave reader and consumers as they are.

A consumer that fails is told in the process's log and tried again later; it stops neither the others nor the server.
"""

import logging
import secrets
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from workflow import clock
from workflow.house import House
from workflow.jobs import reader
from workflow.jobs.consumer import Begin, Consumer
from workflow.jobs.consumers import CONSUMERS
from workflow.store import cursors, engine
from workflow.transaction import now, reading

LOG = logging.getLogger(__name__)
PAUSE = 2.0  #: seconds between looks for something new
PAUSE_AFTER_FAILURE = 30.0  #: when not even looking works: the database is away
STOPPING = 30.0  #: seconds that a batch in work is waited for at the end


@dataclass(frozen=True, slots=True)
class Ran:
    """How many batches were done, and of which (unit, kind, consumer) one failed."""

    done: int
    failed: tuple[reader.Key, ...]


def once(
    house: House, lines: Sequence[Consumer] = CONSUMERS, *, lease: timedelta = reader.LEASE, stop: threading.Event | None = None
) -> Ran:
    """Do all that is due now, a batch after the other, until nothing is or ``stop`` is set; what failed waits for its time."""
    holder, done = secrets.token_hex(8), 0
    failed: list[reader.Key] = []
    while True:
        before = done
        for line, key, size, today in _due(house, lines):
            if stop is not None and stop.is_set():
                return Ran(done, tuple(failed))
            batch = reader.claim(house, key, size=size, daily=line.daily, today=today, holder=holder, lease=lease)
            if batch is None:
                continue
            if _worked(house, line, batch):
                done += 1
            else:
                failed.append(key)
        if done == before:
            return Ran(done, tuple(failed))


def forever(house: House, stop: threading.Event, lines: Sequence[Consumer] = CONSUMERS) -> None:
    """Look again and again until told to stop."""
    pause = 0.0
    while not stop.wait(pause):
        try:
            once(house, lines, stop=stop)
            pause = PAUSE
        except Exception:  # the database may be away; it is told and looked for again
            LOG.exception("后台任务未能查看日志，稍后再试")
            pause = PAUSE_AFTER_FAILURE


@contextmanager
def beside(house: House, lines: Sequence[Consumer] = CONSUMERS) -> Iterator[None]:
    """A thread that runs the consumers while the body does."""
    stop = threading.Event()
    thread = threading.Thread(target=forever, args=(house, stop, lines), name="anxin-jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(STOPPING)


def _due(house: House, lines: Sequence[Consumer]) -> list[tuple[Consumer, reader.Key, int, str]]:
    """Consumer, cursor, size of its log and today's date, for every cursor with work; cursors not there yet are made."""
    with reading(house) as connection:
        today = str(clock.day(now(connection)))
        sizes = cursors.sizes(connection)
        held = {(row.unit, row.kind, row.consumer): row for row in cursors.every(connection)}
    wanted = [(line, key, size) for line in lines for key, size in _places(line, sizes)]
    new = [(line, key, size) for line, key, size in wanted if key not in held]
    if new:
        with engine.writing(house.engine) as connection:
            for line, key, size in new:
                cursors.make(connection, key, seq=size if line.begin is Begin.NOW else 0)
        return _due(house, lines)
    at = clock.text(clock.machine_now())
    due = [(line, key, size) for line, key, size in wanted if reader.is_due(held[key], size=size, daily=line.daily, today=today, now=at)]
    return [(line, key, size, today) for line, key, size in due]


def _places(line: Consumer, sizes: dict[tuple[str, str], int]) -> list[tuple[reader.Key, int]]:
    """The cursors of a consumer, each with the size of its log."""
    if not line.logs:
        return [(("", "", line.name), 0)]
    return [((unit, kind, line.name), size) for (unit, kind), size in sorted(sizes.items()) if kind in line.logs]


def _worked(house: House, line: Consumer, batch: reader.Batch) -> bool:
    """Do a batch's work and move the cursor; False when the work raised."""
    try:
        line.work(house, batch)
    except Exception:  # whatever one consumer raises, the others go on
        LOG.exception("后台任务 %s（%s/%s）第 %d 次未成，稍后再试", line.name, batch.unit, batch.kind, batch.tries + 1)
        reader.failed(house, batch)
        return False
    if not reader.done(house, batch):
        LOG.warning("后台任务 %s（%s/%s）用时过长，已由另一进程接手", line.name, batch.unit, batch.kind)
    return True
