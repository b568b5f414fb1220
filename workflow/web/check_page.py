"""Where a paper's QR code leads: anybody uploads the file, and learns whether it is the one that was issued."""

from typing import Annotated

from fastapi import APIRouter, File, Response, UploadFile

from workflow.errors import TooLarge
from workflow.reads import check
from workflow.step.uploads import MOST
from workflow.web.page import Page
from workflow.web.visit import InHouse, html

routes = APIRouter(route_class=Page)


@routes.get("/check")
def form(house: InHouse) -> Response:
    return html(house, "check.html", {"title": "核验文书", "asked": False, "found": None})


@routes.post("/check")
def answer(house: InHouse, file: Annotated[UploadFile, File()]) -> Response:
    content = file.file.read(MOST + 1)
    if len(content) > MOST:
        raise TooLarge(f"文件不得超过 {MOST // 1024 // 1024} MB")
    return html(house, "check.html", {"title": "核验文书", "asked": True, "found": check.paper(house, content)})
