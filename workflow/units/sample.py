"""The sample unit: a fictional Zhejiang provincial university with one person a seat, and more where duties are
kept apart: who handles does not decide, who decides does not receive, money passes two hands."""

from importlib import resources

from states.stages import Seat
from workflow.house import House
from workflow.identity.passwords import random_password
from workflow.units.founding import found
from workflow.units.people import NewPerson, seat_people

UNIT = "ZJLG"
NAME = "浙江省之江理工大学（示例）"

#: id, name, sign-in name, seats.
CAST: tuple[tuple[str, str, str, tuple[Seat, ...]], ...] = (
    ("wang", "王明远", "wangmingyuan", (Seat.COMPLETER,)),
    ("li", "李思齐", "lisiqi", (Seat.COMPLETER,)),
    ("chen", "陈㛃", "chenjie", (Seat.COMPLETER,)),
    ("luo", "罗平", "luoping", (Seat.COMPLETER,)),
    ("zhou", "周敏", "zhoumin", (Seat.OFFICER,)),
    ("wu", "吴桐", "wutong", (Seat.OFFICER,)),
    ("zou", "邹静", "zoujing", (Seat.OFFICER,)),
    ("sun", "孙学礼", "sunxueli", (Seat.COLLEGE,)),
    ("gao", "高远", "gaoyuan", (Seat.COLLEGE,)),
    ("qian", "钱国安", "qianguoan", (Seat.STATE_ASSETS,)),
    ("zheng", "郑会", "zhenghui", (Seat.FINANCE,)),
    ("zhu", "朱清", "zhuqing", (Seat.FINANCE,)),
    ("feng", "冯律", "fenglv", (Seat.LEGAL,)),
    ("zhao", "赵启明", "zhaoqiming", (Seat.LEADER,)),
    ("han", "韩立", "hanli", (Seat.LEADER,)),
    ("shen", "沈秘", "shenmi", (Seat.SECRETARY,)),
    ("jiang", "蒋登", "jiangdeng", (Seat.REGISTRAR,)),
    ("yang", "杨审", "yangshen", (Seat.AUDITOR,)),
    ("xu", "许管", "xuguan", (Seat.ADMINISTRATOR,)),
)


def regulation_text() -> str:
    return resources.files("states").joinpath("regulations/zlg.toml").read_text(encoding="utf-8")


def settle_in(house: House) -> list[NewPerson]:
    """Found the sample unit and seat its people, each with a random password; returns them with the passwords."""
    found(house, UNIT, NAME, regulation_text())
    cast = [NewPerson(id=i, name=n, username=u, password=random_password(), seats=s) for i, n, u, s in CAST]
    seat_people(house, UNIT, cast)
    return cast
