"""The clock: moving a sandbox's, and saying, by two people, that one far ahead of the log is right."""

from datetime import UTC, datetime
from math import ceil

from fastapi import APIRouter

from workflow import clock, reading
from workflow.api import shapes
from workflow.api.bodies import JsonBody, body_of
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.errors import FormTokenMissing, WrongMediaType
from workflow.api.problems import documents
from workflow.errors import ClockRefused, Forbidden, InvalidInput, TooLarge
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.transaction import clock_shown
from workflow.units import clock_jump, sandbox

DAY = 86400  #: seconds

router = APIRouter(tags=["系统"])


@router.post(
    "/sandbox/clock",
    summary="拨动演示时钟",
    operation_id="move_clock",
    openapi_extra=body_of(shapes.ClockMove, example={"forward_days": 15}),
    responses=documents(ClockRefused, FormTokenMissing, TooLarge, WrongMediaType),
)
def move_clock(house: TheHouse, caller: TheCaller, raw: JsonBody) -> shapes.Clock:
    """Forward only, and in a sandbox only; anybody who is signed in there."""
    given = reading.read(shapes.ClockMove, raw)
    return shapes.Clock(now=clock.text(sandbox.forward(house, _seconds(house, given), caller)))


def _seconds(house: House, given: shapes.ClockMove) -> int:
    if (given.forward_days is None) == (given.to is None):
        raise InvalidInput([("forward_days、to", "须且只须填写其中一项")])
    if given.forward_days is not None:
        return given.forward_days * DAY
    try:
        to = datetime.fromisoformat(given.to or "")
        zoned = to.astimezone(UTC) if to.tzinfo else None
    except (ValueError, OverflowError):
        zoned = None
    if zoned is None:
        raise InvalidInput([("to", "应为注明时区的时间，例如 2026-03-18T01:00:00Z")])
    return ceil((zoned - clock_shown(house)).total_seconds())


@router.get("/clock", summary="时钟与日志", operation_id="clock", responses=documents())
def standing(house: TheHouse, caller: TheCaller) -> shapes.ClockStanding:
    """Whether the clock is too far ahead of the unit's log, and who said that it is right."""
    return _told(house, caller)


@router.post(
    "/clock/proposal",
    summary="提出时钟无误",
    operation_id="propose_clock",
    openapi_extra=body_of(shapes.ClockReason),
    responses=documents(Forbidden, FormTokenMissing, TooLarge, WrongMediaType),
)
def propose(house: TheHouse, caller: TheCaller, raw: JsonBody) -> shapes.ClockStanding:
    """The first of the two: an officer or administrator."""
    clock_jump.propose(house, caller, reading.read(shapes.ClockReason, raw).reason)
    return _told(house, caller)


@router.post(
    "/clock/confirmation",
    summary="确认时钟无误",
    operation_id="confirm_clock",
    responses=documents(Forbidden, FormTokenMissing, TooLarge),
)
def confirm(house: TheHouse, caller: TheCaller) -> shapes.ClockStanding:
    """The second, another person; from now on steps are taken again."""
    clock_jump.confirm(house, caller)
    return _told(house, caller)


def _told(house: House, caller: Caller) -> shapes.ClockStanding:
    seen = clock_jump.standing(house, caller.unit)
    said = seen.proposal
    return shapes.ClockStanding(
        now=clock.text(seen.now),
        last=seen.last,
        jumped=seen.jumped,
        proposed_by=said.by if said else "",
        reason=said.reason if said else "",
    )
