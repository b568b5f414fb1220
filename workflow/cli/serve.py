"""``anxin serve``: web pages, interface and worker in one process, at a loopback address unless told otherwise."""

import argparse
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from states import labels
from states.calendar import SHANGHAI
from workflow import clock, signer
from workflow.house import House
from workflow.installation import create_house, open_house
from workflow.reads import readiness
from workflow.settings import Settings, from_environment
from workflow.units import clock_jump, sample
from workflow.units.people import NewPerson


def add(verbs: Any) -> None:
    verb = verbs.add_parser("serve", help="启动网页与接口；首次启动时建立示例单位")
    verb.add_argument("--host", default="127.0.0.1")
    verb.add_argument("--port", type=int, default=8000)
    verb.add_argument("--sandbox", action="store_true", help="新建的数据为演示环境：时钟可拨，文书注明演示")
    verb.add_argument("--database-url", default="", help="默认用数据文件夹中的 SQLite")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    settings = from_environment()
    if options.database_url:
        settings = replace(settings, database_url=options.database_url)
    settings = replace(settings, hosts=(*settings.hosts, options.host))
    house = prepared(settings, sandbox=options.sandbox)
    try:
        unguarded = readiness.unguarded(house)
        if unguarded:
            print("不能启动：" + "；".join(unguarded), file=sys.stderr)
            return 1
        for told in warnings(house):
            print(told, file=sys.stderr, flush=True)
        _serve(house, options)
    finally:
        house.close()
    return 0


def warnings(house: House) -> tuple[str, ...]:
    """What somebody must look at though the service starts."""
    return (*signer.examine(house).values(), *clock_jump.pending(house), *house.holidays.left_out)


def prepared(settings: Settings, *, sandbox: bool) -> House:
    """The installation, with the sample unit if it is new."""
    try:
        return open_house(settings)
    except FileNotFoundError:
        house = create_house(settings, sandbox=sandbox, clock_offset=offset(settings))
        path = write_names(house, sample.settle_in(house))
        print(f"已建立示例单位 {sample.NAME}（{sample.UNIT}）；用户名和初始密码在 {path}（仅本人可读）", flush=True)
        return house


def offset(settings: Settings) -> int:
    """Seconds from now to ``ANXIN_CLOCK`` (RFC 3339); 0 when it is not set."""
    if not settings.clock:
        return 0
    start = datetime.fromisoformat(settings.clock)
    start = start if start.tzinfo else start.replace(tzinfo=SHANGHAI)
    return int((start.astimezone(UTC) - clock.machine_now()).total_seconds())


def write_names(house: House, cast: list[NewPerson]) -> Path:
    """Sign-in names and passwords, in a file that only its owner reads."""
    path = house.settings.data / "accounts.txt"
    lines = [f"{p.username}\t{p.password}\t{p.name}\t{'、'.join(labels.SEAT[s] for s in p.seats)}" for p in cast]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("用户名\t密码\t姓名\t席位\n" + "\n".join(lines) + "\n")
    return path


def _serve(house: House, options: argparse.Namespace) -> None:
    import uvicorn

    from workflow.app import create_app

    print(f"安心已启动：http://{options.host}:{options.port}  数据在 {house.settings.data}", flush=True)
    uvicorn.run(create_app(house, jobs=True), host=options.host, port=options.port, log_level="warning", server_header=False)
