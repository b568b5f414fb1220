"""``anxin dossier | verify | audit``: export a dossier, check one offline, check the installation."""

import argparse
import sys
from pathlib import Path
from typing import Any

from workflow.audit import check, repair, work
from workflow.dossier import export
from workflow.errors import NotFound, RowDiffers
from workflow.identity.caller import OPERATOR, Caller
from workflow.installation import open_house
from workflow.settings import from_environment
from workflow.trail import verify


def add(verbs: Any) -> None:
    export = verbs.add_parser("dossier", help="导出一个案件的案卷")
    export.add_argument("case")
    export.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
    export.add_argument("--unit", default="", help="单位；只有一个单位时可省略")
    export.add_argument("--at", type=Path, metavar="CHECKPOINT", help="审计人员手中的检查点：证明日志由它延续而来")
    export.set_defaults(run=run_dossier)
    check = verbs.add_parser("verify", help="离线核验案卷：0 已核验，1 不成立，2 无法读取，3 未核验签署者或与手中检查点无法比较")
    check.add_argument("file", metavar="FILE.zip")
    check.add_argument("--vkey", default="", metavar="FILE", help="验证公钥，须从案卷之外取得")
    check.add_argument("--checkpoint", default="", metavar="FILE", help="审计人员先前留存的检查点")
    check.set_defaults(run=run_verify)
    audits = verbs.add_parser("audit", help="对照日志检查本安装的全部数据；repair：按日志重建一项的数据，并记入日志")
    audits.add_argument("what", choices=["check", "repair"])
    audits.add_argument("subject", nargs="?", default="", help="repair：案件或成果编号")
    audits.add_argument("--unit", default="", help="repair：单位；只有一个单位时可省略")
    audits.add_argument("--resume", action="store_true", help="check：接着上次中断之处；此前核过的不再重核")
    audits.set_defaults(run=run_audit)


def run_verify(options: argparse.Namespace) -> int:
    """The very program that every dossier carries."""
    trusted = ((name, getattr(options, name)) for name in ("vkey", "checkpoint"))
    return verify.main([options.file, *(word for name, value in trusted if value for word in (f"--{name}", value))])


def run_dossier(options: argparse.Namespace) -> int:
    if not options.out.absolute().parent.is_dir():  # an export is an entry: not one that nobody gets
        print(f"没有文件夹 {options.out.absolute().parent}", file=sys.stderr)
        return 1
    house = open_house(from_environment())
    try:
        homes = [options.unit] if options.unit else export.homes(house, options.case)
        if len(homes) != 1:
            print(f"没有编号为 {options.case} 的案件" if not homes else f"请用 --unit 指明单位：{'、'.join(homes)}", file=sys.stderr)
            return 1
        caller = Caller(unit=homes[0], person=OPERATOR, name="控制台", seats=frozenset())
        content = export.dossier(house, caller, options.case, options.at.read_bytes() if options.at else None)
    finally:
        house.close()
    options.out.write_bytes(content)
    print(f"{options.out}：{len(content):,} 字节")
    return 0


def run_audit(options: argparse.Namespace) -> int:
    return _repair(options) if options.what == "repair" else _check(options)


def _repair(options: argparse.Namespace) -> int:
    if not options.subject:
        print("请给出案件或成果的编号", file=sys.stderr)
        return 2
    house = open_house(from_environment())
    try:
        homes = [options.unit] if options.unit else repair.units(house)
        if len(homes) != 1:
            print(f"请用 --unit 指明单位：{'、'.join(homes)}", file=sys.stderr)
            return 1
        mended = repair.repair(house, homes[0], options.subject)
    except (NotFound, RowDiffers) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        house.close()
    print(f"{options.subject}：{'已按日志重建，并记入日志' if mended.differed else '与日志相符，无须重建'}")
    for name in mended.lost:
        print(f"{options.subject}：{name} 的原件已缺失或被改动，日志只存其散列值，不能重建", file=sys.stderr)
    return 1 if mended.lost else 0


def _check(options: argparse.Namespace) -> int:
    house = open_house(from_environment())
    file = house.settings.data / "audit.json"
    try:
        found = check.differences(house, work.kept(file, resume=options.resume, tell=_progress))
    except KeyboardInterrupt:
        print("已中断；以 anxin audit check --resume 接着核查，此前核过的不再重核", file=sys.stderr)
        return 130
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        house.close()
    for line in found:
        print(line)
    print(f"{options.what}：{'全部相符' if not found else f'{len(found)} 处不符'}")
    return 1 if found else 0


def _progress(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
