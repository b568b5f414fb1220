"""A road as data: who takes which step with what in its form, place after place. Whoever is an `AnyPlayer` plays it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from states.signoff import Matter
from states.stages import NEW, LifeCycle
from states.table import STEPS, TABLE_OF
from states.terms import Mode, ObjectKind, Pricing
from workflow.demo import material
from workflow.demo.any_player import AnyPlayer

SUBJECTS = (LifeCycle.ACHIEVEMENT, LifeCycle.CASE)
#: Steps that make what they are about: the subject itself, or a notice or round of it.
MAKING = frozenset(step.action for step in STEPS if step.source == NEW)


@dataclass(kw_only=True)
class Deal:
    """What is dealt with and how far it has got; what differs from case to case. Amounts in yuan."""

    player: AnyPlayer
    number: str = "ZL202110345678.3"
    title: str = "一种光催化降解膜及其制备方法"
    price: str = "1000000.00"
    buyer: dict[str, str] = field(default_factory=lambda: material.BUYER)
    related: str = ""  #: how the first completer is related to the buyer, if at all
    body: str = "校长办公会"
    recused: tuple[str, ...] = ()
    certificate: str = "2026330101000123"
    costs: list[dict[str, str]] = field(default_factory=lambda: material.COSTS)
    achievement: str = ""
    case: str = ""
    notice: str = ""
    round: str = "1"
    also: Mapping[str, "Form"] = field(default_factory=dict)  #: what the form of an action says beyond what it says in every deal

    def upload(self, person: str, name: str, text: str, subject: str = "") -> str:
        """A text file as evidence, for the case unless another subject is named; its SHA-256."""
        about = subject or self.case
        return self.player.upload(person, about, f"{name}.txt", f"{about}：{text}（示例）")

    def today(self) -> str:
        return str(self.player.today())


Form = Callable[[Deal], dict[str, Any]]


class Move(Protocol):
    """One thing that happens on the road."""

    def play(self, deal: Deal) -> None: ...


def nothing(_deal: Deal) -> dict[str, Any]:
    """The form of a step that asks nothing."""
    return {}


@dataclass(frozen=True, slots=True)
class Act:
    """A person takes a step. ``matter``: the sign-off in whose open opinion it is taken."""

    person: str
    action: str
    form: Form = nothing
    matter: Matter | None = None

    def play(self, deal: Deal) -> None:
        cycle = TABLE_OF[self.action]
        own = deal.achievement if cycle is LifeCycle.ACHIEVEMENT else deal.case
        subject = "" if cycle in SUBJECTS and self.action in MAKING else own
        answer = deal.player.do(
            self.person, self.action, subject, self._target(deal, cycle), **self.form(deal) | deal.also.get(self.action, nothing)(deal)
        )
        if not subject:
            setattr(deal, cycle.value, answer.subject)
        elif self.action in MAKING and cycle is LifeCycle.NOTICE:
            deal.notice = deal.player.case(deal.case).notices[-1].key
        elif self.action in MAKING and cycle is LifeCycle.ROUND:
            deal.round = deal.player.case(deal.case).rounds[-1].key

    def _target(self, deal: Deal, cycle: LifeCycle) -> str:
        if self.matter is not None:
            return deal.player.task(deal.case, self.matter, self.person)
        if self.action in MAKING:
            return ""
        return {LifeCycle.NOTICE: deal.notice, LifeCycle.ROUND: deal.round}.get(cycle, "")


@dataclass(frozen=True, slots=True)
class Signed:
    """Everybody whose turn it is agrees, until the matter is settled."""

    matter: Matter
    text: str = "材料齐全，同意。"

    def play(self, deal: Deal) -> None:
        deal.player.sign(deal.case, self.matter, self.text)


@dataclass(frozen=True, slots=True)
class Days:
    """Days pass."""

    days: int

    def play(self, deal: Deal) -> None:
        deal.player.pass_days(self.days)


@dataclass(frozen=True, slots=True)
class NoticeRun:
    """Days pass until the notice's last day is over."""

    def play(self, deal: Deal) -> None:
        notice = deal.player.case(deal.case).notice(deal.notice)
        assert notice is not None, "it was posted"
        assert notice.ends_on is not None, "and its end is known"
        deal.player.pass_days((notice.ends_on - deal.player.today()).days + 1)


@dataclass(frozen=True, slots=True)
class DemoRoad:
    """``places``: what happens up to each place on the road, in order."""

    mode: Mode
    object: ObjectKind
    pricing: Pricing
    places: Mapping[str, tuple[Move, ...]]

    def play(self, deal: Deal, first: str = "", last: str = "") -> Deal:
        """From where the deal stands up to a place: all that leads to ``first`` and on, up to ``last``; "": from the start, to the end."""
        names = list(self.places)
        start = names.index(first) if first else 0
        end = names.index(last) if last else len(names) - 1
        for name in names[start : end + 1]:
            for move in self.places[name]:
                move.play(deal)
        return deal
