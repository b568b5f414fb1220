"""Every rule × kind of unit × first day of every quarter 2016–2030: a number, an answer that none binds, or listed as unknown."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest

from states.citations import cite
from states.law import CATALOGUE, UNBOUND, UNREAD, LawUnknown, Regime, parameters, unknown
from states.law.cited import cited
from states.law.parameter import BY_SCOPE
from states.table import STEPS

RULES = sorted({each.id for each in CATALOGUE})
QUARTERS = tuple(date(year, month, 1) for year in range(2016, 2031) for month in (1, 4, 7, 10))
EVERY = tuple(product(RULES, Regime))


def said(rule: str, regime: Regime, on: date) -> list[str]:
    """Every way in which the law room speaks of the rule that day: a version a scope, none bound, unknown."""
    versions = [f"version {each.scope}" for each in CATALOGUE if each.id == rule and each.binds(regime, on)]
    unbound = ["unbound" for line in UNBOUND if line.covers(rule, regime, on)]
    return versions + unbound + ["unknown" for line in UNREAD if line.covers(rule, regime, on)]


@pytest.mark.parametrize(("rule", "regime"), EVERY)
def test_no_gap_no_overlap_and_one_kind_of_answer(rule: str, regime: Regime):
    for on in QUARTERS:
        found = said(rule, regime, on)
        assert found, f"{rule} {regime} {on}: a gap"
        assert len(set(found)) == len(found), f"{rule} {regime} {on}: two of a scope: {found}"
        assert len({each.split()[0] for each in found}) == 1, f"{rule} {regime} {on}: answers mixed: {found}"


@pytest.mark.parametrize(("rule", "regime"), EVERY)
def test_what_is_asked_answers_so(rule: str, regime: Regime):
    """A number, an empty answer, or `LawUnknown` with the reason that is listed: never one for the other."""
    for on in QUARTERS:
        found = said(rule, regime, on)[0]
        missing = unknown(rule, on=on, regime=regime)
        if found == "unknown":
            reason = next(line.reason for line in UNREAD if line.covers(rule, regime, on))
            assert missing.endswith(reason)
            with pytest.raises(LawUnknown, match=rule):
                parameters(rule, on=on, regime=regime)
        else:
            assert (missing, bool(parameters(rule, on=on, regime=regime))) == ("", found != "unbound")


@pytest.mark.parametrize(("rule", "regime"), EVERY)
def test_the_days_between_two_quarters_are_answered_too(rule: str, regime: Regime):
    """Every day on which a version or a line begins or has ended lies next to an answer."""
    turns = {each.effective_from for each in CATALOGUE if each.id == rule}
    turns |= {each.effective_to + timedelta(days=1) for each in CATALOGUE if each.id == rule and each.effective_to}
    turns |= {line.last + timedelta(days=1) for line in (*UNBOUND, *UNREAD) if rule in line.rules and line.last}
    for on in (turn + timedelta(days=n) for turn in turns if turn >= QUARTERS[0] for n in (-1, 0)):
        found = said(rule, regime, on)
        assert found, f"{rule} {regime} {on}: a gap"
        assert len({each.split()[0] for each in found}) == 1, f"{rule} {regime} {on}: answers mixed: {found}"


def test_a_silence_says_why_and_of_rules_that_exist():
    for line in (*UNBOUND, *UNREAD):
        assert set(line.rules) <= set(RULES), line
        assert len(line.reason) >= 8, line
        assert line.regimes, line


def test_versions_of_one_scope_follow_each_other():
    for rule, regime in EVERY:
        versions = sorted((each for each in CATALOGUE if each.id == rule and regime in each.regimes), key=lambda each: each.effective_from)
        for scope in {each.scope for each in versions}:
            for earlier, later in pairwise([each for each in versions if each.scope is scope]):
                assert earlier.effective_to is not None
                assert earlier.effective_to < later.effective_from


@pytest.mark.parametrize("rule", {guard.id: guard for step in STEPS for guard in step.guards}.values(), ids=lambda rule: rule.id)
def test_a_rule_rests_on_something_for_every_kind_of_unit(rule):
    """A finding cites no article of another province, none that has ended and none that has not begun."""
    for regime, on in product(Regime, (date(2026, 3, 2), date(2028, 3, 2))):
        found = [cite(key) for key in cited(rule.citations, on=on, regime=regime)]
        assert all(one.in_force(on) and regime in BY_SCOPE[one.scope] for one in found), (regime, on, found)
