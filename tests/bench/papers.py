"""Two dozen dossiers asked for at once, through the door: how long lists take meanwhile."""

import json
import os
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import uvicorn

from tests.bench import _ours
from tests.bench._slices import Measured
from tests.bench.writers import shown
from workflow.app import create_app
from workflow.house import House
from workflow.identity import sessions
from workflow.settings import Settings

PAPERS, LISTS = 24, 40
PAUSE = 0.05  #: seconds between two lists
PATIENCE = 120
OFFICER = "zhou"


def main(*, as_json: bool) -> int:
    with tempfile.TemporaryDirectory() as name, ExitStack() as kept:
        house, people = _ours.peopled(kept, Settings(data=Path(name) / "data"), sandbox=False)
        _, case = _ours.declared(house)
        token = sessions.sign_in(house, people[OFFICER].username, people[OFFICER].password).token
        headers = {"Authorization": f"Bearer {token}"}
        client = kept.enter_context(httpx.Client(base_url=kept.enter_context(served(house)), headers=headers, timeout=PATIENCE))
        found = {"quiet": shown(lists(client, threading.Event()), 1), "beside papers": meanwhile(client, case)}
    load = os.getloadavg()[0]
    print(json.dumps(found | {"load": load}, indent=1) if as_json else "\n".join(table(found, load)))  # noqa: T201
    return 0


@contextmanager
def served(house: House) -> Iterator[str]:
    """The house's door on a port of its own; its address."""
    taken = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(house), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def lists(client: httpx.Client, over: threading.Event) -> Measured:
    """Lists one after another, a pause between, until so many were answered and it is over."""
    taken = Measured()
    while len(taken.times) < LISTS:
        taken.once(lambda: client.get("/api/v1/cases").raise_for_status())
        over.wait(PAUSE)
    return taken


def meanwhile(client: httpx.Client, case: str) -> dict[str, float]:
    """Lists while the papers are being made."""
    statuses: list[int] = []
    asked = [
        threading.Thread(target=lambda: statuses.append(client.get(f"/api/v1/cases/{case}/dossier").status_code)) for _ in range(PAPERS)
    ]
    for one in asked:
        one.start()
    taken = lists(client, threading.Event())
    for one in asked:
        one.join()
    assert set(statuses) <= {200, 412, 503}, statuses  # of two exports of one case at once the second is asked anew
    return shown(taken, PAPERS) | {"made": statuses.count(200)}


def table(found: dict[str, dict[str, float]], load: float) -> list[str]:
    lines = [f"{'列表':14}{'CPU ms':>9}{'p10 ms':>9}{'p50 ms':>9}{'p99 ms':>9}{'最长 ms':>9}"]
    for name, one in found.items():
        times = "".join(f"{one[column]:>9.1f}" for column in ("p10_ms", "p50_ms", "p99_ms", "max_ms"))
        lines.append(f"{name:16}{one['cpu_ms']:>9.3f}{times}")
    return [
        *lines,
        f"同时请求 {PAPERS} 份案卷（制成 {found['beside papers']['made']:.0f} 份），其间每 {PAUSE * 1000:.0f} ms 取一次列表。机器负载 {load:.1f}。",
    ]
