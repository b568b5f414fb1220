"""The distribution scheme as its form is first shown passes the scheme's own rules, and what is wrong is told in Chinese."""

import json
import re
from dataclasses import replace

import pytest

from states.achievement import Achievement, Leadership
from states.decide import Action, judge
from states.findings import Outcome
from states.inputs.distribution import ProposeScheme
from tests.states.walk import PEOPLE, Walk
from workflow.demo import material
from workflow.reads.subjects import View
from workflow.web import prefill


def shown(walk: Walk) -> ProposeScheme:
    seen = View(subject=walk.case, facts=walk.facts(), regulation=walk.rules, at=walk.at)
    return ProposeScheme.model_validate_json(json.dumps(prefill.start("propose_scheme", "", seen)))


def refused(walk: Walk, given: ProposeScheme) -> list[str]:
    action = Action("propose_scheme", "", given)
    found = judge(walk.case, action, walk.facts(), actor=PEOPLE["zhou"], at=walk.at, regulation=walk.rules)
    return [f.reason for f in found if f.outcome is Outcome.REFUSED]


def test_what_the_form_is_first_shown_with_passes_its_own_rules() -> None:
    walk = Walk().contracted()
    assert refused(walk, shown(walk)) == []
    assert [(s.person, s.weight) for s in shown(walk).shares] == [("wang", 500_000), ("li", 300_000), ("chen", 200_000)]


@pytest.mark.parametrize("shares", [(333_333, 333_333, 333_334), (10_000, 980_000, 10_000), (1, 1, 999_998)])
def test_so_it_does_of_several_achievements_whatever_their_shares(shares: tuple[int, int, int]) -> None:
    walk = Walk().contracted()
    told = tuple(replace(c, share=s) for c, s in zip(walk.achievement.completers, shares, strict=True))
    other: Achievement = replace(walk.achievement, id="A2", completers=told)
    walk.more["achievements"] = (walk.achievement, other, replace(other, id="A3"))
    given = shown(walk)
    assert refused(walk, given) == []
    assert sum(s.weight for s in given.shares) == 1_000_000
    assert len({s.person for s in given.shares}) == 3


def test_who_disclosed_leadership_is_marked_as_a_leader() -> None:
    walk = Walk().contracted()
    first, *others = walk.achievement.completers
    walk.achievement = replace(walk.achievement, completers=(replace(first, leadership=Leadership.MIDDLE), *others))
    assert [s.leader for s in shown(walk).shares] == [True, False, False]


def test_groups_are_named_in_chinese() -> None:
    walk = Walk().contracted()
    wrong = material.scheme() | {"shares": [s for s in material.scheme()["shares"] if s["group"] == "main"]}
    (why,) = refused(walk, ProposeScheme.model_validate_json(json.dumps(wrong)))
    assert why == "其他人员与其比例不一致：有比例须有人员，无比例不得有人员"
    assert re.search("[a-z]", why) is None
