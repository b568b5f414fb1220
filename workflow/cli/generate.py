"""``anxin generate --scale N``: synthetic data at N × the seed's size, in a sandbox; a run that was stopped goes on."""

import argparse
from dataclasses import replace
from fractions import Fraction
from time import monotonic
from typing import Any

from workflow.cli.demo import START
from workflow.cli.serve import offset
from workflow.demo.generate import everything
from workflow.demo.generate.size import ACHIEVEMENTS, CASES, UNITS, Size, scaled
from workflow.house import House
from workflow.identity.passwords import random_password
from workflow.installation import create_house
from workflow.settings import from_environment

#: Figures that may be set by themselves, each with what it says.
FIGURES = {
    "units": f"单位数（{UNITS}）",
    "achievements": f"成果总数（{ACHIEVEMENTS}）",
    "cases": f"案件总数（{CASES}），每案一项成果",
    "persons": "每个单位在 16 名固定人员之外的人数（0）",
    "tasks": "仍待签批的意见总数（案件的十分之一），每项一案",
}


def add(verbs: Any) -> None:
    verb = verbs.add_parser("generate", help="在演示环境里成批造数据，中断后以同样的参数再运行即续造")
    verb.add_argument("--scale", type=Fraction, default=Fraction(1), metavar="N", help="规模的倍数，可为小数；1 即下列括号中的数目")
    for name, told in FIGURES.items():
        verb.add_argument(f"--{name}", type=int, metavar="N", help=told)
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    size = scaled(options.scale, **{name: getattr(options, name) for name in FIGURES})
    settings = from_environment()
    settings = replace(settings, clock=settings.clock or START)
    house = create_house(settings, sandbox=True, clock_offset=offset(settings))
    try:
        _fill(house, size)
    finally:
        house.close()
    return 0


def _fill(house: House, size: Size) -> None:
    everything.require_sandbox(house)
    begun, password = monotonic(), random_password()
    if not everything.started(house):
        print(f"各人的用户名为“编号-单位”，例如 zhou-{everything.unit_id(0).lower()}；密码均为 {password}", flush=True)
    everything.fill(house, size, password, lambda *told: _progress(monotonic() - begun, *told))
    print(f"已造好 {size.units} 个单位，用时 {monotonic() - begun:.0f} 秒；数据在 {house.settings.data}")


def _progress(seconds: float, unit: str, what: str, done: int, all_: int) -> None:
    print(f"{seconds:7.0f} 秒  {unit}  {what} {done}/{all_}", flush=True)
