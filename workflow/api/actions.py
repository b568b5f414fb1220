"""Take a step: one operation for each action of the table, made from the table."""

from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from typing import Any

from fastapi import APIRouter, Response

from states.case import kind_of
from states.errors import OutOfTurn, Refused, UnknownAction
from states.inputs import Nothing
from states.lifecycles import LIFE_CYCLES, Cycle
from states.step import Kind
from states.table import INPUTS, LINES, TABLE_OF
from workflow import errors, reading
from workflow.api import bodies, places, shapes
from workflow.api.bodies import IfMatch, PostedCall, ThePosted
from workflow.api.callers import TheCaller
from workflow.api.errors import FormTokenMissing, WrongMediaType
from workflow.api.examples import EXAMPLES
from workflow.api.places import TaskId
from workflow.api.problems import documents
from workflow.reads import subjects, tasks
from workflow.step.act import Ask
from workflow.step.answers import Answer

Endpoint = Callable[..., shapes.Taken]
MAY_RAISE = (Refused, OutOfTurn, errors.Forbidden, FormTokenMissing, errors.KeyReused, errors.TooLarge, WrongMediaType)
RELIES = (errors.Stale, errors.PreconditionRequired)


@cache
def router() -> APIRouter:
    """All operations, made from the table; then one that answers any other name with *unknown action*.

    Made once a process: the table is the same for every house, and fifty operations take a third of a second.
    """
    routes = APIRouter()
    for action in places.POSTED:
        _add(routes, action)
    for place in dict.fromkeys(f"{own}/actions/{{action}}" for own in places.OWN.values()):
        routes.post(place, include_in_schema=False)(_unknown)
    routes.post("/tasks/{task}/{action}", include_in_schema=False)(_unknown)
    return routes


def _unknown(_caller: TheCaller, action: str) -> None:
    raise UnknownAction(f"没有“{action[:60]}”这个办理事项")


def _add(routes: APIRouter, action: str) -> None:
    created = places.makes_subject(action)
    routes.add_api_route(
        places.place(action),
        _endpoint(action),
        methods=["POST"],
        name=action,
        operation_id=action,
        summary=LINES[action].title,
        status_code=201 if created else 200,
        tags=["办理"],
        openapi_extra=bodies.body_of(INPUTS[action], required=INPUTS[action] is not Nothing, example=EXAMPLES[action]),
        responses=documents(*MAY_RAISE, *(() if created else RELIES)),
    )


def _endpoint(action: str) -> Endpoint:
    if places.makes_subject(action):
        return _creating(action)
    if LINES[action].kind is Kind.TASK:
        return _on_task(action)
    return _on_object(action, places.posted_at(action))


def _creating(action: str) -> Endpoint:
    def create(posted: ThePosted, response: Response) -> shapes.Taken:
        taken = _take(posted, response, action, None)
        response.headers["Location"] = f"{places.ROOT}{places.place(action)}/{taken.subject}"
        return taken

    return create


def _on_object(action: str, cycle: Cycle) -> Endpoint:
    def step(posted: ThePosted, response: Response, if_match: IfMatch = None, **values: Any) -> shapes.Taken:
        return _take(posted, response, action, if_match, *places.named(cycle, values))

    endpoint: Endpoint = places.on_path(step, cycle)
    return endpoint


def _on_task(action: str) -> Endpoint:
    """The condition is the task's own ETag: what the signer saw, not other people's votes."""

    def step(posted: ThePosted, task: TaskId, if_match: IfMatch = None) -> shapes.Taken:
        seen, given = bodies.seen(if_match), _given(action, posted.raw)
        case, target = tasks.task_of(posted.house, posted.caller, task)
        return _told(posted.act(Ask(action=action, subject=case, target=target, seen=seen, given=given), if_match))

    return step


def _take(posted: PostedCall, response: Response, action: str, if_match: str | None, subject: str = "", target: str = "") -> shapes.Taken:
    """Take the step on the version that the caller saw; a step that creates its subject relies on none."""
    version = bodies.seen_version(if_match) if subject else None
    ask = Ask(action=action, subject=subject, target=target, version=version, given=_given(action, posted.raw))
    try:
        answer = posted.act(ask, if_match)
    except OutOfTurn:
        _require_target(posted, ask)
        raise
    response.headers["ETag"] = bodies.entity_tag(answer.version)
    return _told(answer)


def _require_target(posted: PostedCall, ask: Ask) -> None:
    """Raise NotFound for a member that the subject does not have: it is not out of turn, it is not there."""
    cycle = LIFE_CYCLES[TABLE_OF[ask.action]]
    if not ask.target:
        return
    subject = subjects.view(posted.house, posted.caller, kind_of(cycle.key), ask.subject).subject
    if ask.target not in cycle.members(subject):
        raise errors.NotFound(f"没有{cycle.member.format(ask.target)}")


def _given(action: str, raw: bytes) -> Any:
    """The input; an action that asks for nothing may come without a body."""
    model = INPUTS[action]
    return reading.read(model, raw or b"{}" if model is Nothing else raw)


def _told(answer: Answer) -> shapes.Taken:
    return shapes.Taken(**asdict(answer))
