"""Who is what to a case: handler, organ, recipient; and whose word is no organ's."""

from dataclasses import replace

from states.duties import barred, deciders, handlers, objected_to, organs, recipients
from states.signoff import Leaf, Node
from states.stages import Seat
from tests.states.walk import Walk
from workflow.demo import material


def test_a_completers_own_word_is_no_organs():
    """A regulation may have completers sign the review; they are named in the scheme all the same."""
    walk = Walk().reviewing()
    own = Leaf(seat=Seat.COMPLETER, person="li", exempt=True)
    review = replace(walk.case.signoffs[0], tree=Node(kind="all", children=(own, Leaf(seat=Seat.COLLEGE))))
    walk.case = replace(walk.case, signoffs=(review,))
    walk.do("li", "agree", "1.0", text="同意")
    assert organs(walk.case, walk.facts()) == frozenset()
    walk.do("sun", "agree", "1.1", text="同意")
    assert organs(walk.case, walk.facts()) == {"sun"}


def test_of_a_meeting_the_secretary_and_the_leaders_who_did_not_stand_back_decided():
    walk = Walk().noticed()
    walk.do("shen", "record_meeting", "2.0", **walk.meeting(recused=["han"], in_favour=7))
    assert organs(walk.case, walk.facts()) >= {"shen", "zhao"}
    assert "han" not in organs(walk.case, walk.facts())
    assert deciders(walk.case) == {"shen"}


def test_who_only_answered_an_objection_handled_nothing_that_was_objected_to():
    walk = Walk().deciding().posted("1", ("unit_site", "market"), kind="price")
    said = {"objector": "某", "named": True, "contact": "", "text": "价低", "evidence": []}
    walk.do("wu", "object", "1", **said)
    walk.do("wu", "answer_objection", "1", objection=1, outcome="dismissed", body="领导小组", answer="有据")
    assert handlers(walk.case) == {"zhou", "wu"}
    assert objected_to(walk.case) == {"zhou"}


def test_who_is_named_in_the_scheme_and_who_handles_are_barred_but_not_from_their_own_matter():
    walk = Walk().contracted()
    walk.do("zhou", "propose_scheme", **material.scheme())
    assert recipients(walk.case) == {"wang", "li", "chen", "luo", "zhou"}
    assert barred(walk.case, Leaf(seat=Seat.FINANCE)) == handlers(walk.case) | recipients(walk.case)
    assert barred(walk.case, Leaf(seat=Seat.COMPLETER, person="li", exempt=True)) == frozenset()
