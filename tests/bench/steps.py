"""Durable steps a second, one caller: ours beside the database alone and beside django-fsm-2.

Ours is the whole use case: lock, load, facts, every rule, entry, Merkle frontier, rows, commit (SQLite, WAL, FULL). The
step is the cheapest there is, a declaration, without a paper.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from states.table import INPUTS
from tests.bench import _peers
from tests.bench._slices import Measured, measure, ratio
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.house import House
from workflow.installation import create_house
from workflow.settings import Settings
from workflow.step.act import Ask, act
from workflow.store import engine
from workflow.store import log as entries
from workflow.store import subjects as rows
from workflow.transaction import CASE
from workflow.units import sample

OURS, RAW, FSM = "anxin", "sqlite3", "django-fsm-2"
SLICES, SECONDS = 15, 0.3


def main(*, as_json: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        house = create_house(Settings(data=Path(folder) / "data"), sandbox=False)
        try:
            found = measured(house, Path(folder))
        finally:
            house.close()
    print(json.dumps(found, ensure_ascii=False, indent=1) if as_json else "\n".join(table(found)))  # noqa: T201
    return 0


def measured(house: House, folder: Path) -> dict[str, dict[str, float]]:
    step, case = declaration(house)
    step()
    row, entry = sizes(house, case)
    found = measure(
        {OURS: step, RAW: _peers.raw(folder, row=row, entry=entry), FSM: _peers.django_fsm(folder)}, slices=SLICES, seconds=SECONDS
    )
    return {name: figures(one, found) for name, one in found.items()} | {"bytes": {"row": row, "entry": entry}}


def figures(one: Measured, found: dict[str, Measured]) -> dict[str, float]:
    return {
        "per_second": round(one.rate(), 1),
        "p50_ms": round(one.percentile(50), 3),
        "p99_ms": round(one.percentile(99), 3),
        "steps": len(one.times),
        "to_sqlite3": round(ratio(one, found[RAW]), 4),
        "to_django_fsm": round(ratio(one, found[FSM]), 4),
    }


def declaration(house: House) -> tuple[Callable[[], object], str]:
    """A step that can be taken again and again, and the case it is taken in."""
    sample.settle_in(house)
    player = Player(house, sample.UNIT)
    achievement = road.ledgered(player, "ZL202110345678.3", "一种光催化降解膜及其制备方法")
    case = player.do("zhou", "open", achievements=[achievement]).subject
    player.do("zhou", "set_terms", case, **material.terms("1000000.00"))
    given = INPUTS["declare_relation"].model_validate({"related": False, "text": "本人及近亲属与受让方无关联。"})
    ask = Ask(action="declare_relation", subject=case, given=given)
    return lambda: act(house, player.caller("zhou"), ask), case


def sizes(house: House, case: str) -> tuple[int, int]:
    """Bytes of the case's row and of its last entry."""
    with engine.reading(house.engine) as connection:
        row = rows.get(connection, sample.UNIT, case, "case")
        last = entries.entries(connection, sample.UNIT, CASE, case=case)[-1]
    assert row is not None
    return len(row.body.encode()), len(last.leaf)


def table(found: dict[str, dict[str, float]]) -> list[str]:
    sizes = found["bytes"]
    lines = [f"{'':14}{'步/秒':>9}{'p50 ms':>9}{'p99 ms':>9}{'比 sqlite3':>12}{'比 django-fsm-2':>17}"]
    for name in (OURS, RAW, FSM):
        one = found[name]
        shown = f"{one['per_second']:>10.0f}{one['p50_ms']:>9.2f}{one['p99_ms']:>9.2f}"
        lines.append(f"{name:14}{shown}{one['to_sqlite3']:>14.3f}{one['to_django_fsm']:>17.3f}")
    lines.append(f"各 {SLICES} 段，每段 {SECONDS} 秒，交替进行，取各段中位数；SQLite WAL、synchronous=FULL，每步一次提交。")
    lines.append(
        f"sqlite3 每步改写一行（{sizes['row']} 字节）并追加一条（{sizes['entry']} 字节）；django-fsm-2 只改写一行，不记日志、不核对事实。"
    )
    return lines
