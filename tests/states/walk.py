"""The road walked in memory: `decide` and `evolve` alone, no database. For tests of the core."""

import json
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from states.achievement import Achievement
from states.calendar import Calendar
from states.calendar import parse as parse_calendar
from states.case import Case, evolve
from states.decide import Action, Decision, decide, settle
from states.events import Event
from states.facts import AtHand, Everybody, Facts, NewPaper, Person
from states.law import Regime
from states.regulation import Regulation, parse
from states.seating import eligible
from states.signoff import Matter, leaves, open_leaves
from states.stages import AchievementState, CaseState, LifeCycle
from states.table import INPUTS, TABLE_OF
from tests.repository import text
from workflow.demo import material
from workflow.units.sample import CAST, NAME

START = datetime(2026, 3, 2, 1, tzinfo=UTC)
PROOF, PAPER = "a" * 64, "c" * 64
TEAM = ("wang", "li", "chen")
PRICE = "1000000.00"
PEOPLE = {person: Person(id=person, name=name, seats=frozenset(seats)) for person, name, _, seats in CAST}


@cache
def regulation() -> Regulation:
    return parse(text("states/regulations/zlg.toml"))


@cache
def calendar() -> Calendar:
    return Calendar.of([parse_calendar(text(f"states/calendars/{year}.toml")) for year in (2025, 2026)])


@dataclass
class Walk:
    """An achievement and its case; ``more`` overrides facts, ``events`` keeps all that happened."""

    at: datetime = START
    achievement: Achievement = field(default_factory=lambda: Achievement(id="A1", state=AchievementState.DRAFT))
    case: Case = field(default_factory=lambda: Case(id="C1", state=CaseState.INTERNAL_CONTROL))
    rules: Regulation = field(default_factory=regulation)
    people: dict[str, Person] = field(default_factory=lambda: dict(PEOPLE))
    more: dict[str, Any] = field(default_factory=dict)
    events: list[tuple[Achievement | Case, Event]] = field(default_factory=list)

    def facts(self) -> Facts:
        known: dict[str, Any] = {
            "calendar": calendar(),
            "regime": Regime.ZJ_GOV_UNIT,
            "unit_name": NAME,
            "regulation_hash": "f" * 64,
            "people": Everybody(self.people),
            "achievements": (self.achievement,),
            "paper": NewPaper(kind="contract", sha256=PAPER, terms_hash=self.case.terms_hash, seq=self.case.seq),
        }
        elsewhere = {"attachments": frozenset({PROOF}), "title_moved": self.case.standing_title is not None} | self.more
        found = {f.name: elsewhere.pop(f.name) for f in fields(AtHand) if f.name in elsewhere}
        return Facts(**(known | elsewhere | {"elsewhere": AtHand(**found)}))

    def do(self, person: str, action: str, target: str = "", **given: Any) -> Decision[Any]:
        """The act, and what it moves in the other subject; raises what `decide` raises."""
        mine = TABLE_OF.get(action) is LifeCycle.ACHIEVEMENT
        subject = self.achievement if mine else self.case
        model = INPUTS[action].model_validate_json(json.dumps(given)) if action in INPUTS else None
        asked = Action(action, target, model)
        made = decide(subject, asked, self.facts(), actor=self.people[person], at=self.at, regulation=self.rules)
        self._keep(subject, made.events)
        self._follow()
        return made

    def _keep(self, subject: Any, events: tuple[Event, ...]) -> None:
        for event in events:
            self.events.append((subject, event))
            subject = evolve(subject, event)
        if isinstance(subject, Case):
            self.case = subject
        else:
            self.achievement = subject

    def _follow(self) -> None:
        for subject in (self.achievement, self.case):
            if subject.seq:
                self._keep(subject, tuple(settle(subject, self.facts(), at=self.at, regulation=self.rules)))

    def days(self, n: int) -> None:
        self.at += timedelta(days=n)

    def today(self) -> date:
        return (self.at + timedelta(hours=8)).date()

    def sign(self, matter: Matter) -> None:
        """Everybody whose turn it is agrees."""
        while True:
            found = [s for s in self.case.signoffs if s.matter is matter and not s.void][-1]
            waiting = [at for at in open_leaves(found) if not leaves(found.tree)[at].meeting]
            if not waiting:
                return
            person = min(eligible(self.case, found, waiting[0], self.facts(), self.rules))
            self.do(person, "agree", f"{found.n}.{waiting[0]}", text="同意。")

    # ---- the road, piece by piece; each goes on from the one before ----

    def ledgered(self) -> "Walk":
        self.do("wang", "draft", **material.disclosure())
        self.do("wang", "disclose")
        for person in TEAM:
            self.do(person, "sign_disclosure", promise="属实")
        self.do("zhou", "accept")
        self.do("zhou", "record_screening", **material.screening([PROOF]))
        self.do("zhou", "ledger", ledger_no="台-1")
        return self

    def proposing(self, price: str = PRICE) -> "Walk":
        self.ledgered()
        self.do("zhou", "open", achievements=["A1"])
        self.do("zhou", "set_terms", **material.terms(price))
        for person in (*TEAM, "zhou"):
            self.do(person, "declare_relation", related=False, text="无关联")
        for person in TEAM:
            self.do(person, "consent", agrees=True, waives_priority=True, text="同意")
        check = {"licence_valid": True, "credit_clear": True, "shareholders": "自然人两名", "capacity": "有产线", "evidence": [PROOF]}
        self.do("zhou", "record_buyer_check", **check)
        self.do("zhou", "record_pricing", **material.pricing([PROOF], price))
        return self

    def reviewing(self, price: str = PRICE) -> "Walk":
        self.proposing(price).do("zhou", "submit")
        return self

    def deciding(self, price: str = PRICE) -> "Walk":
        self.reviewing(price).sign(Matter.REVIEW)
        return self

    def posted(self, number: str, places: tuple[str, ...], **drafted: Any) -> "Walk":
        self.do("zhou", "draft_notice", objection_route="成果转化处", **drafted)
        postings = [{"place": p, "url": "https://example.edu.cn/", "posted_on": str(self.today()), "snapshot": PROOF} for p in places]
        self.do("zhou", "post_notice", number, postings=postings)
        return self

    def noticed(self, price: str = PRICE) -> "Walk":
        self.deciding(price).posted("1", ("unit_site", "market"), kind="price").days(16)
        self.do("zhou", "end_notice", "1")
        return self

    def meeting(self, **other: Any) -> dict[str, Any]:
        counted = {"members": 9, "attended": 8, "in_favour": 8, "against": 0, "abstained": 0, "verdict": "agree"}
        counted |= {"heard_all": True, "decided_by": "高校长"}
        return {"number": "1", "held_on": str(self.today()), "text": "同意", "attachment": PROOF} | counted | other

    def confirmed(self, **other: Any) -> Decision[Any]:
        """The minutes held against their scan by somebody else."""
        return self.do("wu", "confirm_signed", **{"of": "1", "as_signed": True, "note": "一致"} | other)

    def approved(self) -> "Walk":
        self.noticed().do("shen", "record_meeting", "2.0", **self.meeting())
        self.confirmed()
        return self

    def contracted(self) -> "Walk":
        self.approved().do("zhou", "prepare_contract", **material.contract(PROOF, "1"))
        self.do("zhou", "issue_contract")
        self.do("zhou", "upload_signed_contract", issued=PAPER, scan=PROOF, signed_on=str(self.today()))
        self.do("jiang", "confirm_contract", note="一致")
        return self

    def registered(self) -> "Walk":
        self.contracted().do("jiang", "prepare_registration", project="膜", field="材料", total=PRICE, technical=PRICE)
        self.do("jiang", "submit_registration", on=str(self.today()))
        self.do("jiang", "accept_registration", on=str(self.today()))
        given = {"number": "2026330101000123", "registered_on": str(self.today()), "recognised_income": PRICE, "certificate": PROOF}
        self.do("jiang", "register", **given)
        return self

    def received(self, amount: str = PRICE) -> "Walk":
        payer, day = material.BUYER["name"], str(self.today())
        self.do("zheng", "record_receipt", amount=amount, received_on=day, payer=payer, voucher=PROOF, costs=material.COSTS)
        return self

    def paid(self) -> "Walk":
        self.registered().do("zhou", "propose_scheme", **material.scheme())
        self.sign(Matter.SCHEME)
        self.received().do("zheng", "allocate", "1")
        self.posted("2", ("unit_site",), kind="award", round=1).days(40)
        self.do("zhou", "end_notice", "2")
        self.do("jiang", "record_title", changed_on=str(self.today()), evidence=PROOF)
        self.do("zhu", "pay", "1", paid_on=str(self.today()), evidence=PROOF)
        return self


def voiced(walk: Walk, **changes: Any) -> Walk:
    """The same walk with its case changed past every rule, to ask a rule what it would say."""
    walk.case = replace(walk.case, **changes)
    return walk
