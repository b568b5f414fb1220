"""Papers and dossiers go in a lane of their own: making one takes seconds, and a dozen at once would hold every thread
that answers requests. They wait here, on the event loop, where waiting costs nobody a thread."""

import asyncio
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Made at once: papers leave their process one by one, so that the second has its facts ready when the first is done.
LANES = 2
#: Requests that make a paper, of the API and of the pages.
PAPERS = re.compile(r"/cases/[^/]+/(?:dossier|actions/issue_\w+)/?$")


class PaperLane:
    """Hold back a request that makes a paper, once its body is whole, until a lane is free; and the lane until the answer
    begins. Who sends or reads slowly holds none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._free = asyncio.Semaphore(LANES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not PAPERS.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        visit = _Visit(self._free, receive, send)
        if scope["method"] != "POST":
            await visit.enter()
        try:
            await self.app(scope, visit.receive, visit.send)
        finally:
            visit.leave()


class _Visit:
    """One request: it enters the lane once and leaves it once."""

    def __init__(self, free: asyncio.Semaphore, receive: Receive, send: Send) -> None:
        self._free, self._receive, self._send = free, receive, send
        self._entered = self._inside = False

    async def enter(self) -> None:
        if not self._entered:
            self._entered = True
            await self._free.acquire()
            self._inside = True

    def leave(self) -> None:
        if self._inside:
            self._inside = False
            self._free.release()

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request" and not message.get("more_body", False):
            await self.enter()
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.leave()
        await self._send(message)
