"""How every page is answered: errors as pages in Chinese, never a trace; headers that let nothing foreign in."""

import logging
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from inspect import isawaitable
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from documents.errors import RenderError
from states.errors import TransferError
from workflow import failures
from workflow.api.problems import status_of
from workflow.errors import ClockJumped
from workflow.identity import sessions
from workflow.web.visit import COOKIE, SignInNeeded, Visit, html

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}

SECONDS_TO_WAIT = "3"

logger = logging.getLogger(__name__)


class Page(APIRoute):
    """A route whose errors are pages and whose answers carry our headers."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                response = await answer(request)
            except Exception as error:  # noqa: BLE001 - whatever went wrong, a person gets a page
                response = await run_in_threadpool(answer_error, request, error)
            return _sealed(response)

        return guarded


def install(app: FastAPI) -> None:
    """An address that leads nowhere is a page too, for whoever asked for one; the API's answers stay as they are."""
    others = app.exception_handlers[HTTPException]

    async def lost(request: Request, error: Exception) -> Response:
        if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
            answer = others(request, error)
            return await answer if isawaitable(answer) else answer
        return _sealed(await run_in_threadpool(answer_error, request, error))

    app.add_exception_handler(HTTPException, lost)


def _sealed(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def answer_error(request: Request, error: Exception) -> Response:
    """The page of an error; nobody signed in: to the sign-in and back."""
    if isinstance(error, SignInNeeded):
        back = request.url.path if request.method == "GET" else ""
        return RedirectResponse(f"/signin?next={quote(back)}", status_code=303)
    status, title, reason = described(failures.meaning(error) or error)
    back = "/clock" if isinstance(error, ClockJumped) else _back(request)
    if status in {HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.INSUFFICIENT_STORAGE} or isinstance(error, failures.KINDS):
        logger.error("page failed: %s %s", request.method, request.url.path, exc_info=error)
    values = {"title": title, "reason": reason, "status": status, "back": back}
    response = _shown(request, values, status)
    if status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.INSUFFICIENT_STORAGE}:
        response.headers["Retry-After"] = SECONDS_TO_WAIT
    return response


def _shown(request: Request, values: dict[str, Any], status: int) -> Response:
    """As on any page, with who is signed in; where that cannot be asked any more, without."""
    house = request.app.state.house
    try:
        return html(house, "error.html", values | {"visit": _visit(request, values["back"])}, status)
    except failures.KINDS:
        return html(house, "error.html", values | {"clock": None, "sandbox": False}, status)


def described(error: Exception) -> tuple[int, str, str]:
    """Status, title and reason for people."""
    if isinstance(error, TransferError):
        return status_of(type(error)), error.title, str(error)
    if isinstance(error, RenderError):
        return 422, "文书未能制成", str(error)
    if isinstance(error, HTTPException | RequestValidationError):
        status = error.status_code if isinstance(error, HTTPException) else 422
        if status == HTTPStatus.NOT_FOUND:
            return status, "没有找到", "没有这个页面。"
        return status, "请求有误", "请求的形式不对，请从页面办理。"
    return 500, "系统出错", "本次操作没有完成，已记录备查。请稍后重试；若再次出现，请告知管理员。"


def _back(request: Request) -> str:
    """Where to start afresh: the page of the subject or task that a form was about, else the inbox."""
    if request.method == "GET":
        return "/inbox"
    head = request.url.path.split("/actions/")[0]
    parts = head.strip("/").split("/")
    known = {"cases", "achievements", "tasks"}
    kept = 2 if parts[0] in known else 0
    return "/" + "/".join(parts[:kept]) if kept else "/inbox"


def _visit(request: Request, back: str) -> Visit | None:
    """Who is signed in, as if on the page to go back to."""
    found = sessions.recognise(request.app.state.house, request.cookies.get(COOKIE, ""))
    return Visit(house=request.app.state.house, caller=found[0], csrf=found[1], path=back) if found else None
