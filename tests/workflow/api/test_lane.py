"""Papers in a lane of their own: however many are asked for, few are made at once, and lists never wait for them."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from states.table import STEPS
from workflow.api.lane import LANES, PAPERS, PaperLane

DOSSIER, ISSUE, LIST = "/api/v1/cases/C2026-0001/dossier", "/cases/C2026-0001/actions/issue_paper", "/api/v1/cases"


class Kitchen:
    """An application that works until told to stop, and counts how many requests are in its hands."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.go = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while scope["method"] == "POST" and (await receive()).get("more_body"):
            pass
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            if scope["path"] != LIST:
                await self.go.wait()
            if "fail" in scope["query_string"].decode():
                raise ZeroDivisionError
        finally:
            self.now -= 1
        await send({"type": "http.response.start"})
        await send({"type": "http.response.body"})


async def ask(lane: PaperLane, path: str, method: str = "GET", *, query: bytes = b"", **how: Callable[..., Awaitable[Any]]) -> None:
    async def body() -> Message:
        return {"type": "http.request", "more_body": False}

    async def dropped(_message: Message) -> None:
        pass

    scope = {"type": "http", "path": path, "method": method, "query_string": query}
    await lane(scope, how.get("receive", body), how.get("send", dropped))


def played(play: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """In a thread of its own: a browser's tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as hands:
        hands.submit(lambda: asyncio.run(play())).result()


async def settle() -> None:
    """Until every task has gone as far as it can."""
    for _ in range(50):
        await asyncio.sleep(0)


@pytest.mark.parametrize(("path", "method"), [(DOSSIER, "GET"), (DOSSIER, "POST"), (ISSUE, "POST")])
def test_of_many_papers_few_are_made_at_once_and_a_list_passes(path: str, method: str) -> None:
    async def play() -> None:
        kitchen = Kitchen()
        lane = PaperLane(kitchen)
        papers = [asyncio.create_task(ask(lane, path, method)) for _ in range(24)]
        await settle()
        assert kitchen.now == LANES
        await ask(lane, LIST)
        kitchen.go.set()
        await asyncio.gather(*papers)
        assert kitchen.most == LANES + 1

    played(play)


def test_who_sends_slowly_or_reads_slowly_holds_no_lane() -> None:
    async def play() -> None:
        kitchen = Kitchen()
        lane = PaperLane(kitchen)
        kitchen.go.set()
        never = asyncio.Event()

        async def slow(*_: object) -> Message:
            await never.wait()
            return {"type": "http.disconnect"}

        idle = [asyncio.create_task(ask(lane, ISSUE, "POST", receive=slow)) for _ in range(LANES)]
        idle += [asyncio.create_task(ask(lane, ISSUE, "POST", send=slow)) for _ in range(LANES)]
        await settle()
        await asyncio.wait_for(ask(lane, ISSUE, "POST"), 10)
        never.set()
        await asyncio.gather(*idle)

    played(play)


def test_a_paper_that_fails_leaves_the_lane() -> None:
    async def play() -> None:
        kitchen = Kitchen()
        lane = PaperLane(kitchen)
        kitchen.go.set()
        for _ in range(LANES + 1):
            with pytest.raises(ZeroDivisionError):
                await asyncio.wait_for(ask(lane, DOSSIER, query=b"fail"), 10)

    played(play)


def test_every_step_that_issues_a_paper_goes_by_the_lane_and_no_other() -> None:
    issuing = {step.action for step in STEPS if PAPERS.search(f"/cases/C2026-0001/actions/{step.action}")}
    assert issuing == {"issue_contract", "issue_paper"}
