"""Each kind of request in a lane of its own: however many come, few are worked on at once, and the other kinds never wait for them."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from states.table import STEPS
from workflow.api.errors import TooManyRequests
from workflow.api.lane import PAPERS, THREADS, Kind, Lanes, kind_of, turned_away
from workflow.identity.throttle import Attempts, Throttle, TooManyAttempts

DOSSIER, ISSUE, LIST = "/api/v1/cases/C2026-0001/dossier", "/cases/C2026-0001/actions/issue_paper", "/api/v1/cases"
STEP, SIGN_IN, READY = "/api/v1/achievements", "/api/v1/session", "/readyz"
#: One request of each kind.
EACH = {
    Kind.READ: ("GET", STEP),
    Kind.WRITE: ("POST", STEP),
    Kind.SIGN_IN: ("POST", SIGN_IN),
    Kind.PAPER: ("GET", DOSSIER),
    Kind.READY: ("GET", READY),
}
LANES = Kind.PAPER.value.inside


CLIENTS = itertools.count()


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


async def ask(
    lane: Lanes, path: str, method: str = "GET", *, query: bytes = b"", address: str = "", **how: Callable[..., Awaitable[Any]]
) -> Message:
    """The request; the head of its answer."""
    head: Message = {}

    async def body() -> Message:
        return {"type": "http.request", "more_body": False}

    async def kept(message: Message) -> None:
        head.update(message if message["type"] == "http.response.start" else {})

    client = (address or f"10.0.0.{next(CLIENTS)}", 1)
    app = SimpleNamespace(state=SimpleNamespace(throttle=Throttle()))
    scope = {"type": "http", "path": path, "method": method, "query_string": query, "headers": [], "client": client, "app": app}
    await lane(scope, how.get("receive", body), how.get("send", kept))
    return head


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
        lane = Lanes(kitchen)
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
        lane = Lanes(kitchen)
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
        lane = Lanes(kitchen)
        kitchen.go.set()
        for _ in range(LANES + 1):
            with pytest.raises(ZeroDivisionError):
                await asyncio.wait_for(ask(lane, DOSSIER, query=b"fail"), 10)

    played(play)


def test_every_step_that_issues_a_paper_goes_by_the_lane_and_no_other() -> None:
    issuing = {step.action for step in STEPS if PAPERS.search(f"/cases/C2026-0001/actions/{step.action}")}
    assert issuing == {"issue_contract", "issue_paper"}


@pytest.mark.parametrize("flooded", Kind)
def test_a_flooded_lane_turns_away_and_the_others_go_on(flooded: Kind) -> None:
    async def play() -> None:
        kitchen = Kitchen()
        lane = Lanes(kitchen)
        method, path = EACH[flooded]
        width = flooded.value
        flood = [asyncio.create_task(ask(lane, path, method)) for _ in range(width.inside + width.waiting)]
        await settle()
        assert kitchen.now == width.inside
        lane.tarpit = 0
        beyond = await ask(lane, path, method)
        assert (beyond["status"], header(beyond, "retry-after").isdigit()) == (503, True)
        others = [asyncio.create_task(ask(lane, p, m)) for kind, (m, p) in EACH.items() if kind is not flooded]
        await settle()
        assert kitchen.now == width.inside + len(others)
        kitchen.go.set()
        await asyncio.gather(*flood, *others)
        assert lane.lanes[flooded].here == {}

    played(play)


@pytest.mark.parametrize("kind", Kind)
def test_one_address_has_not_the_whole_lane(kind: Kind) -> None:
    async def play() -> None:
        kitchen = Kitchen()
        lane = Lanes(kitchen)
        method, path = EACH[kind]
        flood = [asyncio.create_task(ask(lane, path, method, address="10.1.1.1")) for _ in range(kind.value.each)]
        await settle()
        lane.tarpit = 0
        beyond = await ask(lane, path, method, address="10.1.1.1")
        assert (beyond["status"], header(beyond, "retry-after").isdigit()) == (429, True)
        other = asyncio.create_task(ask(lane, path, method, address="10.2.2.2"))
        kitchen.go.set()
        await asyncio.gather(*flood, other)

    played(play)


def test_who_waits_too_long_is_told_so() -> None:
    async def play() -> None:
        kitchen = Kitchen()
        lane = Lanes(kitchen)
        line = lane.lanes[Kind.READ]
        line.width = replace(line.width, patience=0.05)
        inside = [asyncio.create_task(ask(lane, STEP)) for _ in range(line.width.inside)]
        await settle()
        assert (await ask(lane, STEP))["status"] == 503
        kitchen.go.set()
        await asyncio.gather(*inside)
        assert line.here == {}
        assert (await ask(lane, STEP)) == {"type": "http.response.start"}

    played(play)


def test_health_is_answered_whatever_floods() -> None:
    async def play() -> None:
        kitchen = Kitchen()
        lane = Lanes(kitchen)
        kitchen.go.set()
        for one in lane.lanes.values():
            one.width = replace(one.width, inside=0, waiting=0)
        await ask(lane, "/healthz")
        assert kitchen.most == 1

    played(play)


def test_people_get_a_page() -> None:
    assert turned_away({"path": "/signin", "headers": [(b"accept", b"text/html")]}, TooManyRequests("慢些")).body.startswith(
        b"<!doctype html>"
    )
    assert turned_away({"path": "/api/v1/me", "headers": [(b"accept", b"text/html")]}, TooManyRequests("慢些")).body.startswith(b"{")


@pytest.mark.parametrize(
    ("method", "path", "kind"),
    [
        ("POST", "/signin", Kind.SIGN_IN),
        ("GET", "/signin", Kind.READ),
        ("POST", "/password", Kind.SIGN_IN),
        ("POST", "/api/v1/me/password", Kind.SIGN_IN),
        ("DELETE", "/api/v1/session", Kind.WRITE),
        ("GET", "/api/v1/me", Kind.READ),
        ("POST", "/api/v1/cases/C2026-0001/attachments", Kind.WRITE),
        ("GET", "/readyz", Kind.READY),
    ],
)
def test_what_goes_where(method: str, path: str, kind: Kind) -> None:
    assert kind_of(method, path) is kind


def test_every_place_in_a_lane_has_its_thread_and_a_connection() -> None:
    assert sum(kind.value.inside for kind in Kind) == THREADS
    assert THREADS < 15  # connections of a pool as SQLAlchemy makes it


def test_sign_ins_of_one_address_beyond_so_many_are_turned_away_late() -> None:
    async def play() -> None:
        lane = Lanes(Kitchen())
        lane.tarpit = 0.05
        lane.lanes[Kind.SIGN_IN].width = replace(Kind.SIGN_IN.value, each=0)
        begun = time.monotonic()
        assert (await ask(lane, SIGN_IN, "POST"))["status"] == 429
        assert time.monotonic() - begun >= lane.tarpit

    played(play)


def test_an_address_may_try_so_often_a_minute() -> None:
    now = [100.0]
    attempts = Attempts(lambda: now[0])
    for _ in range(Attempts.MOST):
        attempts.check("10.1.1.1")
    with pytest.raises(TooManyAttempts, match="同一地址"):
        attempts.check("10.1.1.1")
    attempts.check("10.2.2.2")
    now[0] += Attempts.SECONDS
    attempts.check("10.1.1.1")


def header(head: Message, name: str) -> str:
    return next(value.decode() for key, value in head["headers"] if key == name.encode())
