"""What stands before every route, pages included: the size of bodies, the headers of answers."""

import re
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workflow.errors import TooLarge
from workflow.step.uploads import MOST

JSON_MOST = 1024 * 1024  #: bytes of any body but an upload's
UPLOAD_MOST = MOST + 64 * 1024  #: an upload with its multipart frame
UPLOADS = re.compile(r"/attachments/?$")

POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class BodyLimit:
    """Refuse a body that is announced too large before a byte is read, and one without announcement as soon as it is.

    The refusal is raised where the body is read, so that it is answered in the shape of every other problem.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = UPLOAD_MOST if UPLOADS.search(scope["path"]) else JSON_MOST
        announced, taken = Headers(scope=scope).get("content-length", ""), 0

        async def counted() -> Message:
            nonlocal taken
            if announced.isdigit() and int(announced[:20]) > most:
                raise _too_large(most)
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise _too_large(most)
            return message

        await self.app(scope, counted, send)


class SecureHeaders:
    """Put the headers above on every answer that does not bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sent)


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"内容不得超过 {most // 1024 // 1024} MB")
