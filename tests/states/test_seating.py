"""Who may fill a leaf: holders of the seat, never the conflicted, never the same person twice, never nobody."""

from dataclasses import replace
from typing import Any

import pytest

from states.errors import OutOfTurn, Refused
from states.facts import Person
from states.findings import Outcome
from states.guards.opinions import recused
from states.proposal import Relation
from states.seating import Task, conflicted, current, eligible, empty_seats, require_open_task
from states.signoff import Leaf, Matter, Node, Opinion, Signoff, Verb, leaves
from states.stages import CaseState, Seat
from tests.states.test_signoff import said
from tests.states.walk import START, TEAM, Walk


def person(name: str, *seats: Seat) -> Person:
    return Person(id=name, name=name, seats=frozenset(seats))


def asked(walk: Walk, *seats: Seat, **leaf: Any) -> Signoff:
    tree = Node(kind="all", children=tuple(Leaf(seat=seat, **leaf) for seat in seats))
    return Signoff(n=1, matter=Matter.REVIEW, tree=tree, terms_hash="", opened_at=START)


def who(walk: Walk, signoff: Signoff, at: int = 0) -> frozenset[str]:
    return eligible(walk.case, signoff, at, walk.facts(), walk.rules)


def test_holders_of_the_seat_may_speak():
    walk = Walk()
    assert who(walk, asked(walk, Seat.COLLEGE)) == {"sun", "gao"}


def test_who_declared_an_interest_may_not():
    walk = Walk()
    declared = Relation(person="sun", name="孙学礼", related=True, text="", at=START)
    walk.case = replace(walk.case, relations=(declared, replace(declared, person="gao", related=False)))
    assert conflicted(walk.case, walk.facts()) == {"sun"}
    assert who(walk, asked(walk, Seat.COLLEGE)) == {"gao"}


def test_a_completer_may_not_review_the_deal():
    walk = Walk().ledgered()
    walk.people["li"] = person("li", Seat.COMPLETER, Seat.LEGAL)
    assert conflicted(walk.case, walk.facts()) == set(TEAM)
    assert who(walk, asked(walk, Seat.LEGAL)) == {"feng"}


def test_an_empty_seat_falls_to_its_named_fallback():
    walk = Walk()
    walk.people["feng"] = person("feng")
    assert walk.rules.fallback[Seat.LEGAL] is Seat.STATE_ASSETS
    assert who(walk, asked(walk, Seat.LEGAL)) == {"qian"}


def test_who_has_spoken_on_one_seat_is_not_asked_on_another():
    """One person in two seats counts once: the second seat goes to another holder, or to its fallback."""
    walk = Walk()
    walk.people["qian"] = person("qian", Seat.STATE_ASSETS, Seat.LEGAL)
    signoff = asked(walk, Seat.STATE_ASSETS, Seat.LEGAL)
    signoff = replace(said(signoff, 0), opinions=(replace(said(signoff, 0).opinions[0], person="qian"),))
    assert who(walk, signoff, 1) == {"feng"}
    del walk.people["feng"]
    assert who(walk, signoff, 1) == frozenset()


def test_nobody_is_never_a_pass():
    walk = Walk()
    del walk.people["qian"], walk.people["feng"]
    assert who(walk, asked(walk, Seat.LEGAL)) == frozenset()
    assert [leaf.seat for leaf in empty_seats(walk.case, leaves(walk.rules.review), walk.facts(), walk.rules)] == [
        Seat.STATE_ASSETS,
        Seat.LEGAL,
    ]


def test_two_seats_need_two_persons():
    """Legal and state assets stand in for each other: with one person left for both, one of them is empty."""
    walk = Walk()
    del walk.people["feng"]
    assert [leaf.seat for leaf in empty_seats(walk.case, leaves(walk.rules.review), walk.facts(), walk.rules)] == [Seat.LEGAL]


def test_a_person_in_two_seats_leaves_none_empty_when_another_can_take_one():
    walk = Walk()
    walk.people["qian"] = person("qian", Seat.STATE_ASSETS, Seat.FINANCE)
    walk.people["zheng"] = person("zheng", Seat.FINANCE)
    assert empty_seats(walk.case, (Leaf(seat=Seat.FINANCE), Leaf(seat=Seat.STATE_ASSETS)), walk.facts(), walk.rules) == ()


def test_a_seat_without_fallback_stays_empty():
    walk = Walk()
    walk.people = {}
    assert who(walk, asked(walk, Seat.FINANCE)) == frozenset()


def test_a_leaf_of_one_person_is_that_person_alone():
    walk = Walk().ledgered()
    assert who(walk, asked(walk, Seat.COMPLETER, person="li", exempt=True)) == {"li"}
    assert empty_seats(walk.case, (Leaf(seat=Seat.COMPLETER, person="li", exempt=True),), walk.facts(), walk.rules) == ()


def test_who_is_named_for_a_seat_stands_back_like_anybody_else():
    """Named is one thing, exempt another: the seat goes to its other holders."""
    walk = Walk()
    assert who(walk, asked(walk, Seat.COLLEGE, person="sun")) == {"sun"}
    walk.case = replace(walk.case, relations=(Relation(person="sun", name="孙学礼", related=True, text="", at=START),))
    assert who(walk, asked(walk, Seat.COLLEGE, person="sun")) == {"gao"}
    assert who(walk, asked(walk, Seat.COLLEGE, person="sun", exempt=True)) == {"sun"}


@pytest.mark.parametrize(("exempt", "outcome"), [(True, Outcome.NOT_APPLICABLE), (False, Outcome.REFUSED)])
def test_the_rule_of_recusal_binds_whoever_is_named_and_not_exempt(exempt: bool, outcome: Outcome):
    walk = Walk().ledgered()
    walk.case = replace(walk.case, signoffs=(asked(walk, Seat.COMPLETER, person="li", exempt=exempt),))
    facts = replace(walk.facts(), actor=walk.people["li"], target="1.0")
    assert recused(walk.case, facts, walk.rules, START).outcome is outcome


def test_who_has_spoken_elsewhere_has_no_second_word_in_their_own_matter():
    walk = Walk().ledgered()
    leaf = {"seat": Seat.COMPLETER, "person": "li", "exempt": True}
    signoff = asked(walk, Seat.COLLEGE)
    signoff = replace(signoff, tree=Node(kind="all", children=(Leaf(seat=Seat.COLLEGE), Leaf(**leaf))))
    word = Opinion(leaf=0, person="li", name="李", seat=Seat.COLLEGE, verb=Verb.AGREE, text="", at=START, terms_hash="")
    assert who(walk, replace(signoff, opinions=(word,)), 1) == frozenset()


def test_the_last_signoff_that_is_not_void_counts():
    walk = Walk()
    first = asked(walk, Seat.LEGAL)
    walk.case = replace(walk.case, signoffs=(first, replace(first, n=2), replace(first, n=3, void="退回")))
    assert current(walk.case, Matter.REVIEW) == replace(first, n=2)
    assert current(walk.case, Matter.DECISION) is None


@pytest.mark.parametrize("target", ["", "1", "1.", "1.x", "1.9", "7.0", "1.1", "1.0.0"])
def test_a_task_that_is_not_open_is_out_of_turn(target: str):
    walk = Walk().reviewing()
    with pytest.raises(OutOfTurn):
        require_open_task(walk.case, target)


def test_a_task_of_another_stage_is_out_of_turn():
    walk = Walk().reviewing()
    require_open_task(walk.case, "1.0")
    with pytest.raises(OutOfTurn):
        require_open_task(replace(walk.case, state=CaseState.DECIDING), "1.0")


def test_of_two_opinions_on_one_leaf_the_second_is_out_of_turn():
    walk = Walk().reviewing()
    walk.do("sun", "agree", "1.0", text="同意")
    with pytest.raises(OutOfTurn):
        walk.do("gao", "agree", "1.0", text="同意")


def test_an_interest_declared_later_reopens_the_seat_for_another():
    walk = Walk().reviewing()
    walk.do("sun", "agree", "1.0", text="同意")
    walk.do("sun", "declare_relation", related=True, text="配偶持股")
    assert walk.case.signoffs[0].opinions[0].void == "声明利害关系"
    with pytest.raises(Refused, match="孙学礼"):
        walk.do("sun", "agree", "1.0", text="同意")
    walk.do("gao", "agree", "1.0", text="同意")
    assert walk.case.signoffs[0].standing()[0].person == "gao"


def test_declaring_no_interest_changes_no_opinion():
    walk = Walk().reviewing()
    walk.do("sun", "agree", "1.0", text="同意")
    walk.do("sun", "declare_relation", related=False, text="无关联")
    assert walk.case.signoffs[0].standing()[0].person == "sun"


def test_a_completers_relation_told_late_voids_what_was_signed():
    walk = Walk().deciding()
    walk.do("yang", "hold", reason="抽查")
    walk.do("li", "declare_relation", related=True, text="受让方股东系本人之妻")
    assert walk.case.state is CaseState.PROPOSING
    assert [s.void for s in walk.case.signoffs] == ["声明关联", "声明关联"]
    assert walk.case.reason == "完成人或经办人声明与受让方有关联"


def test_an_opinion_to_give_has_the_place_that_it_is_asked_for_at():
    signoff = asked(Walk().ledgered(), Seat.LEGAL)
    assert str(Task(signoff, 0).target) == f"{signoff.key}.0"
    assert Task(signoff, 0).leaf == Leaf(seat=Seat.LEGAL)
