"""All pages, put on the application that the API makes."""

from fastapi import APIRouter, FastAPI, Response

from workflow.house import House
from workflow.web import (
    achievement_page,
    case_page,
    check_page,
    clock_page,
    inbox,
    lists,
    notice_page,
    papers_page,
    session,
    task_page,
    trail_page,
)
from workflow.web.page import Page, install
from workflow.web.templating import asset

static = APIRouter(route_class=Page)


@static.get("/static/anxin.css")
def sheet() -> Response:
    return Response(
        asset("anxin.css"), media_type="text/css; charset=utf-8", headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )


@static.get("/static/anxin.svg")
def icon() -> Response:
    return Response(asset("anxin.svg"), media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


#: Fixed paths before those with a name in them: ``/cases/new`` is not the case “new”.
ROUTES = (static, session.routes, clock_page.routes, inbox.routes, lists.routes, papers_page.routes, trail_page.routes)
NAMED = (case_page.routes, achievement_page.routes, task_page.routes, notice_page.routes, check_page.routes)


def mount(app: FastAPI, house: House) -> None:
    """Add the pages to the application; they stay out of the API's description."""
    app.state.house = house
    for routes in (*ROUTES, *NAMED):
        app.include_router(routes, include_in_schema=False)
    install(app)
