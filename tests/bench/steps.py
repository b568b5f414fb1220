"""What a step costs, ours beside the database alone and beside django-fsm-2: CPU, statements, bytes of WAL, time by the wall.

Ours is the whole use case: lock, load, facts, every rule, entry, Merkle frontier, rows, commit (SQLite, WAL, FULL). Asked
of the cheapest step there is, a declaration without a paper, and of a whole case from disclosure to payment; beside each
of its steps a peer takes one. A mean by the wall on a busy machine says little: CPU and the quiet tenth say more.
"""

import json
import statistics
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.bench import _ours, _peers
from tests.bench._doing import Doing, on_database
from tests.bench._slices import Measured, measure, ratio
from workflow.house import House
from workflow.step.answers import Answer
from workflow.store import engine
from workflow.store import log as entries
from workflow.store import subjects as rows
from workflow.transaction import CASE
from workflow.units import sample

OURS, RAW, FSM = "anxin", "sqlite3", "django-fsm-2"
SLICES, SECONDS, COUNTED = 15, 0.3, 20
Figures = dict[str, dict[str, float]]


def main(*, as_json: bool) -> int:
    with tempfile.TemporaryDirectory() as name, ExitStack() as kept:
        folder = Path(name)
        house = _ours.house(kept, folder / "cheapest", sandbox=False)
        doings, sizes = side_by_side(house, folder)
        found = {"cheapest": cheapest(doings), "case": whole(kept, folder, doings), "bytes": sizes}
    print(json.dumps(found, ensure_ascii=False, indent=1) if as_json else "\n".join(table(found)))  # noqa: T201
    return 0


def side_by_side(house: House, folder: Path) -> tuple[dict[str, Doing], dict[str, float]]:
    """Ours and the peers, which write as many bytes as our cheapest step does."""
    ours, case = _ours.declared(house)
    ours.do()
    row, entry = sizes(house, case)
    doings = {OURS: ours, RAW: _peers.raw(folder, row=row, entry=entry), FSM: _peers.django_fsm(folder)}
    return doings, {"row": row, "entry": entry}


def cheapest(doings: dict[str, Doing]) -> Figures:
    found = measure({name: doing.do for name, doing in doings.items()}, slices=SLICES, seconds=SECONDS)
    return {name: speed(one, found) | database(doings[name]) for name, one in found.items()}


def speed(one: Measured, found: dict[str, Measured]) -> dict[str, float]:
    return shown(one) | {
        "per_second": round(one.rate(), 1),
        "to_sqlite3": round(ratio(one, found[RAW]), 4),
        "to_django_fsm": round(ratio(one, found[FSM]), 4),
    }


def shown(one: Measured) -> dict[str, float]:
    times = {f"p{percent}_ms": round(one.percentile(percent), 3) for percent in (10, 50, 99)}
    return {"steps": len(one.times), "cpu_p10_ms": round(one.cpu_ms(10), 3), "cpu_ms": round(one.cpu_ms(), 3), **times}


def database(doing: Doing) -> dict[str, float]:
    """Statements and bytes of WAL of one doing, the median of several."""
    counted = [on_database(doing, doing.do) for _ in range(COUNTED)]
    return {"statements": statistics.median(s for s, _ in counted), "wal_bytes": statistics.median(w for _, w in counted)}


def whole(kept: ExitStack, folder: Path, doings: dict[str, Doing]) -> Figures:
    """A case played twice, timed and counted apart: who listens to statements slows them."""
    taken = {name: Measured() for name in doings}

    def timed(step: Callable[[], Answer]) -> None:
        for name, one in taken.items():
            one.once(step if name == OURS else doings[name].do)

    _ours.play(_ours.house(kept, folder / "timed", sandbox=True), timed)
    counted = _ours.house(kept, folder / "counted", sandbox=True)
    doing, costs = Doing(lambda: None, _ours.tracing(counted), _ours.file(counted)), list[tuple[int, int]]()
    _ours.play(counted, lambda step: costs.append(on_database(doing, step)))
    statements, wal = zip(*costs, strict=True)
    ours = {"statements": statistics.median(statements), "most_statements": max(statements), "wal_bytes": statistics.median(wal)}
    ours |= {"cpu_ms_in_all": round(sum(taken[OURS].cpu) * 1000, 1), "wal_bytes_in_all": sum(wal)}
    return {name: shown(one) | (ours if name == OURS else {}) for name, one in taken.items()}


def sizes(house: House, case: str) -> tuple[int, int]:
    """Bytes of the case's row and of its last entry."""
    with engine.reading(house.engine) as connection:
        row = rows.get(connection, sample.UNIT, case, "case")
        last = entries.entries(connection, sample.UNIT, CASE, case=case)[-1]
    assert row is not None
    return len(row.body.encode()), len(last.leaf)


def table(found: dict[str, Figures] | dict[str, dict[str, float]]) -> list[str]:
    cheapest, case, sizes = found["cheapest"], found["case"], found["bytes"]
    lines = ["最省的一步（声明关联关系）", HEADING, *(line(name, cheapest[name]) for name in (OURS, RAW, FSM))]
    lines += [
        "anxin {per_second:.0f} 步/秒：sqlite3 的 {to_sqlite3:.3f}，django-fsm-2 的 {to_django_fsm:.3f}".format(**cheapest[OURS]),
        "",
        f"整个案件（披露至发放，{case[OURS]['steps']} 步，同类逐步交替）",
        HEADING,
        *(line(name, case[name]) for name in (OURS, RAW, FSM)),
        "共 CPU {cpu_ms_in_all:.1f} ms、WAL {wal_bytes_in_all} 字节；最多的一步 {most_statements} 条语句；制文书的进程不计。".format(
            **case[OURS]
        ),
        "",
        f"最省的一步各 {SLICES} 段，每段 {SECONDS} 秒，交替进行，比值取各段中位数；SQLite WAL、synchronous=FULL，每步一次提交。",
        "CPU 为本线程所用毫秒；语句不计 BEGIN、COMMIT；WAL 为一步所增字节的中位数。",
        f"sqlite3 每步改写一行（{sizes['row']} 字节）并追加一条（{sizes['entry']} 字节）；django-fsm-2 只改写一行，不记日志、不核对事实。",
    ]
    return lines


HEADING = f"{'':14}{'CPU p10':>9}{'CPU p50':>9}{'语句':>7}{'WAL 字节':>9}{'p10 ms':>9}{'p50 ms':>9}{'p99 ms':>9}"


def line(name: str, one: dict[str, float]) -> str:
    counted = f"{one['statements']:>9.0f}{one['wal_bytes']:>11.0f}" if "statements" in one else f"{'':>20}"
    return (
        f"{name:14}{one['cpu_p10_ms']:>9.3f}{one['cpu_ms']:>9.3f}{counted}{one['p10_ms']:>9.3f}{one['p50_ms']:>9.3f}{one['p99_ms']:>9.3f}"
    )
