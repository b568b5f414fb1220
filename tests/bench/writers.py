"""Many clients writing at once to one unit, on SQLite and on PostgreSQL: how long the unluckiest wait.

Each client is a thread of one process that takes whole steps one after another, without a pause; all go through the one
lock of the unit. One client alone is measured before and after, to tell how busy the machine was.
"""

import json
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests import postgres
from tests.bench import _ours
from tests.bench._slices import Measured

CLIENTS, SECONDS = 32, 10.0
ALONE = 1.0  #: seconds
DURABLE = "-c listen_addresses='' -c fsync=on -c max_connections=200"


def main(*, as_json: bool) -> int:
    found = {}
    with tempfile.TemporaryDirectory() as name, ExitStack() as kept:
        for database, url in (("sqlite", ""), ("postgresql", kept.enter_context(_postgresql()))):
            house = _ours.house(kept, Path(name) / database, sandbox=False, url=url)
            found[database] = beside(_ours.declared(house)[0].do)
    load = os.getloadavg()[0]
    print(json.dumps(found | {"load": load}, indent=1) if as_json else "\n".join(table(found, load)))  # noqa: T201
    return 0


@contextmanager
def _postgresql() -> Iterator[str]:
    with postgres.running(DURABLE) as server, server.fresh_database() as url:
        yield url


def beside(do: Callable[[], object]) -> dict[str, dict[str, float]]:
    """One client, all of them, one again."""
    at_once(do, 1, ALONE)  # warms up
    rounds = {"alone": (1, ALONE), "together": (CLIENTS, SECONDS), "alone again": (1, ALONE)}
    return {name: shown(at_once(do, clients, seconds), clients) for name, (clients, seconds) in rounds.items()}


def at_once(do: Callable[[], object], clients: int, seconds: float) -> Measured:
    """The clients begin together and go on for so many seconds."""
    begin, end, each = threading.Barrier(clients + 1), threading.Event(), [Measured() for _ in range(clients)]

    def client(mine: Measured) -> None:
        begin.wait()
        while not end.is_set():
            mine.once(do)

    threads = [threading.Thread(target=client, args=(mine,)) for mine in each]
    for thread in threads:
        thread.start()
    begin.wait()
    end.wait(seconds)
    end.set()
    for thread in threads:
        thread.join()
    return Measured(times=[t for mine in each for t in mine.times], cpu=[t for mine in each for t in mine.cpu])


def shown(one: Measured, clients: int) -> dict[str, float]:
    figures = {f"p{percent}_ms": round(one.percentile(percent), 1) for percent in (10, 50, 99)}
    return {
        "clients": clients,
        "steps": len(one.times),
        "cpu_ms": round(one.cpu_ms(), 3),
        **figures,
        "max_ms": round(max(one.times) * 1000, 1),
    }


def table(found: dict[str, dict[str, dict[str, float]]], load: float) -> list[str]:
    lines = [f"{'':14}{'并发':>6}{'步':>8}{'CPU ms':>9}{'p10 ms':>9}{'p50 ms':>9}{'p99 ms':>9}{'最长 ms':>9}"]
    for database, rounds in found.items():
        for one in rounds.values():
            times = "".join(f"{one[name]:>9.1f}" for name in ("p10_ms", "p50_ms", "p99_ms", "max_ms"))
            lines.append(f"{database:14}{one['clients']:>8.0f}{one['steps']:>9.0f}{one['cpu_ms']:>9.3f}{times}")
    return [*lines, f"同一单位，每个客户端一步接一步办理，不停顿；SQLite synchronous=FULL，PostgreSQL fsync=on。机器负载 {load:.1f}。"]
