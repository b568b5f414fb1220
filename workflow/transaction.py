"""The edge of a write: lock the unit's head, read the clock once, do the work, commit. Nobody else commits."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from workflow import clock
from workflow.errors import NotFound, RowDiffers
from workflow.house import House
from workflow.store import engine, people
from workflow.store import log as store
from workflow.trail.log import Draft, append

CASE, ACCESS = "case", "access"
LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Write:
    """One write transaction of one unit. ``at`` is its only clock reading; ``head`` moves with every entry."""

    house: House
    connection: Connection
    unit: str
    kind: str
    head: store.HeadRow
    at: datetime

    def append(self, draft: Draft) -> int:
        """Add an entry to the log and return its sequence number."""
        seq = self.head.size
        self.head = append(self.connection, self.unit, self.kind, self.head, clock.text(self.at), draft)
        return seq


@contextmanager
def writing(house: House, unit: str, kind: str = CASE) -> Iterator[Write]:
    """Take the unit's lock of this log, then the time: never earlier than the head, so the log's times never run back."""
    with _telling(house), engine.writing(house.engine) as connection:
        head = store.lock_head(connection, unit, kind)
        if head is None:
            raise NotFound("没有这个单位")
        yield Write(house, connection, unit, kind, head, moment(house, connection, head))


def moment(house: House, connection: Connection, head: store.HeadRow) -> datetime:
    """Now, by the installation's clock (only a sandbox's is moved), but not before the log's last entry."""
    row = people.installation(connection) if house.sandbox else None
    now = clock.shifted(row.clock_offset if row else 0)
    return max(now, clock.read(head.at)) if head.at else now


@contextmanager
def reading(house: House) -> Iterator[Connection]:
    """One snapshot to read from."""
    with _telling(house), engine.reading(house.engine) as connection:
        yield connection


@contextmanager
def _telling(house: House) -> Iterator[None]:
    """A row that differs from the log is told in the access log, once a process and subject; `/readyz` tells it too."""
    try:
        yield
    except RowDiffers as error:
        subject = error.unit, error.subject
        if subject not in house.differing or subject in house.untold:
            house.differing[subject] = error.what
            _tell(house, error)
        raise


def _tell(house: House, error: RowDiffers) -> None:
    """Write the access entry; what keeps it from being written keeps it among the untold, and it is tried again."""
    try:
        with engine.writing(house.engine) as connection:
            head = store.lock_head(connection, error.unit, ACCESS)
            assert head is not None, "the unit has its logs"
            write = Write(house, connection, error.unit, ACCESS, head, moment(house, connection, head))
            body = {"kind": "integrity", "subject": error.subject, "what": error.what}
            write.append(Draft(case="", actor="system", action="row_differs", findings=[], body=body))
    except Exception:  # whatever it is, who asked is to hear that the row differs
        LOG.exception("%s：%s的%s与日志不符，未能记入访问日志，稍后再试", error.unit, error.subject, error.what)
        house.untold.add((error.unit, error.subject))
    else:
        house.untold.discard((error.unit, error.subject))


def now(connection: Connection) -> datetime:
    """The installation's time, for reading."""
    row = people.installation(connection)
    return clock.shifted(row.clock_offset if row else 0)


def clock_shown(house: House) -> datetime:
    """The installation's time, for a page's head."""
    with reading(house) as connection:
        return now(connection)
