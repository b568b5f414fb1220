"""A road on which everybody answers otherwise than on the usual one: what stays the same on paper was said by nobody."""

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from documents.kinds import KINDS
from states.facts import Person
from states.papers import targets
from tests.states.walk import PEOPLE, PROOF, START, Walk
from tests.workflow.test_papers_due import HEAD
from workflow.demo import material
from workflow.papers.builders import BUILDERS
from workflow.papers.source import LogHead, Source

#: Fields of forms that name something there is, or that a rule ties to something else.
TIED = {"person", "group", "owners", "number", "uscc", "achievements", "place", "kind", "mode", "object", "pricing", "leadership"}
TIED |= {
    "register_by",
    "register_fee_by",
    "annual_fee_by",
    "duty",
    "secrecy",
    "verdict",
    "technical",
    "other_vat_rate",
    "listed_vat",
    "share",
}
TIED |= {"held_on", "signed_on", "posted_on", "issued", "price", "amount", "members", "attended", "in_favour", "against", "abstained"}
HASH, DAY = re.compile(r"[0-9a-f]{64}"), re.compile(r"\d{4}-\d\d-\d\d")
#: Answers that are chosen, by the action that asks.
CHOSEN: dict[str, dict[str, Any]] = {
    "confirm_signed": {"of": "2"},
    "draft": {"published": True, "publications": [{"form": "论文", "title": "某文", "on": "2025-05-06"}]},
    "record_screening": {"duty": "agreed", "secrecy": "internal"},
    "set_terms": {"related": True, "relation": "受让方的股东是完成人的亲属"},
    "record_pricing": {"expected_costs": "65210.00", "floor": "900000.00"},
    "prepare_contract": {
        "register_by": "theirs",
        "register_fee_by": "halves",
        "annual_fee_by": "theirs",
        "lists_vat": True,
        "listed_vat": "56603.77",
        "technical": "800000.00",
        "other_vat_rate": "13",
        "annexes": ["专利证书复印件"],
        "late_rate": "0.03",
        "late_cap": "7",
        "place": "浙江省宁波市",
        "copies": 6,
    },
    "record_meeting": {
        "number": "2",
        "members": 14,
        "attended": 12,
        "in_favour": 9,
        "against": 1,
        "abstained": 1,
        "recused": ["li"],
        "dissent": "价格偏低",
    },
}


def otherwise(value: Any, name: str = "") -> Any:
    """Another answer of the same form."""
    if isinstance(value, dict):
        return {key: member if key in TIED else otherwise(member, key) for key, member in value.items()}
    if isinstance(value, list):
        return [otherwise(member, name) for member in value]
    if isinstance(value, str) and DAY.fullmatch(value):
        return str(date.fromisoformat(value) + timedelta(days=1))
    if isinstance(value, str) and not HASH.fullmatch(value) and not re.fullmatch(r"[\d.]*", value):
        return f"{value}乙"
    return value + 2 if isinstance(value, int) and not isinstance(value, bool) else value


def _others() -> dict[str, Person]:
    return {key: replace(person, name=f"{person.name}乙") for key, person in PEOPLE.items()}


@dataclass
class Otherwise(Walk):
    """The usual road with other people's names, other days and other answers."""

    people: dict[str, Person] = field(default_factory=_others)
    at: Any = START + timedelta(days=3)

    def do(self, person: str, action: str, target: str = "", **given: Any) -> Any:
        if action == "sign_disclosure":
            self.days(1)  # each signs on a day of their own
        told = otherwise(given) | CHOSEN.get(action, {})
        if action == "draft":
            shares = (("wang", "40"), ("li", "35"), ("chen", "25"))
            told["completers"] = [{**c, "share": dict(shares)[c["person"]]} for c in told["completers"]]
            told["patent"]["number"] = "ZL202110345679.8"
            told["projects"] = [{"name": "另一项目", "funder": "另一单位", "amount": "7.00", "number": "另号", "terms": "归学校"}]
        if action == "prepare_contract":
            told["number"] = "2"
            told["transferor"]["uscc"] = "12330000470009990J"
            told["transferor"]["account"], told["transferee"]["account"] = "99", "98"
        if action == "set_terms":
            told |= {"price": "900000.00", "instalments": [{**told["instalments"][0], "amount": "900000.00"}]}
            told["buyer"]["uscc"] = material.SALT["uscc"]
        if action == "record_meeting":
            told["held_on"] = str(self.today())
        if action == "declare_relation" and person == "li":
            told["related"] = True
        if action == "record_pricing":
            told["appraisal"] = {"number": "1", "appraiser": "某", "value": "900000.00", "dated": str(self.today()), "attachment": PROOF}
        return super().do(person, action, target, **told)


def contexts(kind: str, walk: Walk) -> list[Any]:
    """What papers of the kind hold, of the case as it stands."""
    facts = walk.facts()
    return [
        BUILDERS[kind](Source(case=walk.case, target=t, facts=facts, regulation=walk.rules, opened=str, log=LogHead(1, ""), head=HEAD))
        for t in targets(KINDS[kind].about, walk.case, facts).values()
        if not KINDS[kind].due(walk.case, t, facts)
    ]


def leaves_of(value: Any, where: str = "") -> list[tuple[str, Any]]:
    """The texts, numbers, days and answers of a context, each by its class and field; those of the head are left aside."""
    if is_dataclass(value):
        named = [(f"{type(value).__name__}.{f.name}", getattr(value, f.name)) for f in fields(value) if f.name != "head"]
        return [leaf for name, member in named for leaf in leaves_of(member, name)]
    if isinstance(value, tuple) and value:
        return [leaf for member in value for leaf in leaves_of(member, where)]
    return [(where, value)]
