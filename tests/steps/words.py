"""What the features' sentences say: persons and seats, acts by the titles of their buttons, states and rules by their
Chinese names. All but a few words are read from `states`, so a sentence cannot drift from the program."""

import re
from collections.abc import Mapping

from states import labels
from states.rule import Rule
from states.stages import LifeCycle, Seat
from states.table import STEPS
from workflow.units.sample import CAST

ALSO = {"另一名成果转化专员": "wu", "另一名学院负责人": "gao", "另一名分管校领导": "han", "另一名财务人员": "zhu", "会议秘书": "shen"}
#: A name, or the first holder of a seat by the seat's label.
PEOPLE: dict[str, str] = (
    {labels.SEAT[seat]: next(p for p, _, _, seats in CAST if seat in seats) for seat in Seat if seat is not Seat.SYSTEM}
    | {name: person for person, name, _, _ in CAST}
    | ALSO
)

#: The title of each act's button, and what people say instead.
ACTS: dict[str, str] = {step.title: step.action for step in STEPS if not step.automatic} | {
    "签名": "sign_disclosure",
    "表示意见": "consent",
    "声明关联": "declare_relation",
    "确认公示期满": "end_notice",
    "声明与受让方有关联": "declare_relation",
}


def either(words: Mapping[str, str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ACT = rf"(?P<who>{either(PEOPLE)})(?:就第(?P<target>\d+)[轮号](?:公示)?)?(?P<what>{either(ACTS)})"

RULES: dict[str, Rule] = {rule.title: rule for step in STEPS for rule in step.guards}
#: As they were written, whatever a test does to the rules later.
CHECKS = {rule.id: rule.check for rule in RULES.values()}

STATES: dict[LifeCycle, dict[str, str]] = {table: {label: state for state, label in known.items()} for table, known in labels.STATE.items()}

#: What stands somewhere.
CALLED = {
    "成果": LifeCycle.ACHIEVEMENT,
    "案件": LifeCycle.CASE,
    "公示": LifeCycle.NOTICE,
    "本轮": LifeCycle.ROUND,
    "登记": LifeCycle.REGISTRATION,
    "更正": LifeCycle.CORRECTION,
}

VALUES = {
    "是": True,
    "否": False,
    "非职务": "non_duty",
    "约定归属": "agreed",
    "国家秘密": "state_secret",
    "技术秘密": "trade_secret",
    "同意": "agree",
    "不同意": "refuse",
    "退回": "return",
    "成立": "upheld",
    "不成立": "dismissed",
    "主要贡献人员": "main",
    "其他人员": "others",
    "转化工作人员": "office",
    "拟交易价格": "price",
    "奖励": "award",
    "披露表": "disclosure",
    "审批表": "approval",
    "合同": "contract",
    "未上传的文件": "f" * 64,
    "别的文本": "e" * 64,
}


def named(text: str) -> tuple[str, ...]:
    """What stands in 「」."""
    return tuple(re.findall(r"「([^」]+)」", text))
