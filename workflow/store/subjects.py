"""SQL of achievements and cases: the rows that copy their folds, what belongs to them, what guards ask across them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, literal_column, select

from workflow.store.prepared import Prepared
from workflow.store.rowcount import one
from workflow.store.tables import Attachment, Entry, Inclusion, Paper, Subject, Task, core

SUBJECT, INCLUSION, TASK, ENTRY = core(Subject), core(Inclusion), core(Task), core(Entry)
ATTACHMENT, PAPER = core(Attachment), core(Paper)

ENDED = ("closed", "rejected", "withdrawn", "terminated")
BARGAINED = ("approved", "trading", "contracted", "settling", "registering", "closed")
LONGEST = 12  #: digits of a subject's number, more than there will ever be

# A row is held against the log whenever it is read to be acted on: its subject's last entry and open tasks come with it.
_LAST = ENTRY.alias("last")
_SAME = {
    side: (side.c.unit == SUBJECT.c.unit, side.c.kind == "case", side.c.case == SUBJECT.c.id, side.c.case != literal_column("''"))
    for side in (ENTRY, _LAST)
}
_NUMBER = select(func.max(_LAST.c.case_seq)).where(*_SAME[_LAST]).correlate(SUBJECT).scalar_subquery()
_OPEN = select(func.aggregate_strings(TASK.c.id, " ")).where(TASK.c.unit == SUBJECT.c.unit, TASK.c.case == SUBJECT.c.id)
_WITH_END = select(
    SUBJECT, ENTRY.c.case_seq, ENTRY.c.leaf, ENTRY.c.leaf_hash, _OPEN.correlate(SUBJECT).scalar_subquery().label("tasks")
).outerjoin_from(SUBJECT, ENTRY, and_(*_SAME[ENTRY], ENTRY.c.case_seq == _NUMBER))

# Statements of every step are built once: putting one together costs more than running it.
_IN_UNIT = SUBJECT.c.unit == bindparam("unit")
_GET = Prepared(_WITH_END.where(_IN_UNIT, SUBJECT.c.id == bindparam("id"), SUBJECT.c.table == bindparam("table")))
_INSERT = SUBJECT.insert()
_UPDATE = Prepared(SUBJECT.update().where(SUBJECT.c.unit == bindparam("of_unit"), SUBJECT.c.id == bindparam("of_id")))
_ACHIEVEMENTS_OF = Prepared(
    _WITH_END.where(_IN_UNIT, SUBJECT.c.table == "achievement", SUBJECT.c.id.in_(bindparam("ids", expanding=True))), "ids"
)
_CASES = Prepared(_WITH_END.where(_IN_UNIT, SUBJECT.c.table == "case", SUBJECT.c.id.in_(bindparam("ids", expanding=True))), "ids")
_CASES_ON = (  # a join, in the order of the inclusions' index: in that of the subjects' own a whole unit may be read
    select(SUBJECT)
    .join_from(INCLUSION, SUBJECT, and_(SUBJECT.c.unit == INCLUSION.c.unit, SUBJECT.c.id == INCLUSION.c.case))
    .where(INCLUSION.c.unit == bindparam("unit"), INCLUSION.c.achievement == bindparam("achievement"))
    .order_by(INCLUSION.c.case)
)
_TASKS_OF = Prepared(select(TASK).where(TASK.c.unit == bindparam("unit"), TASK.c.case == bindparam("case")).order_by(TASK.c.id))
_DELETE_TASKS = Prepared(TASK.delete().where(TASK.c.unit == bindparam("of_unit"), TASK.c.case == bindparam("of_case")), spelled=True)
_INSERT_TASKS = Prepared(TASK.insert())
_ATTACHMENTS = Prepared(
    select(ATTACHMENT)
    .where(ATTACHMENT.c.unit == bindparam("unit"), ATTACHMENT.c.subject.in_(bindparam("ids", expanding=True)))
    .order_by(ATTACHMENT.c.at, ATTACHMENT.c.sha256),
    "ids",
)


def get(connection: Connection, unit: str, identifier: str, table: str) -> Row[Any] | None:
    """The row, with its subject's last entry (``case_seq``, ``leaf``, ``leaf_hash``) and the ids of its open tasks (``tasks``, in one
    text, in no order); None where it has none."""
    return _GET.one_or_none(connection, {"unit": unit, "id": identifier, "table": table})


def page(connection: Connection, unit: str, table: str, *, after: str, limit: int) -> Sequence[Row[Any]]:
    """A keyset page, newest number first; ``after`` is the last id of the page before."""
    query = select(SUBJECT).where(SUBJECT.c.unit == unit, SUBJECT.c.table == table)
    if after:
        query = query.where(SUBJECT.c.id < after)
    return connection.execute(query.order_by(SUBJECT.c.id.desc()).limit(limit)).all()


def count(connection: Connection, unit: str, prefix: str) -> int:
    """How many subjects bear this prefix (``C2026-``): the next one takes the number after."""
    numbered = SUBJECT.c.id.between(f"{prefix}0", f"{prefix}{'9' * LONGEST}")  # what the key is read by: LIKE uses no index
    query = select(func.count()).select_from(SUBJECT).where(SUBJECT.c.unit == unit, numbered)
    return int(connection.execute(query).scalar_one())


def insert(connection: Connection, values: dict[str, Any]) -> None:
    one(connection, _INSERT, values)


def update(connection: Connection, unit: str, identifier: str, values: dict[str, Any]) -> None:
    _UPDATE.write_one(connection, {"of_unit": unit, "of_id": identifier, **values})


def every(connection: Connection, unit: str) -> Sequence[Row[Any]]:
    return connection.execute(select(SUBJECT).where(SUBJECT.c.unit == unit).order_by(SUBJECT.c.id)).all()


def include(connection: Connection, unit: str, case: str, achievements: Iterable[str]) -> None:
    for achievement in achievements:
        one(connection, INCLUSION.insert(), {"unit": unit, "case": case, "achievement": achievement})


def achievements_of(connection: Connection, unit: str, identifiers: Sequence[str]) -> dict[str, Row[Any]]:
    return {row.id: row for row in _ACHIEVEMENTS_OF.all(connection, {"unit": unit, "ids": identifiers})}


def cases(connection: Connection, unit: str, identifiers: Sequence[str]) -> dict[str, Row[Any]]:
    """The rows of those that exist, each with its last entry, as `get` has it."""
    return {row.id: row for row in _CASES.all(connection, {"unit": unit, "ids": identifiers})}


def by_id(connection: Connection, unit: str, identifiers: Sequence[str]) -> Sequence[Row[Any]]:
    """The rows of these subjects, of whatever kind."""
    return connection.execute(select(SUBJECT).where(SUBJECT.c.unit == unit, SUBJECT.c.id.in_(identifiers))).all()


def cases_on(connection: Connection, unit: str, achievement: str) -> list[Row[Any]]:
    return list(connection.execute(_CASES_ON, {"unit": unit, "achievement": achievement}))


def replace_tasks(connection: Connection, unit: str, case: str, tasks: Sequence[dict[str, Any]]) -> None:
    _DELETE_TASKS.write(connection, {"of_unit": unit, "of_case": case})
    _INSERT_TASKS.write_all(connection, tasks)


def tasks(connection: Connection, unit: str, case: str | None = None) -> Sequence[Row[Any]]:
    if case is not None:
        return _TASKS_OF.all(connection, {"unit": unit, "case": case})
    return connection.execute(select(TASK).where(TASK.c.unit == unit).order_by(TASK.c.id)).all()


def attach(connection: Connection, values: dict[str, Any]) -> None:
    """Record an upload; the same bytes for the same subject again are one."""
    held = select(ATTACHMENT.c.sha256).where(
        ATTACHMENT.c.unit == values["unit"], ATTACHMENT.c.subject == values["subject"], ATTACHMENT.c.sha256 == values["sha256"]
    )
    if connection.execute(held).first() is None:
        one(connection, ATTACHMENT.insert(), values)


def attachments(connection: Connection, unit: str, subjects: Sequence[str]) -> Sequence[Row[Any]]:
    return _ATTACHMENTS.all(connection, {"unit": unit, "ids": subjects})


def insert_paper(connection: Connection, values: dict[str, Any]) -> None:
    one(connection, PAPER.insert(), values)


def papers(connection: Connection, unit: str, subject: str | None = None) -> Sequence[Row[Any]]:
    query = select(PAPER).where(PAPER.c.unit == unit).order_by(PAPER.c.at, PAPER.c.sha256)
    return connection.execute(query if subject is None else query.where(PAPER.c.subject == subject)).all()


def paper(connection: Connection, unit: str, sha256: str) -> Row[Any] | None:
    return connection.execute(select(PAPER).where(PAPER.c.unit == unit, PAPER.c.sha256 == sha256)).one_or_none()


def papers_by_hash(connection: Connection, sha256: str) -> Sequence[Row[Any]]:
    """Issued papers with these bytes, of whatever unit: for the public check."""
    return connection.execute(select(PAPER).where(PAPER.c.sha256 == sha256)).all()
