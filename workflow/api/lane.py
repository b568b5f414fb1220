"""Lanes: how many requests of a kind are worked on at once, how many may wait, and how many of them are one address's.

Reads, writes, sign-ins (hashing a password takes long on purpose), papers (making one takes seconds) and readiness each have their
own, so that no flood of one kind holds the threads that another needs. Waiting is done here, on the event loop, where it costs
nobody a thread; who would wait too long, or in too long a line, is turned away at once and told when to come again.
"""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from html import escape

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from states.errors import TransferError
from workflow.api.errors import TooManyRequests
from workflow.api.problems import headers_of, problem, status_of
from workflow.errors import Busy


@dataclass(frozen=True, slots=True)
class Width:
    """``inside`` at once; ``waiting`` more in line; ``each``: of one address, inside and in line; ``patience``: seconds in line."""

    inside: int
    waiting: int
    each: int
    patience: float = 10.0


class Kind(Enum):
    """Which lane; papers leave their process one by one, so that a second has its facts ready when the first is done."""

    READ = Width(inside=4, waiting=124, each=64)
    WRITE = Width(inside=4, waiting=92, each=64)
    SIGN_IN = Width(inside=2, waiting=30, each=8)
    PAPER = Width(inside=2, waiting=46, each=24, patience=300.0)
    READY = Width(inside=1, waiting=15, each=8, patience=2.0)


#: Threads that all lanes take together: no request in a lane waits for one.
THREADS = sum(kind.value.inside for kind in Kind)
#: Requests that make a paper, of the API and of the pages.
PAPERS = re.compile(r"/cases/[^/]+/(?:dossier|actions/issue_\w+)/?$")
#: What hashes a password.
SIGN_INS = re.compile(r"^(?:/api/v1/session|/api/v1/me/password|/signin|/password)/?$")
LOOKS = frozenset({"GET", "HEAD", "OPTIONS"})
#: Answered without thread or database: no lane holds it up.
FREE = frozenset({"/healthz"})

#: Seconds before a sign-in is turned away: who guesses without end is slowed down, on a socket that costs nobody a thread.
TARPIT = 1.0


def kind_of(method: str, path: str) -> Kind:
    """The lane of a request."""
    if PAPERS.search(path):
        return Kind.PAPER
    if path == "/readyz":
        return Kind.READY
    if method in LOOKS:
        return Kind.READ
    return Kind.SIGN_IN if method == "POST" and SIGN_INS.match(path) else Kind.WRITE


@dataclass
class Lane:
    """One lane, and who is in it or in line for it."""

    width: Width
    here: Counter[str] = field(default_factory=Counter)
    free: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self.free = asyncio.Semaphore(self.width.inside)

    def arrive(self, address: str) -> None:
        """Get in line; raises TooManyRequests when the address has too many there, Busy when the line is too long."""
        if self.here[address] >= self.width.each:
            raise TooManyRequests("同一地址同时的请求过多，请稍后再试")
        if self.here.total() >= self.width.inside + self.width.waiting:
            raise Busy("系统正忙，请稍后重试")
        self.here[address] += 1

    async def enter(self) -> None:
        """Wait for a place; raises Busy."""
        try:
            async with asyncio.timeout(self.width.patience):
                await self.free.acquire()
        except TimeoutError:
            raise Busy("系统正忙，请稍后重试") from None

    def go(self, address: str) -> None:
        self.here[address] -= 1
        if not self.here[address]:
            del self.here[address]


class Lanes:
    """Hold back a request, once its body is whole, until its lane is free; and the lane until the answer begins. Who sends or reads
    slowly stands in line, but holds no place."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.lanes = {kind: Lane(kind.value) for kind in Kind}
        self.tarpit = TARPIT

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in FREE:
            await self.app(scope, receive, send)
            return
        kind, address = kind_of(scope["method"], scope["path"]), address_of(scope)
        visit = _Visit(self.lanes[kind], address, receive, send)
        try:
            if kind is Kind.SIGN_IN:
                scope["app"].state.throttle.attempts.check(address)
            visit.lane.arrive(address)
        except TransferError as error:
            if kind is Kind.SIGN_IN:
                await asyncio.sleep(self.tarpit)
            await turned_away(scope, error)(scope, receive, send)
            return
        try:
            await self._through(visit, scope)
        finally:
            visit.leave()
            visit.lane.go(address)

    async def _through(self, visit: "_Visit", scope: Scope) -> None:
        if scope["method"] in LOOKS or scope["method"] == "DELETE":
            try:
                await visit.enter()
            except Busy as error:
                await turned_away(scope, error)(scope, visit.receive, visit.send)
                return
        await self.app(scope, visit.receive, visit.send)


def address_of(scope: Scope) -> str:
    """The client's address; behind a proxy that the server trusts, the one that the proxy names."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def turned_away(scope: Scope, error: TransferError) -> Response:
    """A problem for the API, a bare page for people: it must cost next to nothing."""
    status, headers = status_of(type(error)), headers_of(type(error))
    if scope["path"].startswith("/api/") or "text/html" not in Headers(scope=scope).get("accept", ""):
        return problem(status, error.code, error.title, str(error), headers)
    title, reason = escape(error.title), escape(str(error))
    page = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{title} · 安心</title><h1>{title}</h1><p>{reason}</p></html>'
    return HTMLResponse(page, status, headers)


class _Visit:
    """One request: it enters the lane once and leaves it once."""

    def __init__(self, lane: Lane, address: str, receive: Receive, send: Send) -> None:
        self.lane, self.address, self._receive, self._send = lane, address, receive, send
        self._entered = self._inside = False

    async def enter(self) -> None:
        if not self._entered:
            self._entered = True
            await self.lane.enter()
            self._inside = True

    def leave(self) -> None:
        if self._inside:
            self._inside = False
            self.lane.free.release()

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request" and not message.get("more_body", False):
            await self.enter()
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.leave()
        await self._send(message)
