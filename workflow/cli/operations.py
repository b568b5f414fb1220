"""``anxin migrate | user | key``: operations at the console of the installation."""

import argparse
from typing import Any

from states.stages import Seat
from workflow.audit import restored
from workflow.dossier import checkpoints
from workflow.identity.passwords import random_password
from workflow.installation import migrate_database, open_house
from workflow.settings import from_environment
from workflow.units.people import NewPerson, seat_people, set_active, set_password


def add(verbs: Any) -> None:
    verbs.add_parser("migrate", help="把数据库升到本版本").set_defaults(run=run_migrate)
    user = verbs.add_parser("user", help="人员：新增、重设密码、停用")
    user.add_argument("what", choices=["add", "password", "disable"])
    user.add_argument("unit")
    user.add_argument("person", help="人员编号")
    user.add_argument("--name", default="")
    user.add_argument("--username", default="")
    user.add_argument("--seat", action="append", default=[], choices=[s.value for s in Seat if s is not Seat.SYSTEM])
    user.set_defaults(run=run_user)
    key = verbs.add_parser("key", help="show：显示日志的验证公钥（C2SP），交给审计人员留存；acknowledge：确认以恢复的备份为准，恢复签名")
    key.add_argument("what", choices=["show", "acknowledge"])
    key.add_argument("unit")
    key.add_argument("--log", choices=["case", "access"], default="case")
    key.add_argument("--reason", default="", help="acknowledge：缘由，记入日志")
    key.set_defaults(run=run_key)


def run_migrate(_: argparse.Namespace) -> int:
    print("数据库已升到本版本" if migrate_database(from_environment()) else "数据库已是本版本")
    return 0


def run_user(options: argparse.Namespace) -> int:
    house, password = open_house(from_environment()), random_password()
    try:
        if options.what == "add":
            seats = tuple(Seat(s) for s in options.seat)
            name, username = options.name or options.person, options.username or options.person
            seat_people(house, options.unit, [NewPerson(id=options.person, name=name, username=username, password=password, seats=seats)])
        elif options.what == "password":
            set_password(house, options.unit, options.person, password)
        else:
            set_active(house, options.unit, options.person, active=False)
    finally:
        house.close()
    print(f"{options.person} 已停用" if options.what == "disable" else f"{options.person} 的密码：{password}")
    return 0


def run_key(options: argparse.Namespace) -> int:
    house = open_house(from_environment())
    try:
        if options.what == "acknowledge":
            kinds = restored.acknowledge(house, options.unit, options.reason)
            print(f"{options.unit}：已确认以现有数据为准（{'、'.join(kinds)} 日志），记入日志；请告知持有检查点的审计人员")
        else:
            print(checkpoints.vkey(house, options.unit, options.log))
    finally:
        house.close()
    return 0
