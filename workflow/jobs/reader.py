"""A durable cursor by (unit, kind of log, consumer) over entries that are committed.

A batch is pinned in the cursor before its work begins, and the cursor moves after the work is done. Whoever is killed in
between leaves the same batch to the next, so an effect that goes by the batch's bounds or by its entries' numbers is
found done and not done twice. A lease keeps two runners from the same batch; it ends by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from workflow import clock
from workflow.house import House
from workflow.store import cursors, engine
from workflow.store import log as store
from workflow.transaction import reading

LONGEST_NAME = 32
MOST = 500  #: entries of one batch that is not a day's
LEASE = timedelta(seconds=120)  #: how long a batch is one runner's; longer work may meet a second runner, which changes nothing
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=2), timedelta(hours=1)  #: after a failure, doubled each time
PAGE = 500

Key = tuple[str, str, str]  #: unit, kind of log, consumer; unit and kind are "" for work of the whole installation


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The entries ``since`` ≤ seq < ``until`` of a log, for one consumer. ``day``: in China, when it was claimed."""

    consumer: str
    unit: str
    kind: str
    since: int
    until: int
    day: str
    tries: int
    holder: str

    @property
    def key(self) -> Key:
        return self.unit, self.kind, self.consumer


def entries(house: House, batch: Batch) -> Iterator[Row[Any]]:
    """The batch's entry rows in log order, a page a snapshot: a slow consumer keeps no snapshot open."""
    after = batch.since - 1
    while after + 1 < batch.until:
        with reading(house) as connection:
            page = store.entries(connection, batch.unit, batch.kind, after=after, limit=min(PAGE, batch.until - after - 1))
        if not page:
            raise LookupError(f"{batch.unit}/{batch.kind}: entry {after + 1} is missing")
        yield from page
        after = page[-1].seq


def claim(house: House, key: Key, *, size: int, daily: bool, today: str, holder: str, lease: timedelta = LEASE) -> Batch | None:
    """Pin the next batch of a cursor that exists and hold it; None when nothing is due or somebody else holds it."""
    unit, kind, consumer = key
    now = clock.machine_now()
    with engine.writing(house.engine) as connection:
        seen = cursors.locked(connection, key)
        if seen is None or not is_due(seen, size=size, daily=daily, today=today, now=clock.text(now)):
            return None
        until = seen.until if seen.until > seen.seq else size if daily else min(size, seen.seq + MOST)
        cursors.change(connection, key, seen.holder, {"until": until, "holder": holder, "held_until": clock.text(now + lease)})
    return Batch(consumer=consumer, unit=unit, kind=kind, since=seen.seq, until=until, day=today, tries=seen.tries, holder=holder)


def is_due(seen: Row[Any], *, size: int, daily: bool, today: str, now: str) -> bool:
    """Whether the cursor is free and has work: a batch left unfinished, else something new, and for a day's work a new day."""
    if seen.held_until > now:
        return False
    if seen.until > seen.seq:
        return True
    new = size > seen.seq or not seen.kind
    return new and (not daily or seen.day < today)


def done(house: House, batch: Batch) -> bool:
    """Move the cursor behind the batch; False when the lease ended and somebody else has taken the batch up."""
    values = {"seq": batch.until, "day": batch.day, "holder": "", "held_until": "", "tries": 0}
    with engine.writing(house.engine) as connection:
        return cursors.change(connection, batch.key, batch.holder, values)


def failed(house: House, batch: Batch) -> None:
    """Let go of the batch, and keep everybody from it for a while that grows with every failure."""
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(batch.tries, 16))
    values = {"holder": "", "held_until": clock.text(clock.machine_now() + wait), "tries": batch.tries + 1}
    with engine.writing(house.engine) as connection:
        cursors.change(connection, batch.key, batch.holder, values)
