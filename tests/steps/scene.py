"""One scenario as it is played: a unit of its own, who acts, what came of the last act."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from pydantic import ValidationError

from states import labels
from states.achievement import Achievement
from states.case import Case
from states.decide import position
from states.distribution import Allocation
from states.errors import OutOfTurn, Refused, TransferError
from states.events import Event
from states.findings import Finding, Outcome
from states.law import Regime
from states.preview import Preview, preview
from states.seating import current, eligible
from states.signoff import Matter, leaves, open_leaves
from states.stages import NEW, LifeCycle
from states.step import Kind
from states.table import INPUTS, LINES, TABLE_OF
from tests.players.memory import Memory
from tests.steps.forms import filled
from tests.steps.milestones import Milestones
from tests.steps.table_input import put
from tests.steps.tags import ON_A_HOUSE
from tests.steps.words import CHECKS
from workflow.demo import material, road
from workflow.demo.any_player import AnyPlayer
from workflow.demo.player import Player
from workflow.reads import history
from workflow.step import entries, facts, rows
from workflow.subjects import load
from workflow.transaction import writing
from workflow.units.sample import UNIT

DAYS = {"今日": 0, "明日": 1, "昨日": -1, "前日": -2}


@dataclass
class Scene:
    """``achievement``, ``case``, ``notice`` and ``round`` name what the next act is about; ``price`` and what it was ``appraised`` at in yuan."""

    milestones: Milestones
    tags: frozenset[str] = frozenset()
    achievement: str = ""
    case: str = ""
    notice: str = ""
    round: str = "1"
    price: str = "1000000.00"
    buyer: dict[str, Any] = field(default_factory=lambda: material.BUYER)
    appraised: str = ""
    regime: Regime = Regime.ZJ_GOV_UNIT
    error: Exception | None = None
    actions: tuple[str, ...] = ()
    entry: int = -1
    previewed: Preview | None = None
    players: list[AnyPlayer] = field(default_factory=list)

    def start(self, milestone: str) -> None:
        """The unit as it stood there, this scenario's own; what was played before is forgotten."""
        self.close()
        on_house = self.tags & ON_A_HOUSE.keys()
        self.players.append(Player(self.milestones.house(milestone), UNIT) if on_house else self.milestones.memory(milestone, self.regime))
        known = self.milestones.known(milestone)
        self.achievement, self.case, self.notice, self.round = known.achievement, known.case, known.notice, "1"
        self.price, self.appraised, self.error, self.actions = "1000000.00", "", None, ()

    @property
    def player(self) -> AnyPlayer:
        return self.players[-1]

    @property
    def on_house(self) -> Player:
        """The player, for a sentence about what only a house has."""
        player = self.player
        assert isinstance(player, Player), f"此句须在真实系统上演，请加标签：{'、'.join(ON_A_HOUSE)}"
        return player

    def close(self) -> None:
        for player in self.players:
            if isinstance(player, Player):
                player.house.close()
        self.players.clear()

    def today(self) -> date:
        return self.player.today()

    def day(self, text: str) -> date:
        """今日, 昨日 …, 今日后3日, 公示最后一日 (and 次日), or the ISO date."""
        base = self.today()
        if text.startswith("公示最后一日"):
            notice = self.view().notice(self.notice)
            assert notice is not None
            assert notice.ends_on is not None
            return notice.ends_on + timedelta(days=text.endswith("次日"))
        if text in DAYS:
            return base + timedelta(days=DAYS[text])
        later = re.fullmatch(r"今日后(\d+)日", text)
        return base + timedelta(days=int(later[1])) if later else date.fromisoformat(text)

    def view(self) -> Case:
        return self.player.case(self.case)

    def viewed(self) -> Achievement:
        return self.player.achievement(self.achievement)

    def upload(self, person: str, what: str, subject: str = "") -> str:
        about = subject or self.case
        return self.player.upload(person, about, f"{what}.txt", f"{about} {what}（示例，{len(self.actions)}，{self.today()}）")

    def act(self, person: str, action: str, table: list[list[str]] | None = None, target: str | None = None) -> None:
        """The act; raises what it raises."""
        assert self.error is None, f"前一步未予办理而无人过问：{self.error}"
        creates = action in {"draft", "open"}
        subject = "" if creates else self.achievement if TABLE_OF[action] is LifeCycle.ACHIEVEMENT else self.case
        given = filled(self, person, action)
        for path, text in table or []:
            value = self.upload(person, text.removeprefix("上传"), subject) if text.startswith("上传") else text
            put(INPUTS[action], given, path, value, self.day)
        aim = self.target(action, person) if target is None else target
        answer = self.player.do(person, action, subject, aim, **given)
        self.actions, self.entry = answer.actions, answer.entry
        self._follow(action, answer.subject)

    def attempt(self, person: str, action: str, table: list[list[str]] | None = None, target: str | None = None) -> None:
        """The act; what it raises is kept to be asked about."""
        try:
            self.act(person, action, table, target)
        except (TransferError, ValidationError) as error:
            self.error = error

    def _follow(self, action: str, subject: str) -> None:
        """Whatever was just made is what comes next."""
        if action == "draft":
            self.achievement = subject
        if action == "open":
            self.case = subject
        if action == "draft_notice":
            self.notice = self.view().notices[-1].key
        if action in {"record_receipt", "confirm_correction"} and self.view().rounds:
            self.round = self.view().rounds[-1].key

    def target(self, action: str, person: str) -> str:
        """What the act is about: the notice or round at hand, the person's own opinion, else the first that is open."""
        if LINES[action].kind is Kind.TASK:
            return self._opinion(person)
        if LINES[action].source == NEW:
            return ""
        made = self.view().corrections if TABLE_OF[action] is LifeCycle.CORRECTION else ()
        known = {LifeCycle.NOTICE: self.notice, LifeCycle.ROUND: self.round, LifeCycle.CORRECTION: made[-1].key if made else "1"}
        return known.get(TABLE_OF[action], "")

    def _opinion(self, person: str) -> str:
        seen = self.player.look(Case, self.case)
        case = seen.subject
        found = [(s, at) for s in case.signoffs for at in open_leaves(s)]
        mine = [(s, at) for s, at in found if person in eligible(case, s, at, seen.facts, seen.regulation)]
        own = [(s, at) for s, at in found if person == leaves(s.tree)[at].person]
        signoff, at = (mine or own or found or [(case.signoffs[-1], 0)])[0]
        return f"{signoff.n}.{at}"

    def refused(self) -> tuple[Finding, ...]:
        """The findings that refused the last act, taken notice of."""
        error, self.error = self.error, None
        assert error is not None, "办理未被拒绝"
        assert isinstance(error, Refused), f"不是规则拒绝，而是：{error!r}"
        assert not [f for f in error.findings if f.outcome is Outcome.PENDING]
        return error.refusals

    def out_of_turn(self) -> bool:
        error, self.error = self.error, None
        return isinstance(error, OutOfTurn)

    def pass_days(self, days: int) -> None:
        """Days run by; a long time in several strides."""
        while days:
            stride = min(days, 400)
            self.player.pass_days(stride)
            days -= stride

    def where(self, table: LifeCycle) -> str:
        if table is LifeCycle.ACHIEVEMENT:
            return str(self.viewed().state)
        case = self.view()
        made = case.corrections[-1].key if case.corrections else ""
        at = {LifeCycle.NOTICE: self.notice, LifeCycle.ROUND: self.round, LifeCycle.CORRECTION: made}.get(table, "")
        return position(case, table, at)

    def met(self, rule: str, table: LifeCycle) -> bool:
        """What the rule, as it was written, says of the automatic line that would lead on from here."""
        kind, subject = (Achievement, self.achievement) if table is LifeCycle.ACHIEVEMENT else (Case, self.case)
        seen = self.player.look(kind, subject)
        target = {LifeCycle.NOTICE: self.notice, LifeCycle.ROUND: self.round}.get(table, "")
        verdict = CHECKS[rule](seen.subject, replace(seen.facts, target=target), seen.regulation, seen.at)
        return verdict.outcome is Outcome.MET

    def recorded(self, rule: str) -> str:
        """The outcome that the last act itself keeps of the rule: in its entry, or in memory in its event."""
        first, player = self.entry - len(self.actions), self.player
        if isinstance(player, Memory):
            return next(f.outcome.value for f in player.events[first + 1][1].findings if f.rule == rule)
        house = self.on_house
        logged = history.logged(house.house, house.caller(""), self.case, after=first, limit=1)
        findings = {f["rule"]: f["outcome"] for f in logged[0][0].findings}
        return str(findings[rule])

    def decides(self) -> str:
        """The body of the decision that is open: the meeting's name, or the seat's."""
        seen = self.player.look(Case, self.case)
        signoff = current(seen.subject, Matter.DECISION)
        assert signoff is not None
        leaf = leaves(signoff.tree)[0]
        return seen.regulation.meetings[leaf.meeting].name if leaf.meeting else labels.SEAT[leaf.seat]

    def leave(self, person: str) -> None:
        self.player.leave(person)

    def sign(self, matter: str) -> None:
        self.player.sign(self.case, Matter(matter))

    def propose(self, *, anew: bool, related: bool) -> None:
        """The whole proposal at this price, reviewed; ``anew`` for another achievement."""
        if anew:
            self.achievement = road.ledgered(self.player, "ZL202010456789.7", "一种磁性吸附剂")
        self.case = road.proposed(self.player, self.achievement, self.price, related="王明远之弟为其股东" if related else "")
        self.sign("review")

    def tamper(self) -> None:
        """Change the terms by a step that no line of the table knows, entry and row alike: a table of later days might have one."""
        house = self.on_house.house
        with writing(house, UNIT) as write:
            loaded = load(write.connection, UNIT, self.case, Case)
            known, regulation = facts.for_write(write, loaded.subject, None)
            changed = Event(
                table=LifeCycle.CASE,
                action="set_terms",
                source=loaded.subject.state,
                destination=loaded.subject.state,
                target="",
                actor="zhou",
                at=write.at,
                regulation=known.regulation_hash,
                findings=(),
                set={"terms_hash": "0" * 64},
            )
            state, document = entries.append_events(write, loaded.subject, loaded.document, [changed])
            rows.save(write, loaded.subject, state, document, known, regulation)

    def overtaken(self) -> None:
        """While the contract is being printed, another clerk records something else on the case."""
        house, other = self.on_house.house, self.on_house
        printer = house.renderer

        def meanwhile(kind: str, context: object) -> bytes:
            other.do("wu", "object", self.case, self.notice, **filled(self, "wu", "object"))
            other.do("wu", "answer_objection", self.case, self.notice, **filled(self, "wu", "answer_objection"))
            return printer.pdf(kind, context)

        house.__dict__["renderer"] = SimpleNamespace(pdf=meanwhile)
        self.attempt("zhou", "issue_contract")
        house.__dict__["renderer"] = printer

    def split(self) -> tuple[int, int, int]:
        """Net income, award pool and the first person's part of the round at hand, in 分."""
        found = self.allocation(self.round)
        return found.net, found.pool, found.awards[0].amount

    def preview(self) -> Preview:
        """Of the round at hand, as it would come out now."""
        seen = self.player.look(Case, self.case)
        found = seen.subject.round(self.round)
        assert found is not None
        return preview(seen.subject, found, seen.facts, seen.regulation, seen.at)

    def corrected(self, old: str, new: str) -> tuple[bool, bool, str]:
        """Whether the last correction keeps both values, and what became of what rested on the old one."""
        made = self.view().corrections[-1]
        return old in str(made.old), new in str(made.new), "；".join(made.follows)

    def allocation(self, number: str) -> Allocation:
        found = self.view().round(number)
        assert found is not None
        assert found.allocation is not None
        return found.allocation

    def last_refusal(self) -> set[str]:
        """The rules that refused in the case's last entry; empty when that is no refusal."""
        logged = history.logged(self.on_house.house, self.on_house.caller(""), self.case, limit=1000)
        body, findings = logged[-1][0].body, logged[-1][0].findings
        return {f["rule"] for f in findings if f["outcome"] == "refused"} if body["kind"] == "refused" else set()
