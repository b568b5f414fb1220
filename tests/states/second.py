"""A second road, registered for one test alone: a licence of a software copyright. The title stays, and it may repeat."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from states.achievement import Achievement, Right
from states.facts import NewPaper
from states.modes import MODES, LegalAct, Money
from states.objects import OBJECTS, Moved, Standing
from states.regulation import Regulation, parse
from states.terms import Mode, ObjectKind
from tests.repository import text
from tests.states.walk import PAPER, PRICE, PROOF, TEAM, Walk
from workflow.demo import material
from workflow.units.sample import NAME


def right(achievement: Achievement) -> Right:
    return achievement.rights[0]


def standing(achievement: Achievement, on: date) -> Standing:
    ends = right(achievement).ends_on
    stands = ends is None or on < ends
    return Standing(stands=stands, reason="著作权有效" if stands else f"保护期已于 {ends} 届满", used={"ends": str(ends)})


SOFTWARE = Moved(
    key=ObjectKind.SOFTWARE,
    name="计算机软件著作权",
    number_name="软件登记号",
    owners_name="著作权人",
    transfer="著作权登记变更",
    number=lambda a: right(a).number,
    sort=lambda _: "计算机软件",
    status=lambda a: f"保护至 {right(a).ends_on}",
    identity=lambda held: held.number,
    filed_on=lambda _: None,
    last_day=lambda a: right(a).ends_on,
    standing=standing,
    shown=lambda a: (("软件登记号", right(a).number), ("软件名称", right(a).title)),
    paid_until=lambda _: None,
    renewed=lambda _a, _d: {},
)
LICENCE = LegalAct(
    key=Mode.LICENCE,
    action="许可",
    buyer="被许可方",
    giver="许可人",
    taker="被许可人",
    contracts={ObjectKind.SOFTWARE: "licence"},
    money=Money.INSTALMENTS,
    moves_title=False,
    repeatable=True,
    follow_up="办理合同认定登记、到账确认和奖励公示",
    registration="技术许可合同",
    spared={"priority_answered": "职务成果完成人的优先权利只及于权利的移转"},
)


def register(monkeypatch: pytest.MonkeyPatch, room: Mapping[Any, Any], entry: Any) -> None:
    """The room with one more file, everywhere that it is read."""
    wider = MappingProxyType({**room, entry.key: entry})
    for module in list(sys.modules.values()):
        for name, value in list(vars(module).items()):
            if value is room:
                monkeypatch.setattr(module, name, wider)


def both(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, MODES, LICENCE)
    register(monkeypatch, OBJECTS, SOFTWARE)


def regulation(mode: Mode = Mode.LICENCE) -> Regulation:
    """The sample with the routes of an assignment made those of this mode, and no others."""
    sample = parse(text("states/regulations/zlg.toml"))
    routes = tuple(r.model_copy(update={"mode": mode}) for r in sample.routes if r.mode.act is Mode.ASSIGNMENT)
    return sample.model_copy(update={"routes": routes})


NUMBER = "2023SR0123456"


@dataclass
class Second(Walk):
    """The walk on the second road; what is typed says nothing of the first."""

    def facts(self) -> Any:
        self.more.setdefault("paper", NewPaper(kind="licence", sha256=PAPER, terms_hash=self.case.terms_hash, seq=self.case.seq))
        self.more["paper"] = NewPaper(kind="licence", sha256=PAPER, terms_hash=self.case.terms_hash, seq=self.case.seq)
        return super().facts()

    def disclosure(self) -> dict[str, Any]:
        form = material.disclosure(title="膜污染预测软件")
        del form["patent"]
        owned = {"number": NUMBER, "title": "膜污染预测软件", "owners": [NAME], "ends_on": "2073-12-31"}
        return form | {"object": "software", "right": owned, "abstract": "预测膜污染。"}

    def ledgered(self) -> "Second":
        self.do("wang", "draft", **self.disclosure())
        self.do("wang", "disclose")
        for person in TEAM:
            self.do(person, "sign_disclosure", promise="属实")
        self.do("zhou", "accept")
        self.do("zhou", "record_screening", **material.screening([PROOF]))
        self.do("zhou", "ledger", ledger_no="台-1")
        return self

    def terms(self, **other: Any) -> dict[str, Any]:
        return material.terms(PRICE) | {"mode": "licence", "object": "software"} | other

    def proposing(self, price: str = PRICE) -> "Second":
        self.ledgered()
        self.do("zhou", "open", achievements=["A1"])
        self.do("zhou", "set_terms", **self.terms())
        for person in (*TEAM, "zhou"):
            self.do(person, "declare_relation", related=False, text="无关联")
        for person in TEAM:
            self.do(person, "consent", agrees=True, waives_priority=False, text="同意")
        check = {"licence_valid": True, "credit_clear": True, "shareholders": "自然人两名", "capacity": "有产线", "evidence": [PROOF]}
        self.do("zhou", "record_buyer_check", **check)
        basis = {
            "explanation": "按许可费折现。",
            "negotiation": "两次谈判。",
            "modes_compared": ["许可", "作价投资"],
            "mode_grounds": "便于推广。",
        }
        self.do("zhou", "record_pricing", **(material.pricing([PROOF], price) | basis))
        return self


def room_of(name: str) -> Mapping[Any, Any]:
    """The room as it is read now."""
    found: Mapping[Any, Any] = getattr(sys.modules["states.road"], name)
    return found
