"""Corrections (更正): of what is on record, by a value that could have been recorded, confirmed by a second person."""

from dataclasses import dataclass, replace
from datetime import datetime

from states.case import Case
from states.correction import Correction
from states.corrections import FACT_OF, FACTS, Fact
from states.facts import Facts
from states.inputs.base import Input
from states.inputs.corrections import ConfirmCorrection, Correct
from states.inputs.said import spoken
from states.regulation import Regulation
from states.rule import Verdict, met, not_applicable, refused, rule
from states.stages import CorrectionState


@dataclass(frozen=True, slots=True)
class Asked:
    """What a step is about: a correction being proposed, or one that was."""

    fact: Fact
    of: str
    value: Input | None


def _asked(state: Case, facts: Facts) -> Asked:
    found = state.correction(facts.target)
    if found is not None:
        fact = FACTS[found.fact]
        return Asked(fact, found.of, fact.value.model_validate(found.new, strict=False) if found.new else None)
    given = facts.take(Correct)
    return Asked(FACT_OF[type(given)], given.of, given.corrected)


@rule("更正的是已有的登记，且有不同", "财会2012-21", "设计约定")
def fact_can_be_corrected(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    asked = _asked(state, facts)
    old = asked.fact.said(state, asked.of)
    if old is None:
        return refused(f"没有可以更正的{asked.fact.word}", of=asked.of)
    if old == spoken(asked.value):
        return refused("更正后的内容与登记相同")
    waiting = _waiting(state, asked)
    if waiting:
        return refused(f"同一登记已有待核对的更正 G{waiting[0].n}", waiting=waiting[0].n)
    return met(f"更正{asked.fact.word}", old=old)


def _waiting(state: Case, asked: Asked) -> list[Correction]:
    mine = [c for c in state.corrections if (c.fact, c.of) == (asked.fact.key, asked.of)]
    return [c for c in mine if c.state is CorrectionState.PROPOSED]


@rule("更正后的内容符合登记时的各项规则", "设计约定")
def corrected_value_fits(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Judged as if the wrong record had not been made, by the rules of the step that made it."""
    asked = _asked(state, facts)
    if asked.value is None:
        return not_applicable("原登记撤销，没有新的内容")
    seen, before = replace(facts, given=asked.value, target=asked.of), asked.fact.without(state, asked.of)
    found = [rule(before, seen, regulation, at) for rule in asked.fact.rules]
    wrong = [one for one in found if one.blocks]
    late = [told for one in asked.fact.followed(state, asked.of, asked.value) for told in one.broken()]
    if wrong or late:
        return refused("；".join([*(one.reason for one in wrong), *late]), rules=[one.rule for one in wrong])
    return met("更正后的内容符合登记时的各项规则", rules=[one.rule for one in found])


@rule("原登记自提出更正后没有变动", "设计约定")
def fact_unchanged(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found = state.correction(facts.target)
    if found is None or FACTS[found.fact].said(state, found.of) != found.old:
        return refused("原登记在提出更正之后已有变动，请另提更正")
    return met("原登记没有变动", old=found.old)


@rule("更正由第二人核对", "内控规范12", "本单位制度")
def second_person_on_correction(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    facts.take(ConfirmCorrection)
    found = state.correction(facts.target)
    if found is not None and facts.acting().id == found.by:
        return refused("提出人不得自行核对，须由第二人办理", proposer=found.by)
    return met("由第二人核对", *(found.evidence if found else ()), confirmer=facts.acting().id)
