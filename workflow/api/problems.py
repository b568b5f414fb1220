"""Errors as RFC 9457 problems in Chinese. The only file that knows which error is which HTTP status."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from documents.errors import RenderError
from states.case import plain
from states.errors import OutOfTurn, Refused, TransferError, UnknownAction
from states.findings import Finding, Outcome
from workflow import errors, failures, faults
from workflow.api.errors import FormTokenMissing, NotSignedIn, TooManyRequests, WrongMediaType
from workflow.api.security import HEADERS as HEADERS_OF_ALL
from workflow.identity.throttle import TooManyAddressAttempts, TooManyAttempts
from workflow.reads import catalogue

MEDIA_TYPE = "application/problem+json"
BUSY_RETRY_SECONDS = 2
LOG = logging.getLogger("anxin")

STATUS: Mapping[type[TransferError], int] = {
    OutOfTurn: 409,
    UnknownAction: 404,
    Refused: 422,
    errors.NotFound: 404,
    errors.Forbidden: 403,
    errors.SignInFailed: 401,
    errors.Stale: 412,
    errors.RowDiffers: 409,
    errors.PreconditionRequired: 428,
    errors.KeyReused: 422,
    errors.InvalidInput: 422,
    errors.TooLarge: 413,
    errors.Busy: 503,
    errors.Unreachable: 503,
    errors.StorageFull: 507,
    errors.UnsafeDatabase: 503,
    errors.SignerRefuses: 503,
    errors.ClockRefused: 422,
    errors.ClockJumped: 409,
    NotSignedIn: 401,
    FormTokenMissing: 403,
    TooManyAttempts: 429,
    TooManyRequests: 429,
    WrongMediaType: 415,
}
HEADERS: Mapping[type[TransferError], dict[str, str]] = {
    errors.Busy: {"Retry-After": str(BUSY_RETRY_SECONDS)},
    errors.SignerRefuses: {"Retry-After": "60"},
    errors.Unreachable: {"Retry-After": "5"},
    errors.StorageFull: {"Retry-After": "60"},
    errors.UnsafeDatabase: {"Retry-After": "60"},
    errors.SignInFailed: {"WWW-Authenticate": "Bearer"},
    NotSignedIn: {"WWW-Authenticate": "Bearer"},
    TooManyAttempts: {"Retry-After": "600"},
    TooManyAddressAttempts: {"Retry-After": "60"},
    TooManyRequests: {"Retry-After": "10"},
}
#: What the framework itself refuses: code and title by status.
FRAMEWORK: Mapping[int, tuple[str, str]] = {
    400: ("bad_request", "请求无法识别"),
    404: ("not_found", "没有找到"),
    405: ("method_not_allowed", "不支持这种请求方式"),
    413: ("too_large", "内容过大"),
    415: ("unsupported_media_type", "内容类型不对"),
}


def install(app: FastAPI) -> None:
    """Answer every error as a problem."""
    app.add_exception_handler(TransferError, _transfer)
    app.add_exception_handler(RenderError, _render)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _framework)
    for kind in failures.KINDS:
        app.add_exception_handler(kind, _failed)
    app.add_exception_handler(Exception, _unknown)


def status_of(error: type[TransferError]) -> int:
    """The status of an error's class or of the nearest class above it."""
    return next(STATUS[c] for c in error.__mro__ if c in STATUS)


def headers_of(error: type[TransferError]) -> dict[str, str] | None:
    """What is sent with it, as when to come again."""
    return next((HEADERS[c] for c in error.__mro__ if c in HEADERS), None)


def problem(status: int, code: str, title: str, detail: str = "", headers: dict[str, str] | None = None, **more: Any) -> JSONResponse:
    """The one shape of a refusal; ``more``: members beyond the standard's, as ``findings`` and ``fields``."""
    body = {"type": f"urn:anxin:problem:{code}", "title": title, "status": status, "code": code, "detail": detail or title, **more}
    return JSONResponse(body, status, headers=headers, media_type=MEDIA_TYPE)


def told(finding: Finding) -> dict[str, Any]:
    """A finding for readers: its citations spelled out."""
    kept = plain(finding)
    assert isinstance(kept, dict)
    return {**kept, "citations": [catalogue.citation(key) for key in finding.citations]}


async def _transfer(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, TransferError)
    status, more = status_of(type(error)), {}
    if isinstance(error, Refused):
        kept_out = any(f.rule == "seat_held" and f.outcome is Outcome.REFUSED for f in error.findings)
        status = 403 if kept_out else status
        more["findings"] = [told(f) for f in error.refusals]
    if isinstance(error, errors.InvalidInput):
        more["fields"] = [{"field": place, "message": message} for place, message in error.fields]
    return problem(status, error.code, error.title, str(error), headers_of(type(error)), **more)


async def _render(_request: Request, error: Exception) -> JSONResponse:
    return problem(422, "paper_not_made", "文书未能制成", str(error))


async def _validation(request: Request, error: Exception) -> JSONResponse:
    """Parameters of path, query and header; bodies are read by `workflow/reading.py`. A path that cannot be is nowhere."""
    assert isinstance(error, RequestValidationError)
    wrong = error.errors()
    if any(fault["loc"][0] == "path" for fault in wrong):
        return await _transfer(request, errors.NotFound("没有这个编号"))
    return await _transfer(request, errors.InvalidInput(faults.fields([{**f, "loc": f["loc"][1:]} for f in wrong])))


async def _framework(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code, title = FRAMEWORK.get(error.status_code, ("http_error", HTTPStatus(error.status_code).phrase))
    return problem(error.status_code, code, title, headers=dict(error.headers or {}))


async def _failed(request: Request, error: Exception) -> JSONResponse:
    """The machine failed under us, or a statement of ours was wrong."""
    told = failures.meaning(error)
    if told is None:
        return await _unknown(request, error)
    LOG.error("%s at %s %s", type(told).__name__, request.method, request.url.path, exc_info=error)
    return await _transfer(request, told)


async def _unknown(request: Request, error: Exception) -> JSONResponse:
    # This one is answered outside the middleware that adds the headers elsewhere.
    LOG.error("unexpected error at %s %s", request.method, request.url.path, exc_info=error)
    return problem(500, "internal_error", "系统内部出错，操作未生效，请联系管理员", headers=dict(HEADERS_OF_ALL))


SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457；code 供程序识别，title 与 detail 供人阅读",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "findings": {"type": "array", "description": "不成立的规则及其依据", "items": {"$ref": "#/components/schemas/FindingTold"}},
        "fields": {
            "type": "array",
            "description": "填写有误之处",
            "items": {"type": "object", "properties": {"field": {"type": "string"}, "message": {"type": "string"}}},
        },
    },
}

#: Any route of the API may answer these.
ALWAYS: tuple[type[TransferError], ...] = (
    NotSignedIn,
    TooManyRequests,
    errors.Busy,
    errors.Unreachable,
    errors.StorageFull,
    errors.NotFound,
    errors.InvalidInput,
)


def documents(*classes: type[TransferError]) -> dict[int | str, dict[str, Any]]:
    """OpenAPI's ``responses`` of a route that may raise these, from the same classes."""
    found: dict[int | str, dict[str, Any]] = {}
    for error in (*ALWAYS, *classes):
        status = status_of(error)
        titles = [*filter(None, [found.get(status, {}).get("description", "")]), error.title]
        schema = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        found[status] = {"description": "；".join(dict.fromkeys("；".join(titles).split("；"))), "content": schema}
    return found


#: What the framework answers to a form that it cannot take apart.
MALFORMED: dict[int | str, dict[str, Any]] = {
    400: {"description": FRAMEWORK[400][1], "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
}
