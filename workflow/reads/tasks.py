"""Opinions that wait: whose turn it is is asked of the same function that decides."""

from dataclasses import dataclass

from states.case import Case
from states.naming import TaskId
from states.seating import eligible, task_at
from workflow import subjects
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.reads.subjects import View, viewed
from workflow.store import subjects as store
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


def todo(house: House, caller: Caller) -> tuple[TaskRow, ...]:
    """Opinions that the caller may give now; who may is asked at this moment, of the same function that decides."""
    found: list[TaskRow] = []
    with reading(house) as connection:
        for task in store.tasks(connection, caller.unit):
            seen = viewed(house, connection, caller, Case, task.case)
            row = _task_row(seen, task.id, task.case, caller)
            if row is not None:
                found.append(row)
    return tuple(found)


def _task_row(seen: View[Case], task: str, case: str, caller: Caller) -> TaskRow | None:
    subject, named = seen.subject, TaskId.read(task)
    found = task_at(subject, named.target) if named else None
    if found is None or caller.person not in eligible(subject, found.signoff, found.position, seen.facts, seen.regulation):
        return None
    leaf = found.leaf
    title = subjects.heading(subject, "、".join(a.title for a in seen.facts.achievements))
    return TaskRow(id=task, case=case, title=title, seat=leaf.seat.value, matter=found.signoff.matter.value, meeting=leaf.meeting)


def task_of(house: House, caller: Caller, task: str) -> tuple[str, str]:
    """The case and target that a task names; raises NotFound when it never was one of this unit's."""
    named = TaskId.read(task)
    if named is not None:
        with reading(house) as connection:
            case = subjects.load_case(connection, caller.unit, named.subject)
        if task_at(case, named.target) is not None:
            return named.subject, str(named.target)
    raise NotFound(f"没有编号为 {task} 的签批任务")
