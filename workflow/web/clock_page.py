"""Running a sandbox's clock forward, from the line that says 演示."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from workflow.errors import InvalidInput
from workflow.units import sandbox
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
    sandbox.forward(visit.house, int(days) * DAY)
    return RedirectResponse(local(posted.one("_back")), status_code=303)
