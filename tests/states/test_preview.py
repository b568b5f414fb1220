"""A preview: the figures where they can be computed, and never more than that."""

from dataclasses import replace
from datetime import date

import pytest

from states.case import Case
from states.findings import Outcome
from states.preview import Preview, preview
from states.signoff import Matter
from tests.states.walk import Walk
from workflow.demo import material


def of(walk: Walk, case: Case | None = None) -> Preview:
    seen = case or walk.case
    return preview(seen, seen.rounds[0], walk.facts(), walk.rules, walk.at)


def test_a_scheme_that_nobody_signed_yet_is_previewed_and_refused() -> None:
    walk = Walk().contracted()
    walk.do("zhou", "propose_scheme", **material.scheme())
    made = of(walk.received())
    assert made.allocation is not None
    assert [f.rule for f in made.findings if f.outcome is Outcome.REFUSED] == ["scheme_approved"]


def test_it_is_what_the_allocation_then_records() -> None:
    walk = Walk().contracted()
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.sign(Matter.SCHEME)
    made = of(walk.received())
    walk.do("zheng", "allocate", "1")
    assert walk.case.rounds[0].allocation == made.allocation


@pytest.mark.parametrize("scheme", [True, False])
def test_what_cannot_be_computed_is_left_out_with_the_reason(scheme: bool) -> None:
    walk = Walk().registered()
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.received()
    late = replace(walk.case.rounds[0], received_on=date(2028, 1, 5))
    made = of(walk, replace(walk.case, rounds=(late,), scheme=walk.case.scheme if scheme else None))
    assert made.allocation is None
    assert "vat_known" in {f.rule for f in made.findings if f.outcome is Outcome.REFUSED}
