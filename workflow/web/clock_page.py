"""The clock: running a sandbox's forward, from the line that says 演示; and saying that one far ahead of the log is right."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from workflow import clock
from workflow.errors import InvalidInput
from workflow.identity.permissions import SEATS, Right
from workflow.reads import people
from workflow.units import clock_jump, sandbox
from workflow.web.page import Page
from workflow.web.posted import OurForm
from workflow.web.session import local
from workflow.web.visit import Visitor

routes = APIRouter(route_class=Page)

DAY = 86400  #: seconds


@routes.post("/sandbox/clock")
def forward(visit: Visitor, posted: OurForm) -> Response:
    """Back to the page that was open; how far is checked by the use case."""
    days = posted.one("days")
    if not (days.isascii() and days.isdigit()) or len(days) > len("400"):
        raise InvalidInput([("天数", "请填写 1 至 400 的整数")])
    sandbox.forward(visit.house, int(days) * DAY, visit.caller)
    return RedirectResponse(local(posted.one("_back")), status_code=303)


@routes.get("/clock")
def standing(visit: Visitor) -> Response:
    seen = clock_jump.standing(visit.house, visit.caller.unit)
    by = seen.proposal.by if seen.proposal else ""
    return visit.page(
        "clock.html",
        title="时钟",
        now=clock.shown(seen.now),
        last=clock.shown(clock.read(seen.last)),
        jumped=seen.jumped,
        proposal=seen.proposal,
        by=people.on_demand(visit.house, visit.caller).name(by),
        own=by == visit.caller.person,
        may=bool(visit.caller.seats & SEATS[Right.CLOCK]),
    )


@routes.post("/clock/proposal")
def propose(visit: Visitor, posted: OurForm) -> Response:
    clock_jump.propose(visit.house, visit.caller, posted.one("reason"))
    return RedirectResponse("/clock", status_code=303)


@routes.post("/clock/confirmation")
def confirm(visit: Visitor, _posted: OurForm) -> Response:
    clock_jump.confirm(visit.house, visit.caller)
    return RedirectResponse("/clock", status_code=303)
