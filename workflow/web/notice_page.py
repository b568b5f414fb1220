"""A public notice, for anybody: what is proposed, until when, where to object (浙江条例 17)."""

from fastapi import APIRouter, Response

from states.naming import MemberId
from states.stages import LifeCycle
from workflow.errors import NotFound
from workflow.reads import notices
from workflow.web.page import Page
from workflow.web.visit import InHouse, html

routes = APIRouter(route_class=Page)


@routes.get("/notices/{unit}/{notice}")
def notice_page(house: InHouse, unit: str, notice: str) -> Response:
    named = MemberId.read(notice)
    if named is None or named.cycle is not LifeCycle.NOTICE:
        raise NotFound("没有这项公示，或公示尚未发布")
    name, found, regulation = notices.posted_notice(house, unit, named.subject, named.key)
    places = {p.key: p.name for p in regulation.places}
    return html(house, "notice.html", {"title": found.title, "unit": name, "notice": found, "number": notice, "places": places})
