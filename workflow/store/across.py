"""SQL of what rules ask across subjects: only who it is, so that each can be loaded and held against the log."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, literal_column, select

from workflow.store.prepared import Prepared
from workflow.store.subjects import BARGAINED
from workflow.store.tables import Entry, Inclusion, Subject, core

SUBJECT, INCLUSION, ENTRY = core(Subject), core(Inclusion), core(Entry)
GONE = ("abandoned", "lapsed")  #: a number of theirs may be recorded anew

# Statements of every step are built once: putting one together costs more than running it.
_CASES_ON = Prepared(
    select(INCLUSION.c.case)
    .where(
        INCLUSION.c.unit == bindparam("unit"),
        INCLUSION.c.achievement.in_(bindparam("ids", expanding=True)),
        INCLUSION.c.case != bindparam("but"),
    )
    .distinct()
    .order_by(INCLUSION.c.case),
    "ids",
)
_DEALS_WITH = Prepared(
    select(SUBJECT.c.id).where(  # in no order: SQLite would walk the key for it
        SUBJECT.c.unit == bindparam("unit"),
        SUBJECT.c.buyer.in_(bindparam("buyers", expanding=True)),  # only cases have one
        SUBJECT.c.id != bindparam("but"),
        SUBJECT.c.state.in_(BARGAINED),
        SUBJECT.c.decided_on >= bindparam("since"),
    ),
    "buyers",
)
_ATTACHED = Prepared(
    select(ENTRY.c.leaf).where(
        ENTRY.c.unit == bindparam("unit"),
        ENTRY.c.kind == "case",
        ENTRY.c.case.in_(bindparam("ids", expanding=True)),
        ENTRY.c.case != literal_column("''"),  # the words of the index that knows subjects' entries
        ENTRY.c.action == "attached",
    ),
    "ids",
)


def cases_on(connection: Connection, unit: str, achievements: Sequence[str], but: str) -> Sequence[str]:
    """Cases that an inclusion says to be about any of these achievements, other than ``but``."""
    return [row.case for row in _CASES_ON.all(connection, {"unit": unit, "ids": achievements, "but": but})]


def achievements_in(connection: Connection, unit: str, case: str) -> Sequence[str]:
    """What a case is said to be about."""
    return connection.execute(select(INCLUSION.c.achievement).where(INCLUSION.c.unit == unit, INCLUSION.c.case == case)).scalars().all()


def deals_with(connection: Connection, unit: str, buyers: Sequence[str], since: str, but: str) -> Sequence[str]:
    """Cases other than ``but`` that were decided with one of these buyers since a day and did not end before a contract."""
    return [row.id for row in _DEALS_WITH.all(connection, {"unit": unit, "buyers": buyers, "but": but, "since": since})]


def holder_of(connection: Connection, unit: str, column: str, value: str, but: str) -> tuple[str, str] | None:
    """Another live subject with this patent or registration number, and its kind; None if there is none."""
    query = select(SUBJECT.c.id, SUBJECT.c.table).where(
        SUBJECT.c.unit == unit, SUBJECT.c[column] == value, SUBJECT.c.id != but, SUBJECT.c.state.not_in(GONE)
    )
    row = connection.execute(query.order_by(SUBJECT.c.id).limit(1)).one_or_none()
    return (row.id, row.table) if row else None


def attached(connection: Connection, unit: str, owners: Sequence[str]) -> Sequence[bytes]:
    """Leaves of the entries by which something was uploaded to these subjects."""
    return [row.leaf for row in _ATTACHED.all(connection, {"unit": unit, "ids": owners})]
