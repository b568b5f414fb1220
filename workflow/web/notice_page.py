"""A public notice, for anybody: what is proposed, until when, where to object (浙江条例 17)."""

from fastapi import APIRouter, Response

from workflow.errors import NotFound
from workflow.reads import notices
from workflow.web.page import Page
from workflow.web.visit import InHouse, html

routes = APIRouter(route_class=Page)


@routes.get("/notices/{unit}/{notice}")
def notice_page(house: InHouse, unit: str, notice: str) -> Response:
    case, marker, number = notice.rpartition("-N")
    if not marker:
        raise NotFound("没有这项公示，或公示尚未发布")
    name, found, regulation = notices.posted_notice(house, unit, case, number)
    places = {p.key: p.name for p in regulation.places}
    return html(house, "notice.html", {"title": found.title, "unit": name, "notice": found, "number": notice, "places": places})
