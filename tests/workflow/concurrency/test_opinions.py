"""Two opinions in the same moment: of 或签 one is taken, of 会签 both count and the review closes once; the same
person twice is one. A hundred rounds each, from two threads and from two processes."""

from collections import Counter

import pytest

from tests.workflow.concurrency.conftest import Hands
from tests.workflow.concurrency.hands import TAKEN, Order, Outcome
from tests.workflow.concurrency.soundness import actions, assert_sound
from tests.workflow.concurrency.unit import BOTH, FIRST, SECOND, UNIT, reviews
from workflow.demo.player import Player
from workflow.house import House

ROUNDS = 100


def agree(person: str, case: str, review: int, leaf: int) -> Order:
    return Order(unit=UNIT, person=person, action="agree", case=case, target=f"{review}.{leaf}", given={"text": "材料齐全，同意。"})


def closed(outcomes: list[Outcome]) -> int:
    """How many of the opinions closed the review."""
    return sum("review_passed" in o.answer.actions for o in outcomes if o.answer)


def authors(player: Player, case: str, review: int) -> list[str]:
    found = player.case(case).signoff(str(review))
    assert found is not None
    return sorted(o.person for o in found.opinions)


@pytest.mark.parametrize(("second", "leaf"), [(SECOND, 1), (FIRST, 0)], ids=["another's", "the same"])
def test_of_two_opinions_either_of_which_suffices_one_is_taken(house: House, two: Hands, second: str, leaf: int) -> None:
    player = Player(house, UNIT)
    with two(house) as hands:
        for case, review in reviews(player, ROUNDS):
            outcomes = hands.both(agree(FIRST, case, review, 0), agree(second, case, review, leaf))
            assert sorted(o.name for o in outcomes) == ["OutOfTurn", TAKEN], (case, review, outcomes)
            assert closed(outcomes) == 1
            assert authors(player, case, review) in ([FIRST], [second])
    counted = Counter(actions(house, UNIT))
    assert (counted["agree"], counted["review_passed"]) == (ROUNDS, ROUNDS)
    assert_sound(house, UNIT)


@pytest.mark.parametrize("house", [BOTH], indirect=True)
def test_two_opinions_that_are_both_needed_both_count_and_close_once(house: House, two: Hands) -> None:
    player = Player(house, UNIT)
    with two(house) as hands:
        for case, review in reviews(player, ROUNDS):
            outcomes = hands.both(agree(FIRST, case, review, 0), agree(SECOND, case, review, 1))
            assert [o.name for o in outcomes] == [TAKEN, TAKEN], (case, review, outcomes)
            assert closed(outcomes) == 1
            assert authors(player, case, review) == sorted((FIRST, SECOND))
    counted = Counter(actions(house, UNIT))
    assert (counted["agree"], counted["review_passed"]) == (2 * ROUNDS, ROUNDS)
    assert_sound(house, UNIT)
