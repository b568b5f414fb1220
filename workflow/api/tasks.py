"""The inbox: opinions that wait for the caller, and one of them with what is put before its author."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from states.case import Case
from states.labels import SEAT, STATE
from states.naming import Target
from states.stages import LifeCycle, Seat
from workflow.api import offers, places, shapes, shown
from workflow.api.bodies import entity_tag
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.places import TaskId
from workflow.api.problems import documents
from workflow.reads import subjects, tasks
from workflow.step.act import etag

router = APIRouter(prefix="/tasks", tags=["签批"], responses=documents())
#: What waits for the caller; further lists come with stand-ins and copies.
AfterTask = Annotated[str, Query(pattern=r"^(C[0-9]{4}-[0-9]{4,8}-[1-9][0-9]{0,3}\.[0-9]{1,3})?$", description="上一页最后一项的编号")]
Chosen = Annotated[Literal["todo"], Query(alias="list")]


@router.get("", summary="待办签批", operation_id="list_tasks")
def listed(house: TheHouse, caller: TheCaller, _chosen: Chosen = "todo", after: AfterTask = "", limit: shapes.Limit = 50) -> shapes.Tasks:
    page = tasks.todo(house, caller, after=after, limit=limit)
    items = [
        shapes.Task(
            id=r.id,
            case=r.case,
            title=r.title,
            seat=r.seat,
            seat_name=SEAT[Seat(r.seat)],
            matter=r.matter,
            meeting=r.meeting,
            href=f"{places.ROOT}/tasks/{r.id}",
        )
        for r in page.tasks
        if not r.broken
    ]
    return shapes.Tasks(items=items, next=page.following or None)


@router.get("/{task}", summary="一项签批", operation_id="get_task")
def one(response: Response, house: TheHouse, caller: TheCaller, task: TaskId) -> dict[str, Any]:
    """Terms, papers and opinions so far, and the verbs; the ETag covers what the signer saw, not other people's votes."""
    case, target = tasks.task_of(house, caller, task)
    with subjects.opened(house, caller, Case, case) as seen:
        subject, actions = seen.subject, offers.on_task(seen, caller, target)
    response.headers["ETag"] = entity_tag(etag(subject))
    return {
        "id": task,
        "case": case,
        "case_state": subject.state,
        "case_state_name": STATE[LifeCycle.CASE][subject.state],
        "terms_hash": subject.terms_hash,
        "terms": shown.shown(subject.terms) if subject.terms else None,
        "papers": shown.shown(subject.papers),
        "signoff": shown.shown(subject.signoff(Target.read(target).key)),
        "actions": actions,
    }
