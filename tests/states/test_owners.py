"""What belongs to several: the unit's own of a net income to the 分, and how owners are named."""

from dataclasses import replace

import pytest

from states.distribution import OwnerPart
from states.findings import Outcome
from states.guards.owners import every_owner_transfers, owner_shares_whole
from states.inputs.contracting import PrepareContract
from states.inputs.internal_control import Draft
from states.objects.object import named_owners
from states.owners import shared
from states.terms import CoOwner, Terms
from tests.states.test_terms import dealt
from tests.states.walk import START, Walk
from workflow.demo import material


def terms(*parts: int) -> Terms:
    return dealt(co_owners=tuple(CoOwner(name=f"第{n}大学", part=part) for n, part in enumerate(parts, 2)))


@pytest.mark.parametrize(
    ("parts", "net", "ours", "theirs"),
    [
        ((300_000,), 48_750_433, 34_125_303, [14_625_130]),  # the worked case: 487,504.33
        ((333_333, 333_333), 100, 34, [33, 33]),
        ((300_000,), 0, 0, [0]),
        ((), 7, 7, []),
    ],
)
def test_the_units_own_and_the_others_make_the_whole(parts: tuple[int, ...], net: int, ours: int, theirs: list[int]) -> None:
    assert shared(terms(*parts), net) == (ours, tuple(OwnerPart(name=f"第{n}大学", amount=a) for n, a in enumerate(theirs, 2)))


def test_without_terms_all_is_the_units() -> None:
    assert shared(None, 5) == (5, ())


def test_owners_are_named_with_their_shares_where_these_were_asked() -> None:
    assert named_owners(("甲", "乙"), (700_000, 300_000)) == "甲（70%）、乙（30%）"
    assert named_owners(("甲", "乙"), ()) == "甲、乙"


def test_a_draft_that_names_no_right_is_left_to_the_rule_that_asks_for_it() -> None:
    walk, given = Walk(), Draft.model_validate(material.disclosure() | {"patent": None}, strict=False)
    assert owner_shares_whole(walk.achievement, replace(walk.facts(), given=given), walk.rules, START).outcome is Outcome.NOT_APPLICABLE


def test_a_contract_waits_for_the_parts_of_owners_whose_terms_were_set_before_they_were_asked() -> None:
    walk = Walk().proposing()
    patent = walk.achievement.patent
    assert patent is not None
    shared_by_two = replace(walk.achievement, patent=replace(patent, owners=(*patent.owners, "乙大学")))
    given = PrepareContract.model_validate(material.contract("a" * 64, "1"), strict=False)
    facts = replace(walk.facts(), achievements=(shared_by_two,), given=given)
    found = every_owner_transfers(walk.case, facts, walk.rules, START)
    assert (found.outcome, "须退回方案" in found.reason) == (Outcome.REFUSED, True)
