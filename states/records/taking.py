"""A step being taken: all that a record may look at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from states.case import Case, Subject
from states.facts import Facts
from states.handler import Handler
from states.inputs.base import Reason
from states.regulation import Regulation
from states.step import Step
from states.terms import Terms

S_co = TypeVar("S_co", bound=Subject, covariant=True)


@dataclass(frozen=True, slots=True)
class Taking(Generic[S_co]):
    """``subject`` is of the life cycle whose line is fired, which is what its record says it takes."""

    subject: S_co
    facts: Facts
    regulation: Regulation
    at: datetime
    step: Step


def terms_of(taking: Taking[Case]) -> Terms:
    """The case's terms; lines whose records read them have a rule that they are settled."""
    assert taking.subject.terms is not None
    return taking.subject.terms


def handled(taking: Taking[Case], *, answers: bool = False) -> dict[str, object]:
    """The actor as a handler of the case, with this action among what they did; ``answers``: it judges what others did."""
    actor = taking.facts.acting()
    before = [h for h in taking.subject.handlers if h.person == actor.id]
    did = tuple(dict.fromkeys((*(action for h in before for action in h.did), taking.step.action)))
    only = answers and all(h.answers for h in before)
    return {"handlers": (Handler(person=actor.id, name=actor.name, did=did, answers=only),)}


def nothing(_: Taking[Subject]) -> dict[str, object]:
    """The row moves the state and changes no group."""
    return {}


def reason(taking: Taking[Subject]) -> dict[str, object]:
    return {"reason": taking.facts.take(Reason).reason}
