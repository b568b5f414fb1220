"""What every player of a road can do, whatever it plays on: act, be refused, upload, let days pass, look, sign.

`workflow.demo.player` plays through the use cases; the tests have others that play in memory, over HTTP, in a browser.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson
from pydantic import BaseModel

from states.achievement import Achievement
from states.case import Case, S
from states.errors import Refused
from states.findings import Outcome
from states.seating import HOME, eligible
from states.signoff import Matter, Signoff, leaves, open_leaves
from states.table import INPUTS
from workflow.reads.subjects import View
from workflow.step.answers import Answer


@dataclass(kw_only=True)
class AnyPlayer(ABC):
    """A unit's people; ``refused`` collects (action, rule) of every refusal met, ``walked`` the actions that happened."""

    refused: list[tuple[str, str]] = field(default_factory=list)
    walked: list[str] = field(default_factory=list)

    @abstractmethod
    def take(self, person: str, action: str, subject: str, target: str, given: BaseModel) -> Answer:
        """The step; raises what it raises."""

    @abstractmethod
    def upload(self, person: str, subject: str, name: str, text: str) -> str:
        """A text file as evidence; its SHA-256."""

    @abstractmethod
    def today(self) -> date: ...

    @abstractmethod
    def pass_days(self, days: int) -> date:
        """Run the clock forward; the new day."""

    @abstractmethod
    def look(self, kind: type[S], identifier: str) -> View[S]:
        """The case or achievement, with the facts and the regulation that it is judged by."""

    @abstractmethod
    def leave(self, person: str) -> None:
        """The person leaves the unit."""

    def do(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> Answer:
        """The act with its form as it would be sent; raises whatever it raises."""
        answer = self.take(person, action, subject, target, INPUTS[action].model_validate_json(orjson.dumps(given)))
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

    def case(self, identifier: str) -> Case:
        return self.look(Case, identifier).subject

    def achievement(self, identifier: str) -> Achievement:
        return self.look(Achievement, identifier).subject

    def achievements(self, case: str) -> tuple[Achievement, ...]:
        return self.look(Case, case).facts.achievements

    def titles(self, case: str) -> str:
        """The names of the case's achievements."""
        return "、".join(a.title for a in self.achievements(case))

    def sign(self, case: str, matter: Matter, text: str = "材料齐全，同意。") -> None:
        """Everybody whose turn it is agrees, until the matter is settled; meetings are left to `do`."""
        while self._sign_next(case, matter, text):
            pass

    def _sign_next(self, case: str, matter: Matter, text: str) -> bool:
        subject, found, seen = self._asked(case, matter)
        waiting = [at for at in open_leaves(found) if not leaves(found.tree)[at].meeting]
        if not waiting or subject.state not in HOME[matter]:
            return False
        signer = min(eligible(subject, found, waiting[0], seen.facts, seen.regulation))
        self.do(signer, "agree", case, f"{found.n}.{waiting[0]}", text=text)
        return True

    def task(self, case: str, matter: Matter, person: str) -> str:
        """The target of the open opinion that this person may give."""
        subject, found, seen = self._asked(case, matter)
        mine = [at for at in open_leaves(found) if person in eligible(subject, found, at, seen.facts, seen.regulation)]
        return f"{found.n}.{mine[0]}"

    def _asked(self, case: str, matter: Matter) -> tuple[Case, Signoff, View[Case]]:
        seen = self.look(Case, case)
        return seen.subject, [s for s in seen.subject.signoffs if s.matter is matter and not s.void][-1], seen
