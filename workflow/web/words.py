"""Chinese words for the choices that input models offer, by the enumeration's name, or by model and field for a list written in
place; and for what pages show of a case."""

from collections.abc import Iterable
from dataclasses import fields

from documents.kinds import title_of
from states import labels
from states.achievement import Achievement
from states.case import Case
from states.distribution import Group
from states.inputs.proposal import SetTerms
from states.lifecycles import SPINES
from states.modes import MODES
from states.objects import OBJECTS, Moved
from states.party import CODE, HEAD, PROOF, TIES, PartyKind
from states.pricing import METHODS
from states.road import Road, road_of
from states.road import other_side as named
from states.signoff import SignoffOutcome, Verb
from states.stages import LifeCycle
from states.table import LINES
from states.terms import Terms

CHOICE: dict[str, dict[str, str]] = {
    "Leadership": {
        "unit_chief": "单位正职",
        "unit_other_leader": "单位其他领导",
        "middle": "中层领导",
        "none": "不担任领导职务",
    },
    "Duty": {key.value: label for key, label in labels.DUTY.items()},
    "Secrecy": {key.value: label for key, label in labels.SECRECY.items()},
    "Side": {"ours": "本单位（乙方）", "theirs": "相对方（甲方）"},
    "Bearer": {"ours": "本单位（乙方）", "theirs": "相对方（甲方）", "halves": "双方各半"},
    "Mode": {key.value: label for key, label in labels.MODE.items()},
    "ObjectKind": {key.value: label for key, label in labels.OBJECT.items()},
    "Pricing": {key.value: label for key, label in labels.PRICING.items()},
    "PartyKind": {key.value: label for key, label in labels.PARTY.items()},
    "ExportClass": {key.value: label for key, label in labels.EXPORT.items()},
    "NoticeKind": {"price": "拟交易公示", "award": "奖励公示"},
    "Group": {group.value: group.word for group in Group},
    "AnswerObjection.outcome": {"dismissed": "异议不成立", "upheld": "异议成立"},
    "RecordMeeting.verdict": {v.value: f"{v.word}（{v.hint}）" if v.hint else v.word for v in Verb if v.opinion},
    "RecordMeeting.motion": {Verb.AGREE.value: "同意交易条件", Verb.RETURN.value: "退回修改"},
}

#: What people usually write here; offered, never required.
SUGGESTED: dict[str, tuple[str, ...]] = {
    "RecordPricing.methods": ("收益法", "市场法", "成本法"),
    "RecordPricing.modes_compared": tuple(label for key, label in labels.MODE.items() if key.act is key),
}

OBJECTION = {"open": "待答复", "dismissed": "不成立", "upheld": "成立"}
#: The mark beside an opinion, by what it makes of the matter.
MARK = {SignoffOutcome.AGREED: "met", SignoffOutcome.REFUSED: "refused", SignoffOutcome.RETURNED: "pending"}
MATTER = {"review": "部门审核", "decision": "决策", "scheme": "收益分配方案"}
OUTCOME = {"met": "符合", "refused": "不符合", "not_applicable": "不适用", "pending": "待填写"}
SIGNED_OFF = {"open": "进行中", "agreed": "已同意", "refused": "不同意", "returned": "已退回"}
TREE = {"all": "会签：每一席位都须同意", "any": "或签：任一席位同意即可", "sequence": "依次办理"}

#: What the lists of subjects are headed.
LISTED = {LifeCycle.ACHIEVEMENT: "科技成果", LifeCycle.CASE: "转化案件"}
assert LISTED.keys() == SPINES.keys(), "a subject without the heading of its list"

#: Titles of actions; where one action's lines are titled differently, the first. Then what is logged but no step.
ACTION: dict[str, str] = {
    **{action: line.title for action, line in LINES.items()},
    "attached": "上传附件",
    "dossier_exported": "导出案卷",
}


#: What is offered of a vocabulary that names more than is built.
BUILT: dict[str, frozenset[str]] = {
    "Mode": frozenset(key.value for key in MODES),
    "ObjectKind": frozenset(OBJECTS),
    "Pricing": frozenset(METHODS),
}


#: What stands for a number that is personal.
KEPT_APART = "已另存，不公开"

#: Fields of terms that a page draws in its own way.
DRAWN = frozenset({"mode", "object", "pricing", "price", "buyer", "related", "relation", "instalments", "co_owners", "parts_agreement"})

#: What a form asks of everybody while there is but one kind of thing to be disclosed.
ASKED: dict[str, tuple[str, ...]] = {"Draft": ("patent",)} if len(OBJECTS) == 1 else {}


def offered(vocabulary: str, listed: Iterable[str]) -> tuple[str, ...]:
    """Of the stored values those that can be chosen today."""
    return tuple(value for value in listed if value in BUILT.get(vocabulary, (value,)))


def road(terms: Terms) -> Road:
    """The road of a deal, for its words."""
    return road_of(terms)


def code_name(terms: Terms) -> str:
    """What the other side is known by; `head_name`, `proof_name`, `ties_name`: the words for its kind."""
    return CODE[terms.buyer.kind]


def code(terms: Terms) -> str:
    """No page shows who a person is."""
    return KEPT_APART if terms.buyer.kind is PartyKind.PERSON else terms.buyer.code


def head_name(terms: Terms) -> str:
    return HEAD[terms.buyer.kind]


def proof_name(terms: Terms) -> str:
    return PROOF[terms.buyer.kind]


def ties_name(terms: Terms) -> str:
    return TIES[terms.buyer.kind]


def moved(achievement: Achievement) -> Moved:
    """The kind of thing that the achievement is, for its words."""
    return OBJECTS[achievement.kind]


def other_side(case: Case) -> str:
    """What the other side of the case is called."""
    return named(case)


def further(terms: Terms, model: type[SetTerms] = SetTerms) -> tuple[tuple[str, str], ...]:
    """What the terms say beyond what every page draws by hand, label and value: a field added to them is shown."""
    held = [(f.name, getattr(half, f.name)) for half in (terms.offer, terms.deal) for f in fields(half)]
    asked = {name: field.title or name for name, field in model.model_fields.items() if name not in DRAWN}
    return tuple((asked[name], str(value)) for name, value in held if name in asked and value)


def spared(case: Case, rule: str) -> str:
    """Why the rule does not apply to the case, "" when it does or nothing is chosen yet."""
    return road_of(case.terms).spared(rule) if case.terms else ""


def choice(vocabulary: str, value: str) -> str:
    """The word for a choice; the stored value itself if we have none."""
    return CHOICE.get(vocabulary, {}).get(value, value)


paper = title_of


def seat(value: str) -> str:
    return next((label for seat, label in labels.SEAT.items() if seat.value == value), value)
