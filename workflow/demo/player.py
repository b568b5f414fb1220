"""Plays persons of the sample unit through the use cases: every act goes through `workflow.step.act`."""

from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from states.case import S
from workflow import clock
from workflow.demo.any_player import AnyPlayer
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.reads import subjects
from workflow.step import uploads
from workflow.step.act import Ask, act
from workflow.step.answers import Answer
from workflow.transaction import now, reading
from workflow.units import people, sandbox

DAY = 86400


@dataclass
class Player(AnyPlayer):
    """One unit's people at one installation."""

    house: House
    unit: str

    def caller(self, person: str) -> Caller:
        return Caller(unit=self.unit, person=person, name=person, seats=frozenset())

    def take(self, person: str, action: str, subject: str, target: str, given: BaseModel) -> Answer:
        return act(self.house, self.caller(person), Ask(action=action, subject=subject, target=target, given=given))

    def upload(self, person: str, subject: str, name: str, text: str) -> str:
        return uploads.upload(self.house, self.caller(person), subject, name, text.encode())

    def pass_days(self, days: int) -> date:
        return clock.day(sandbox.forward(self.house, days * DAY))

    def today(self) -> date:
        with reading(self.house) as connection:
            return clock.day(now(connection))

    def look(self, kind: type[S], identifier: str) -> subjects.View[S]:
        return subjects.view(self.house, self.caller(""), kind, identifier)

    def leave(self, person: str) -> None:
        people.set_active(self.house, self.unit, person, active=False)
