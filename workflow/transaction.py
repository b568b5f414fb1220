"""The edge of a write: lock the unit's head, read the clock once, do the work, commit. Nobody else commits."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from sqlalchemy import Connection

from workflow import clock
from workflow.errors import ClockJumped, NotFound, RowDiffers
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.store import engine, people
from workflow.store import log as store
from workflow.trail.log import FIRST, NOBODY, Draft, End, append

CASE, ACCESS = "case", "access"
LOG = logging.getLogger(__name__)
#: How far a reading may be ahead of the case log's head: less than the shortest notice, so that no clock set wrong ends one.
MOST_AHEAD = timedelta(days=5)


class Pace(Enum):
    """What a write makes of its clock reading."""

    CHECKED = auto()  #: not too far ahead of the case log's head, else nothing is written
    HELD = auto()  #: not looked at: the entries bear the head's own time, so that none passes by them
    JUMP = auto()  #: believed: this write is the entry by which two people say that it is right


@dataclass(slots=True)
class Write:
    """One write transaction of one unit. ``at`` is its only clock reading; ``head`` moves with every entry; ``ends``: the
    last entries of the subjects met so far; ``reading``: what the clock said where it was not believed, else ""; ``by``: whose
    request it is, None for nobody's."""

    house: House
    connection: Connection
    unit: str
    kind: str
    head: store.HeadRow
    at: datetime
    ends: dict[str, End] = field(default_factory=lambda: {"": NOBODY})
    reading: str = ""
    by: Caller | None = None

    def append(self, draft: Draft) -> int:
        """Add an entry to the log and return its sequence number. One of the person whose request it is tells by which session."""
        if self.reading:
            draft = replace(draft, body={**draft.body, "clock": self.reading})
        if self.by is not None and self.by.session and draft.actor == self.by.person:
            draft = replace(draft, body={**draft.body, "session": self.by.session})
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
def writing(
    house: House, unit: str, kind: str = CASE, *, pace: Pace = Pace.CHECKED, by: Caller | None = None, wait: float | None = None
) -> Iterator[Write]:
    """Take the unit's lock of this log, then the time: never earlier than the head, so the log's times never run back. Raises
    NotFound, ClockJumped, Busy."""
    with (
        _telling(house),
        engine.writing(house.engine, f"{unit}/{kind}", wait=wait) as connection,
        locked(house, connection, unit, kind, pace=pace) as write,
    ):
        write.by = by
        yield write


@contextmanager
def locked(house: House, connection: Connection, unit: str, kind: str, *, pace: Pace = Pace.CHECKED) -> Iterator[Write]:
    """The log's lock within a write transaction; its head is moved once, when all entries are written. Raises NotFound, ClockJumped."""
    head = store.lock_head(connection, unit, kind)
    if head is None:
        raise NotFound("没有这个单位")
    write = Write(house, connection, unit, kind, head, moment(house, head))
    if pace is Pace.HELD:
        write.at = clock.read(head.at) if head.at else write.at
    elif pace is Pace.CHECKED:
        _pace(write)
    yield write
    if write.head is not head:
        store.move_head(connection, unit, kind, write.head)


def _pace(write: Write) -> None:
    """Stop a write of the case log whose reading is too far ahead. The access log must be open to who comes to put it right: its
    time stands still meanwhile, and its entries tell the reading."""
    head = write.head if write.kind == CASE else store.head(write.connection, write.unit, CASE)
    if head is None or not is_ahead(head, write.at):
        return
    if write.kind == CASE:
        raise ClockJumped(
            f"系统时钟为 {clock.shown(write.at)}，比日志的末条（{clock.shown(clock.read(head.at))}）晚了 {MOST_AHEAD.days} 天以上，"
            "暂停一切办理。请先核对服务器时钟；确认无误的，由经办人员或管理员在“时钟”页（/clock）提出，另一人确认后恢复"
        )
    write.reading = clock.text(write.at)
    stands = clock.read(head.at) + MOST_AHEAD
    write.at = max(stands, clock.read(write.head.at)) if write.head.at else stands


def is_ahead(head: store.HeadRow, at: datetime) -> bool:
    """Whether a reading is too far ahead of the case log's head to be believed."""
    return bool(head.at) and at - clock.read(head.at) > MOST_AHEAD


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
