"""Opinions that wait, and for whom."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from states.case import Case, Subject
from states.naming import TaskId
from states.seating import eligible, open_opinions, task_at
from workflow import subjects
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.reads.subjects import View
from workflow.store import turns
from workflow.transaction import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """An opinion that waits for the caller."""

    id: str
    case: str
    title: str
    seat: str
    matter: str
    meeting: str
    broken: bool = False  #: the case's row says nothing: it is named, and whoever opens it is told why


@dataclass(frozen=True, slots=True)
class Todo:
    """A page of them; ``following``: after which the next page begins, "" on the last."""

    tasks: tuple[TaskRow, ...]
    following: str


def todo(house: House, caller: Caller, *, after: str = "", limit: int = 50) -> Todo:
    """A keyset page of the opinions that the caller may give now, in the order of their numbers: the rows name who may."""
    with reading(house) as connection:
        rows = turns.todo(connection, caller.unit, caller.person, after=after, limit=limit + 1)
    found = ((row, subjects.readable(row)) for row in rows[:limit])
    following = rows[limit - 1].task if len(rows) > limit else ""
    return Todo(tuple(told for row, case in found if (told := _listed(case, row))), following)


def mine(seen: View[Case], caller: Caller) -> tuple[TaskRow, ...]:
    """Those of one case, asked of the same function that decides."""
    case, title = seen.subject, subjects.joined(seen.facts.achievements)
    asked = (t for t in open_opinions(case) if caller.person in eligible(case, t.signoff, t.position, seen.facts, seen.regulation))
    return tuple(told for task in asked if (told := _task_row(case, str(TaskId(case.id, task.target)), title)))


def _listed(case: Subject | None, row: Row[Any]) -> TaskRow | None:
    if isinstance(case, Case):
        return _task_row(case, row.task, row.title)
    return TaskRow(id=row.task, case=row.id, title=row.title, seat="", matter="", meeting="", broken=True)


def _task_row(case: Case, task: str, title: str) -> TaskRow | None:
    named = TaskId.read(task)
    found = task_at(case, named.target) if named else None
    if found is None:
        return None
    leaf, heading = found.leaf, subjects.heading(case, title)
    return TaskRow(id=task, case=case.id, title=heading, seat=leaf.seat.value, matter=found.signoff.matter.value, meeting=leaf.meeting)


def task_of(house: House, caller: Caller, task: str) -> tuple[str, str]:
    """The case and target that a task names; raises NotFound when it never was one of this unit's."""
    named = TaskId.read(task)
    if named is not None:
        with reading(house) as connection:
            case = subjects.load_case(connection, caller.unit, named.subject)
        if task_at(case, named.target) is not None:
            return named.subject, str(named.target)
    raise NotFound(f"没有编号为 {task} 的签批任务")
