"""SQL of the rows that say whose turn it is: who may give an open opinion, and who may be next with a subject."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from workflow.store.prepared import Prepared
from workflow.store.tables import Candidate, Subject, Task, Turn, core

CANDIDATE, TURN, TASK, SUBJECT = core(Candidate), core(Turn), core(Task), core(Subject)

# Statements of every step are built once: putting one together costs more than running it.
_DELETE_CANDIDATES = Prepared(
    CANDIDATE.delete().where(CANDIDATE.c.unit == bindparam("of_unit"), CANDIDATE.c.case == bindparam("of_case")), spelled=True
)
_DELETE_TURNS = Prepared(TURN.delete().where(TURN.c.unit == bindparam("of_unit"), TURN.c.subject == bindparam("of_subject")), spelled=True)
_INSERT_CANDIDATES, _INSERT_TURNS = Prepared(CANDIDATE.insert()), Prepared(TURN.insert())
_CASES_WAITING_FOR = (
    select(SUBJECT)
    .where(
        SUBJECT.c.unit == bindparam("unit"),
        SUBJECT.c.id.in_(select(TASK.c.case).where(TASK.c.unit == bindparam("unit"), TASK.c.seat.in_(bindparam("seats", expanding=True)))),
    )
    .order_by(SUBJECT.c.id)
)
_TODO = (
    select(CANDIDATE.c.task, SUBJECT)
    .join(SUBJECT, (SUBJECT.c.unit == CANDIDATE.c.unit) & (SUBJECT.c.id == CANDIDATE.c.case))
    .where(CANDIDATE.c.unit == bindparam("unit"), CANDIDATE.c.person == bindparam("person"), CANDIDATE.c.task > bindparam("after"))
    .order_by(CANDIDATE.c.task)
    .limit(bindparam("limit"))
)
_NEXT = (
    select(TURN.c.subject)
    .where(
        TURN.c.unit == bindparam("unit"),
        TURN.c.holder == bindparam("holder"),
        TURN.c.table == bindparam("table"),
        TURN.c.subject < bindparam("before"),
    )
    .order_by(TURN.c.subject.desc())
    .limit(bindparam("limit"))
)
LAST = "~"  #: after every id


def replace_candidates(connection: Connection, unit: str, case: str, pairs: Iterable[tuple[str, str]]) -> None:
    """``pairs``: person and task."""
    _DELETE_CANDIDATES.write(connection, {"of_unit": unit, "of_case": case})
    rows = [{"unit": unit, "person": person, "task": task, "case": case} for person, task in sorted(pairs)]
    _INSERT_CANDIDATES.write_all(connection, rows)


def replace_turns(connection: Connection, unit: str, subject: str, pairs: Iterable[tuple[str, str]]) -> None:
    """``pairs``: life cycle and holder."""
    _DELETE_TURNS.write(connection, {"of_unit": unit, "of_subject": subject})
    rows = [{"unit": unit, "holder": holder, "table": table, "subject": subject} for table, holder in sorted(pairs)]
    _INSERT_TURNS.write_all(connection, rows)


def candidates(connection: Connection, unit: str, case: str | None = None) -> Sequence[Row[Any]]:
    query = select(CANDIDATE).where(CANDIDATE.c.unit == unit)
    return connection.execute(query if case is None else query.where(CANDIDATE.c.case == case)).all()


def turns(connection: Connection, unit: str, subject: str | None = None) -> Sequence[Row[Any]]:
    query = select(TURN).where(TURN.c.unit == unit)
    return connection.execute(query if subject is None else query.where(TURN.c.subject == subject)).all()


def cases_waiting_for(connection: Connection, unit: str, seats: Sequence[str]) -> Sequence[Row[Any]]:
    """The rows of the cases in which one of these seats has an opinion to give."""
    return connection.execute(_CASES_WAITING_FOR, {"unit": unit, "seats": list(seats)}).all()


def todo(connection: Connection, unit: str, person: str, *, after: str, limit: int) -> Sequence[Row[Any]]:
    """A keyset page of the person's open opinions, each with its case's row."""
    return connection.execute(_TODO, {"unit": unit, "person": person, "after": after, "limit": limit}).all()


def next_for(connection: Connection, unit: str, table: str, holder: str, *, before: str, limit: int) -> Sequence[str]:
    """A keyset page of the subjects that may wait for the seat or person, newest number first."""
    asked = {"unit": unit, "holder": holder, "table": table, "before": before or LAST, "limit": limit}
    return connection.execute(_NEXT, asked).scalars().all()
