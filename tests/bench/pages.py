"""Every page and every GET of the API, as one person of each seat: statements, and how long an answer takes.

The data: the sandbox that the environment names (ANXIN_DATA_DIR or ANXIN_DATABASE_URL; its first synthetic unit), else a small one
made for the purpose. The application is asked within this process, all addresses in turn, several turns; of each address as each
person the quickest turn counts, and the percentiles are over those: on a busy machine the rest is the others' work.
"""

import json
import os
import statistics
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.asked import OK, ROLES, Address, addresses, asking, heard, signed_in
from workflow.app import create_app
from workflow.clock import machine_now, read
from workflow.demo.generate import everything
from workflow.demo.generate.size import Size
from workflow.house import House
from workflow.identity.passwords import random_password
from workflow.installation import create_house, open_house
from workflow.settings import Settings, from_environment

TURNS = 5
SMALL = Size(units=1, achievements=60, cases=60, persons=40, tasks=30)
BEGINS = "2026-01-05T01:00:00.000000Z"
MOST_STATEMENTS, MOST_MS = 40, 50


@dataclass
class Told:
    """Of one address as one person: statements, and milliseconds by the wall and in CPU, one a turn."""

    statements: int
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def main(*, as_json: bool) -> int:
    with ExitStack() as kept:
        house = _house(kept)
        found = measured(house, everything.unit_id(0), TURNS)
    load = os.getloadavg()[0]
    lines = {route: shown(told) for route, told in sorted(found.items())}
    print(json.dumps({"routes": lines, "load": load}, indent=1) if as_json else "\n".join(table(lines, load)))  # noqa: T201
    return int(any(one["statements"] > MOST_STATEMENTS or one["p95_ms"] > MOST_MS for one in lines.values()))


def _house(kept: ExitStack) -> House:
    if os.environ.get("ANXIN_DATA_DIR") or os.environ.get("ANXIN_DATABASE_URL"):
        house = open_house(from_environment())
        kept.callback(house.close)
        everything.require_sandbox(house)  # the sessions are entries of its access log
        return house
    folder = kept.enter_context(tempfile.TemporaryDirectory())
    offset = round((read(BEGINS) - machine_now()).total_seconds())
    house = create_house(Settings(data=Path(folder) / "data"), sandbox=True, clock_offset=offset)
    kept.callback(house.close)
    everything.fill(house, SMALL, random_password(), lambda *_: None)
    return house


def measured(house: House, unit: str, turns: int) -> dict[str, list[Told]]:
    """By route whatever was answered; what nobody may see, or is not there, is left out. The first turn counts the statements."""
    app = create_app(house)
    tokens, taken = signed_in(house, unit, (*ROLES, "")), dict[tuple[Address, str], Told]()
    with asking(app) as ask:
        for address in addresses(house, app, unit):
            for person, token in tokens.items():
                with heard(house) as told:
                    answered = ask.get(address.path, token).status_code
                if answered == OK:
                    taken[address, person] = Told(len(told))
        for _ in range(turns):
            for (address, person), one in taken.items():
                begun, cpu = time.perf_counter(), time.process_time()
                ask.get(address.path, tokens[person])
                one.cpu.append((time.process_time() - cpu) * 1000)
                one.wall.append((time.perf_counter() - begun) * 1000)
    found: dict[str, list[Told]] = {}
    for (address, _), one in taken.items():
        found.setdefault(address.route, []).append(one)
    return found


def shown(told: list[Told]) -> dict[str, float]:
    quickest, cpu = [min(one.wall) for one in told], [min(one.cpu) for one in told]
    return {
        "asked": len(told),
        "statements": max(one.statements for one in told),
        "cpu_ms": round(percentile(cpu, 95), 1),
        "p50_ms": round(percentile(quickest, 50), 1),
        "p95_ms": round(percentile(quickest, 95), 1),
        "all_p95_ms": round(percentile([ms for one in told for ms in one.wall], 95), 1),
    }


def percentile(times: list[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1] if len(times) > 1 else times[0]


def table(found: dict[str, dict[str, float]], load: float) -> list[str]:
    lines = [f"{'页面或接口':44}{'地址×人':>7}{'语句':>5}{'CPU p95':>9}{'p50 ms':>9}{'p95 ms':>9}{'全部 p95':>9}"]
    for route, one in found.items():
        times = "".join(f"{one[name]:>10.1f}" for name in ("cpu_ms", "p50_ms", "p95_ms", "all_p95_ms"))
        over = "  超限" if one["statements"] > MOST_STATEMENTS or one["p95_ms"] > MOST_MS else ""
        lines.append(f"{route:50}{one['asked']:>8}{one['statements']:>7}{times}{over}")
    ends = f"语句取最多者；每个地址以每人身份各问 {TURNS} 轮，p50、p95、CPU 取各自最快一轮，“全部”含每一轮。机器负载 {load:.1f}。"
    return [*lines, ends]
