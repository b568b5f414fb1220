"""``anxin worker``: the background work alone, beside servers that run elsewhere or not at all."""

import argparse
import signal
import threading
from typing import Any

from workflow.installation import open_house
from workflow.settings import from_environment


def add(verbs: Any) -> None:
    verb = verbs.add_parser("worker", help="只办后台任务（serve 已内含）：日志头互记、检查点外送、清理无主文件")
    verb.add_argument("--once", action="store_true", help="把现在该办的办完就退出；有未成的，退出码为 1")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from workflow.jobs import runner

    house = open_house(from_environment())
    try:
        if options.once:
            ran = runner.once(house)
            print(f"办成 {ran.done} 项，未成 {len(ran.failed)} 项")
            return 1 if ran.failed else 0
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        print("后台任务已启动", flush=True)
        runner.forever(house, stop)
    finally:
        house.close()
    return 0
