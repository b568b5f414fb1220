"""Plays persons of the sample unit: sign as somebody, act, let days pass. Every act goes through `workflow.cases.act`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson

from states.case import Case
from states.errors import Refused
from states.findings import Outcome
from states.seating import HOME, eligible
from states.signoff import Matter, leaves, open_leaves
from states.stages import LifeCycle
from states.table import INPUTS
from workflow import clock
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.reads import subjects
from workflow.step import uploads
from workflow.step.act import Ask, act
from workflow.step.answers import Answer
from workflow.transaction import now, reading
from workflow.units import sandbox

DAY = 86400


@dataclass
class Player:
    """One unit's people at one installation; ``refused`` collects (action, rule) of every refusal met."""

    house: House
    unit: str
    refused: list[tuple[str, str]] = field(default_factory=list)
    walked: list[str] = field(default_factory=list)

    def caller(self, person: str) -> Caller:
        return Caller(unit=self.unit, person=person, name=person, seats=frozenset())

    def do(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> Answer:
        """The act; raises whatever it raises."""
        model = INPUTS[action].model_validate_json(orjson.dumps(given))
        answer = act(self.house, self.caller(person), Ask(action=action, subject=subject, target=target, given=model))
        self.walked.extend(answer.actions)
        return answer

    def refuse(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> frozenset[str]:
        """The act, which must be refused by a rule; returns the rules that refused."""
        try:
            self.do(person, action, subject, target, **given)
        except Refused as refusal:
            rules = frozenset(f.rule for f in refusal.findings if f.outcome is Outcome.REFUSED)
            self.refused.extend((action, rule) for rule in sorted(rules))
            return rules
        message = f"{action} by {person} was let through"
        raise AssertionError(message)

    def upload(self, person: str, subject: str, name: str, text: str) -> str:
        """A text file as evidence; its SHA-256."""
        return uploads.upload(self.house, self.caller(person), subject, name, text.encode())

    def pass_days(self, days: int) -> date:
        return clock.day(sandbox.forward(self.house, days * DAY))

    def today(self) -> date:
        with reading(self.house) as connection:
            return clock.day(now(connection))

    def case(self, identifier: str) -> Case:
        seen = subjects.view(self.house, self.caller(""), LifeCycle.CASE, identifier)
        assert isinstance(seen.subject, Case)
        return seen.subject

    def titles(self, case: str) -> str:
        """The names of the case's achievements."""
        return "、".join(a.title for a in subjects.view(self.house, self.caller(""), LifeCycle.CASE, case).facts.achievements)

    def sign(self, case: str, matter: Matter, text: str = "材料齐全，同意。") -> None:
        """Everybody whose turn it is agrees, until the matter is settled; meetings are left to `do`."""
        while self._sign_next(case, matter, text):
            pass

    def _sign_next(self, case: str, matter: Matter, text: str) -> bool:
        seen = subjects.view(self.house, self.caller(""), LifeCycle.CASE, case)
        assert isinstance(seen.subject, Case)
        found = [s for s in seen.subject.signoffs if s.matter is matter and not s.void][-1]
        waiting = [at for at in open_leaves(found) if not leaves(found.tree)[at].meeting]
        if not waiting or seen.subject.state not in HOME[matter]:
            return False
        signer = min(eligible(seen.subject, found, waiting[0], seen.facts, seen.regulation))
        self.do(signer, "agree", case, f"{found.n}.{waiting[0]}", text=text)
        return True

    def task(self, case: str, matter: Matter, person: str) -> str:
        """The target of the open opinion that this person may give."""
        seen = subjects.view(self.house, self.caller(""), LifeCycle.CASE, case)
        assert isinstance(seen.subject, Case)
        found = [s for s in seen.subject.signoffs if s.matter is matter and not s.void][-1]
        mine = [at for at in open_leaves(found) if person in eligible(seen.subject, found, at, seen.facts, seen.regulation)]
        return f"{found.n}.{mine[0]}"
