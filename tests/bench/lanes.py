"""What a signed-in person waits while two dozen strangers try to sign in, and while somebody holds the writer's lock for ten seconds.

Server, strangers and the one who measures are processes of their own, as they would be; all on this machine.
"""

import json
import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

import httpx

from tests.bench import _ours
from tests.bench._slices import Measured
from tests.bench.writers import shown
from workflow.identity import sessions
from workflow.settings import Settings
from workflow.store import engine

STRANGERS, WRITERS = 24, 24
SECONDS = 10.0  #: of a flood, and of a held lock
PAUSE = 0.05  #: seconds between two measured requests
PATIENCE = 30
OFFICER = "zhou"

Found = dict[str, dict[str, float]]


def main(*, as_json: bool) -> int:
    with tempfile.TemporaryDirectory() as name, ExitStack() as kept:
        data = Path(name) / "data"
        house, people = _ours.peopled(kept, Settings(data=data), sandbox=False)
        _, case = _ours.declared(house)
        token = sessions.sign_in(house, people[OFFICER].username, people[OFFICER].password).token
        address = kept.enter_context(served(data))
        headers = {"Authorization": f"Bearer {token}"}
        client = kept.enter_context(httpx.Client(base_url=address, headers=headers, timeout=PATIENCE))
        asked = {"/me": "/api/v1/me", "a case": f"/api/v1/cases/{case}", "/readyz": "/readyz"}
        found = {f"quiet: {what}": one for what, one in measured(client, asked).items()}
        with flooded(address):
            time.sleep(1)
            found |= {f"{STRANGERS} strangers: {what}": one for what, one in measured(client, asked).items()}
        with engine.writing(house.engine), waiting(client, case):
            found |= {f"writer held: {what}": one for what, one in measured(client, asked).items()}
    load = os.getloadavg()[0]
    print(json.dumps(found | {"load": {"1": load}}, indent=1) if as_json else "\n".join(table(found, load)))  # noqa: T201
    return 0


@contextmanager
def served(data: Path) -> Iterator[str]:
    """`anxin serve` over the folder; its address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    words = [sys.executable, "-m", "workflow.cli.main", "serve", "--port", str(port)]
    with subprocess.Popen(words, env={**os.environ, "ANXIN_DATA_DIR": str(data)}, stdout=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(PATIENCE * 10):
                with suppress(httpx.TransportError):
                    httpx.get(f"{address}/readyz")
                    break
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()


def _asked(client: httpx.Client, path: str) -> None:
    client.get(path).raise_for_status()


def measured(client: httpx.Client, asked: dict[str, str]) -> Found:
    """Each in turn, again and again, until the time is over."""
    taken = {what: Measured() for what in asked}
    over = time.monotonic() + SECONDS - 2
    while time.monotonic() < over:
        for what, path in asked.items():
            taken[what].once(partial(_asked, client, path))
            time.sleep(PAUSE)
    return {what: shown(one, 1) for what, one in taken.items()}


def strangers(address: str) -> None:
    """In a process of its own: threads that sign in with unknown names, one attempt after the other."""

    def one(number: int) -> None:
        with httpx.Client(base_url=address, timeout=PATIENCE) as client:
            while True:
                with suppress(httpx.TransportError):
                    client.post("/api/v1/session", json={"username": f"niemand{number}", "password": "falsch"})

    for number in range(STRANGERS):
        threading.Thread(target=one, args=(number,), daemon=True).start()
    time.sleep(SECONDS * 6)


@contextmanager
def flooded(address: str) -> Iterator[None]:
    process = multiprocessing.get_context("spawn").Process(target=strangers, args=(address,), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


@contextmanager
def waiting(client: httpx.Client, case: str) -> Iterator[None]:
    """So many writers wait for the lock meanwhile."""

    def write() -> None:
        path = f"/api/v1/cases/{case}"
        tag = client.get(path).headers["etag"]
        client.post(f"{path}/actions/declare_relation", headers={"If-Match": tag}, json={"related": False, "text": "无关联。"})

    writers = [threading.Thread(target=write) for _ in range(WRITERS)]
    for one in writers:
        one.start()
    time.sleep(0.5)
    yield
    for one in writers:
        one.join()


def table(found: Found, load: float) -> list[str]:
    lines = [f"{'':26}{'次':>6}{'p50 ms':>9}{'p99 ms':>9}{'最长 ms':>9}"]
    for name, one in found.items():
        times = "".join(f"{one[column]:>9.1f}" for column in ("p50_ms", "p99_ms", "max_ms"))
        lines.append(f"{name:26}{one['steps']:>6.0f}{times}")
    return [*lines, f"{STRANGERS} 人匿名登录；写锁被占 {SECONDS:.0f} 秒，其间 {WRITERS} 人等待写入。机器负载 {load:.1f}。"]
