"""How a guard is written: a plain function that answers ``met``, ``refused`` or ``not_applicable``, made a `Rule`.

    @rule("公示须满法定天数", "浙江条例17-2")
    def notice_ran_its_days(state, facts, regulation, at): ...

A rule names every version of what it rests on; its finding cites those that bind the unit on the day. It fails closed: an input
not given is *pending*; a year without calendar or a day without a text of the law is *refused*.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from states.calendar import UnknownYear, today
from states.facts import Facts, NotGiven
from states.findings import Finding, Outcome
from states.law import LawUnknown
from states.law.cited import cited
from states.regulation import Regulation
from states.road import road_ahead


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Outcome
    reason: str
    evidence: tuple[str, ...]
    facts: dict[str, Any]  #: JSON values; `Finding` checks them


Check = Callable[[Any, Facts, Regulation, datetime], Verdict]


@dataclass(frozen=True, slots=True)
class Rule:
    """A guard with its name, its Chinese title and the citation keys it rests on.

    ``backstop``: why the rest of the table should never let this rule be the one to refuse; "" for most.
    ``informs``: the rule records a finding and never refuses. ``breaks``: how a good input is changed so that this rule
    refuses it (JSON values by field); the demo makes the attempt on every line that carries the rule.
    """

    id: str
    title: str
    citations: tuple[str, ...]
    check: Check
    backstop: str = ""
    informs: bool = False
    breaks: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def __call__(self, state: object, facts: Facts, regulation: Regulation, at: datetime) -> Finding:
        road = road_ahead(state, facts)
        spared = road.spared(self.id) if road else ""
        try:
            verdict = not_applicable(spared) if spared else self.check(state, facts, regulation, at)
        except NotGiven:
            verdict = Verdict(Outcome.PENDING, f"{self.title}：待填写", (), {})
        except (UnknownYear, LawUnknown) as unknown:
            answer = not_applicable if self.informs else refused
            verdict = answer(f"{self.title}：无从判断，{unknown}")
        return Finding(
            rule=self.id,
            outcome=verdict.outcome,
            reason=verdict.reason,
            citations=cited(self.citations, on=today(at), regime=facts.regime),
            evidence=verdict.evidence,
            facts=verdict.facts,
        )


def rule(
    title: str, *citations: str, backstop: str = "", informs: bool = False, breaks: Mapping[str, Any] | None = None
) -> Callable[[Check], Rule]:
    """Make a check a rule; its id is the function's name."""
    return lambda check: Rule(check.__name__, title, citations, check, backstop, informs, breaks or {})


def met(reason: str, *evidence: str, **facts: Any) -> Verdict:
    return Verdict(Outcome.MET, reason, evidence, facts)


def refused(reason: str, *evidence: str, **facts: Any) -> Verdict:
    return Verdict(Outcome.REFUSED, reason, evidence, facts)


def not_applicable(reason: str, **facts: Any) -> Verdict:
    return Verdict(Outcome.NOT_APPLICABLE, reason, (), facts)


def pending(reason: str, **facts: Any) -> Verdict:
    return Verdict(Outcome.PENDING, reason, (), facts)
