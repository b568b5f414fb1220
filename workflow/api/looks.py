"""Hears what is answered, and leaves a trace of it: what a signed-in person read, who was turned away."""

import re
from collections.abc import Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workflow.api.lane import address_of
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.traces import Look

TURNED_AWAY, OK = 429, range(200, 300)
SUBJECT = r"[^/]+"
SHA256 = r"[0-9a-f]{64}"
#: Addresses of the API and of the pages, by what is read there; the first that fits counts.
READ: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("attachment_downloaded", re.compile(rf"/(?:cases|achievements)/({SUBJECT})/attachments/({SHA256})/?$")),
    ("attachment_downloaded", re.compile(rf"^/attachments/({SUBJECT})/({SHA256})/?$")),
    ("paper_downloaded", re.compile(rf"/papers/({SHA256})/?$")),
    ("subject_read", re.compile(rf"/(?:cases|achievements)/({SUBJECT})(?:/|$)")),
    ("task_read", re.compile(r"/tasks/([^/]+)(?:/|$)")),
)


class Looks:
    """Remembers, when the answer begins, what it was about. It writes nothing: that is done in batches (`workflow/keep_traces.py`)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def heard(message: Message) -> None:
            if message["type"] == "http.response.start":
                _hear(scope, message["status"])
            await send(message)

        await self.app(scope, receive, heard)


def _hear(scope: Scope, status: int) -> None:
    house: House = scope["app"].state.house
    if status == TURNED_AWAY:
        house.traces.tried("turned_away", address_of(scope))
    caller: Caller | None = scope.get("state", {}).get("caller")
    if caller is None or status not in OK or scope["method"] not in {"GET", "HEAD"}:
        return
    for action, what in _read(scope["path"]):
        if what == "new":
            return  # a form for what is not there yet
        house.traces.looked(Look(caller.unit, caller.person, caller.session, action, what))
        return


def _read(path: str) -> Iterator[tuple[str, str]]:
    for action, pattern in READ:
        if found := pattern.search(path):
            yield action, "/".join(found.groups())
