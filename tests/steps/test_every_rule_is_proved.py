"""Every rule is the reason that some scenario passes: answer for it *met*, and a scenario that names it fails."""

import inspect
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from typing import Any

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from states.calendar import UnknownYear
from states.errors import TransferError
from states.guards import everywhere
from states.law import LawUnknown
from states.rule import Rule, met
from states.table import STEPS
from tests.states import test_second_road, test_terms
from tests.states.revenue import test_order
from tests.steps import test_features
from tests.steps.milestones import Milestones
from tests.steps.tags import ON_A_HOUSE
from tests.steps.words import RULES

PLAYED = [function for name, function in vars(test_features).items() if name.startswith("test_")]
MARK = "_pytest_bdd_example"


@pytest.fixture(autouse=True, scope="module")
def _made(milestones: Milestones) -> None:
    """Where scenarios start is made while every rule stands."""
    milestones.make_all(frozenset(start for function in PLAYED if on_a_house(function) for start in starts(function)))


@contextmanager
def always_met(rule_id: str) -> Iterator[None]:
    """The rule's check replaced in every line of the table that bears it."""
    found = {id(rule): rule for step in STEPS for rule in step.rules if rule.id == rule_id}
    found |= {id(rule): rule for rule in (everywhere.not_held,) if rule.id == rule_id}
    before, seats = {rule.check for rule in found.values()}, everywhere.seat_held
    for rule in found.values():
        object.__setattr__(rule, "check", lambda *_: met("停用"))
    if rule_id == "seat_held":
        everywhere.seat_held = lambda allowed: replace(seats(allowed), check=lambda *_: met("停用"))
    try:
        yield
    finally:
        everywhere.seat_held = seats
        for rule in found.values():
            object.__setattr__(rule, "check", *before)


def on_a_house(function: Any) -> bool:
    return any(mark.name in ON_A_HOUSE for mark in getattr(function, "pytestmark", []))


def starts(function: Any) -> Iterator[str]:
    """The milestones at which the scenario starts."""
    for step in scenario_wrapper_template_registry[function].steps:
        found = re.match(r"一[项件](.+)的(?:成果|案件)", step.name)
        if found is not None:
            yield found[1]


def examples(function: Any) -> list[dict[str, str]]:
    """The rows of an outline; one empty row for a plain scenario."""
    marks = [mark for mark in getattr(function, "pytestmark", []) if mark.name == "parametrize"]
    return [dict(row.values[0]) for mark in marks for row in mark.args[1]] or [{}]


def naming(rule: Rule) -> list[tuple[Any, dict[str, str]]]:
    """Scenarios, with their examples, of which a 那么 names the rule; those in memory and those that name few others first."""
    found = []
    for function in PLAYED:
        template = scenario_wrapper_template_registry[function]
        said = [step.name for step in template.steps if step.type == "then"]
        if any(f"「{rule.title}」" in sentence for sentence in said):
            found += [(on_a_house(function), sum(s.count("「") for s in said), function, row) for row in examples(function)]
    return [(function, row) for *_, function, row in sorted(found, key=itemgetter(0, 1))]


def fails(function: Any, request: pytest.FixtureRequest, example: dict[str, str]) -> bool:
    try:
        function(request, example)
    except (AssertionError, TransferError, UnknownYear, LawUnknown):
        return True
    return False


#: Backstops that no road yet built can make refuse alone: each with the test in which another road, or other terms, do.
ELSEWHERE = {
    "award_reaches_floors": test_order.test_a_scheme_below_the_law_is_not_taken_for_a_few_fen_that_cannot_be_shared,
    "may_repeat": test_second_road.test_only_what_may_repeat_is_dealt_twice,
    "deal_satisfies_offer": test_terms.test_a_deal_must_satisfy_its_offer,
    "title_moves": test_second_road.test_the_title_stays_where_it_is,
}


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.id not in ELSEWHERE], ids=lambda rule: rule.id)
def test_a_scenario_fails_without_the_rule(rule: Rule, request: pytest.FixtureRequest) -> None:
    scenarios = naming(rule)
    with always_met(rule.id):
        assert any(fails(function, request, row) for function, row in scenarios), f"{len(scenarios)} scenarios name it"


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.id in ELSEWHERE], ids=lambda rule: rule.id)
def test_what_no_scenario_can_reach_is_a_backstop_shown_elsewhere(rule: Rule) -> None:
    """As soon as a scenario names the rule, it belongs to those above."""
    assert rule.backstop
    assert naming(rule) == []
    assert rule.id in inspect.getsource(ELSEWHERE[rule.id])


def test_without_a_rule_switched_off_the_scenarios_pass(request: pytest.FixtureRequest) -> None:
    """What fails above fails for want of the rule: as they stand, the same scenarios pass when played this way."""
    rule = RULES["定价有据"]
    assert not any(fails(function, request, row) for function, row in naming(rule))


def test_titles_name_one_rule_each() -> None:
    assert len(RULES) == len({rule.id for step in STEPS for rule in step.guards})
