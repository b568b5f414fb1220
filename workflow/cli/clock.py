"""``anxin clock``: how clock and log stand; the console may be one of the two who say that a clock far ahead is right."""

import argparse
from typing import Any

from workflow import clock
from workflow.identity.caller import OPERATOR, Caller
from workflow.installation import open_house
from workflow.settings import from_environment
from workflow.units import clock_jump


def add(verbs: Any) -> None:
    verb = verbs.add_parser("clock", help="时钟与日志：show 查看；时钟远晚于日志末条时，propose 提出无误、confirm 确认他人所提")
    verb.add_argument("what", choices=["show", "propose", "confirm"])
    verb.add_argument("unit")
    verb.add_argument("--reason", default="", help="propose：缘由，记入日志")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 all may be done; 1 the clock must be confirmed first."""
    house = open_house(from_environment())
    caller = Caller(unit=options.unit, person=OPERATOR, name="控制台", seats=frozenset())
    try:
        if options.what == "propose":
            clock_jump.propose(house, caller, options.reason)
        elif options.what == "confirm":
            clock_jump.confirm(house, caller)
        seen = clock_jump.standing(house, options.unit)
    finally:
        house.close()
    print(f"系统时钟 {clock.shown(seen.now)}，日志末条 {clock.shown(clock.read(seen.last))}")
    if seen.jumped:
        said = f"{seen.proposal.by} 已提出时钟无误，待另一人确认" if seen.proposal else "尚无人提出"
        print(f"相差 5 天以上，须两人确认后才能办理：{said}")
    return 1 if seen.jumped else 0
