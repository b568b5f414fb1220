"""A step being taken: all that a record may look at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from states.achievement import Achievement
from states.case import Case, Subject
from states.facts import Facts
from states.inputs.base import Reason
from states.regulation import Regulation
from states.step import Step
from states.terms import Terms


@dataclass(frozen=True, slots=True)
class Taking:
    subject: Subject
    facts: Facts
    regulation: Regulation
    at: datetime
    step: Step

    @property
    def case(self) -> Case:
        """The case; its rows are only ever fired on one."""
        assert isinstance(self.subject, Case)
        return self.subject

    @property
    def achievement(self) -> Achievement:
        assert isinstance(self.subject, Achievement)
        return self.subject

    @property
    def terms(self) -> Terms:
        """The case's terms; rows that read them have a rule that they are settled."""
        assert self.case.terms is not None
        return self.case.terms


Recorder = Callable[[Taking], dict[str, object]]


def nothing(_: Taking) -> dict[str, object]:
    """The row moves the state and changes no group."""
    return {}


def reason(taking: Taking) -> dict[str, object]:
    return {"reason": taking.facts.take(Reason).reason}
