"""``anxin demo``: play the sample cases in a sandbox, write papers and dossiers, verify them, print a table."""

import argparse
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from states import labels
from states.money import grouped
from states.stages import LifeCycle
from workflow.cli.serve import offset, write_names
from workflow.demo import cases, refused
from workflow.demo.player import Player
from workflow.dossier import checkpoints, export
from workflow.house import House
from workflow.installation import create_house
from workflow.jobs import runner
from workflow.settings import from_environment
from workflow.trail import verify
from workflow.units import sample

START = "2026-01-05T09:00:00+08:00"  #: when the sample cases begin, unless ANXIN_CLOCK says otherwise


@dataclass(frozen=True, slots=True)
class Played:
    what: str
    case: str
    verdict: verify.Report


def add(verbs: Any) -> None:
    verb = verbs.add_parser("demo", help="在演示环境里走完示例案件，导出文书与案卷并核验")
    verb.add_argument("--out", type=Path, required=True, metavar="DIR")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    out: Path = options.out.absolute()
    if (out / "data").exists():
        print(f"{out / 'data'} 已存在：演示总是从头开始，请换一个目录或先删除它")
        return 1
    (out / "data").mkdir(parents=True)
    settings = from_environment()
    settings = replace(settings, data=out / "data", database_url="", clock=settings.clock or START)
    house = create_house(settings, sandbox=True, clock_offset=offset(settings))
    try:
        return _play(house, out)
    finally:
        house.close()


def _play(house: House, out: Path) -> int:
    write_names(house, sample.settle_in(house))
    player = Player(house, sample.UNIT)
    told: list[tuple[str, str]] = [("直通（X1）", cases.straight(player))]
    print("✓ 直通", flush=True)
    told.append(("异议与退回", cases.objection_and_return(player)))
    print("✓ 异议与退回", flush=True)
    told.append(("关联受让方", cases.related_buyer(player)))
    print("✓ 关联受让方", flush=True)
    case, met = refused.refused_then_mended(player)
    told.append(("处处被拒再补正", case))
    print("✓ 处处被拒再补正", flush=True)
    runner.once(house)  # what a server does beside its pages: the access log's head, the day's checkpoints
    (out / "log.vkey").write_text(checkpoints.vkey(house, sample.UNIT) + "\n", encoding="utf-8")
    played = [Played(what, case, _export(house, player, out, case)) for what, case in told]
    _table(player, played)
    same = met.refused == met.walked
    print(f"被拒的规则 {len(met.refused)} 项，所走步骤的规则 {len(met.walked)} 项：{'一致' if same else '不一致'}")
    for action, rule in sorted(met.refused ^ met.walked):
        print(f"    {action} {rule}：{'未曾拒绝' if (action, rule) in met.walked else '不在所走的步骤上'}")
    return 0 if same and all(p.verdict.status == verify.VERIFIED for p in played) else 1


def _export(house: House, player: Player, out: Path, case: str) -> verify.Report:
    """The dossier and the issued papers, written and verified as a stranger would."""
    target = out / f"{case}.zip"
    target.write_bytes(export.dossier(house, player.caller("yang"), case))
    for paper in player.case(case).papers:
        (out / "papers").mkdir(exist_ok=True)
        (out / "papers" / f"{case}-{paper.kind}-{paper.sha256[:8]}.pdf").write_bytes(house.files.get(paper.sha256))
    return verify.verify(target, vkey=(out / "log.vkey").read_text(encoding="utf-8").strip())


def _table(player: Player, played: list[Played]) -> None:
    width = shutil.get_terminal_size((100, 24)).columns
    print("─" * min(width, 100))
    for row in played:
        case = player.case(row.case)
        price = grouped(case.terms.price) if case.terms else "—"
        state = labels.STATE[LifeCycle.CASE][case.state]
        awards = sum(r.allocation.pool for r in case.rounds if r.allocation)
        print(f"{row.case}  {row.what}  价款 {price}  奖励 {grouped(awards)}  {state}  {row.verdict.verdict}")
        for problem in row.verdict.problems:
            print(f"    {problem}")
    print("─" * min(width, 100))
