"""The edge of a write: lock the unit's head, read the clock once, do the work, commit. Nobody else commits."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from workflow import clock
from workflow.errors import NotFound, RowDiffers
from workflow.house import House
from workflow.store import engine, people
from workflow.store import log as store
from workflow.trail.log import FIRST, NOBODY, Draft, End, append

CASE, ACCESS = "case", "access"
LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Write:
    """One write transaction of one unit. ``at`` is its only clock reading; ``head`` moves with every entry; ``ends``: the
    last entries of the subjects met so far."""

    house: House
    connection: Connection
    unit: str
    kind: str
    head: store.HeadRow
    at: datetime
    ends: dict[str, End] = field(default_factory=lambda: {"": NOBODY})

    def append(self, draft: Draft) -> int:
        """Add an entry to the log and return its sequence number."""
        seq, case = self.head.size, draft.case
        if case not in self.ends:
            self.ends[case] = store.last_of(self.connection, self.unit, self.kind, case)
        self.head, end = append(self.connection, self.unit, self.kind, self.head, self.ends[case], clock.text(self.at), draft)
        if case:
            self.ends[case] = end
        return seq

    def met(self, case: str, end: End = FIRST) -> None:
        """The subject's last entry, read since the lock was taken: it need not be looked up again."""
        self.ends.setdefault(case, end)


@contextmanager
def writing(house: House, unit: str, kind: str = CASE) -> Iterator[Write]:
    """Take the unit's lock of this log, then the time: never earlier than the head, so the log's times never run back."""
    with _telling(house), engine.writing(house.engine, f"{unit}/{kind}") as connection, locked(house, connection, unit, kind) as write:
        yield write


@contextmanager
def locked(house: House, connection: Connection, unit: str, kind: str) -> Iterator[Write]:
    """The log's lock within a write transaction; its head is moved once, when all entries are written. Raises NotFound."""
    head = store.lock_head(connection, unit, kind)
    if head is None:
        raise NotFound("没有这个单位")
    write = Write(house, connection, unit, kind, head, moment(house, head))
    yield write
    if write.head is not head:
        store.move_head(connection, unit, kind, write.head)


def moment(house: House, head: store.HeadRow) -> datetime:
    """Now, by the installation's clock (only a sandbox's is moved), but not before the log's last entry."""
    now = clock.shifted(head.clock_offset if house.sandbox else 0)
    return max(now, clock.read(head.at)) if head.at else now


@contextmanager
def reading(house: House) -> Iterator[Connection]:
    """One snapshot to read from. It waits for no writer, whatever it finds."""
    with _telling(house, wait=0), engine.reading(house.engine) as connection:
        yield connection


@contextmanager
def _telling(house: House, wait: float | None = None) -> Iterator[None]:
    """A row that differs from the log is told in the access log, once a process and subject; `/readyz` tells it too."""
    try:
        yield
    except RowDiffers as error:
        subject = error.unit, error.subject
        if subject not in house.differing or subject in house.untold:
            house.differing[subject] = error.what
            _tell(house, error, wait)
        raise


def _tell(house: House, error: RowDiffers, wait: float | None) -> None:
    """Write the access entry; what keeps it from being written keeps it among the untold, and it is tried again."""
    try:
        with _access(house, error.unit, wait) as write:
            body = {"kind": "integrity", "subject": error.subject, "what": error.what}
            write.append(Draft(case="", actor="system", action="row_differs", findings=[], body=body))
    except Exception:  # whatever it is, who asked is to hear that the row differs
        LOG.exception("%s：%s的%s与日志不符，未能记入访问日志，稍后再试", error.unit, error.subject, error.what)
        house.untold.add((error.unit, error.subject))
    else:
        house.untold.discard((error.unit, error.subject))


@contextmanager
def _access(house: House, unit: str, wait: float | None) -> Iterator[Write]:
    with engine.writing(house.engine, f"{unit}/{ACCESS}", wait=wait) as connection, locked(house, connection, unit, ACCESS) as write:
        yield write


def now(connection: Connection) -> datetime:
    """The installation's time, for reading."""
    row = people.installation(connection)
    return clock.shifted(row.clock_offset if row else 0)


def clock_shown(house: House) -> datetime:
    """The installation's time, for a page's head."""
    with reading(house) as connection:
        return now(connection)
