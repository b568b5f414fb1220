"""Trees of 会签, 或签 and 依次: over any tree and any order of opinions the same few facts hold."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from states.inputs.opinions import RecordMeeting
from states.signoff import Leaf, Matter, Node, Opinion, Signoff, SignoffOutcome, Verb, leaves, open_leaves, outcome, verbs_on
from states.stages import Seat
from tests.states.walk import START

LEAF = st.sampled_from([Leaf(seat=Seat.COLLEGE), Leaf(seat=Seat.FINANCE), Leaf(seat=Seat.LEGAL)])
TREES = st.recursive(
    LEAF,
    lambda inner: st.builds(
        Node, kind=st.sampled_from(["all", "any", "sequence"]), children=st.lists(inner, min_size=1, max_size=3).map(tuple)
    ),
    max_leaves=8,
)
END = {Verb.REFUSE: SignoffOutcome.REFUSED, Verb.RETURN: SignoffOutcome.RETURNED}


def put(tree) -> Signoff:
    return Signoff(n=1, matter=Matter.REVIEW, tree=tree, terms_hash="t", opened_at=START)


def said(signoff: Signoff, leaf: int, verb: Verb = Verb.AGREE) -> Signoff:
    word = Opinion(leaf=leaf, person=f"p{leaf}", name="某", seat=Seat.COLLEGE, verb=verb, text="", at=START, terms_hash="t")
    return replace(signoff, opinions=(*signoff.opinions, word))


def played(data: st.DataObject, tree, least: int = 0) -> Signoff:
    """Some agreements, each on a leaf whose turn it was."""
    signoff = put(tree)
    for _ in range(data.draw(st.integers(least, len(leaves(tree))))):
        if not open_leaves(signoff):
            break
        signoff = said(signoff, data.draw(st.sampled_from(open_leaves(signoff))))
    return signoff


@given(st.data(), TREES)
def test_there_is_a_way_on_or_it_is_settled(data, tree):
    signoff = played(data, tree)
    assert bool(open_leaves(signoff)) is (outcome(signoff) is SignoffOutcome.OPEN)


@given(st.data(), TREES)
def test_agreeing_on_and_on_ends_in_agreement(data, tree):
    signoff = put(tree)
    for _ in leaves(tree):
        if open_leaves(signoff):
            signoff = said(signoff, data.draw(st.sampled_from(open_leaves(signoff))))
    assert outcome(signoff) is SignoffOutcome.AGREED


@given(st.data(), TREES, st.sampled_from([Verb.REFUSE, Verb.RETURN]))
def test_one_refusal_or_return_ends_it_anywhere(data, tree, verb):
    signoff = played(data, tree)
    if open_leaves(signoff):
        signoff = said(signoff, data.draw(st.sampled_from(open_leaves(signoff))), verb)
        assert outcome(signoff) is END[verb]
        assert open_leaves(signoff) == ()


@given(st.data(), TREES)
def test_who_has_spoken_is_not_asked_again(data, tree):
    signoff = played(data, tree)
    assert not set(open_leaves(signoff)) & set(signoff.standing())


@given(st.data(), TREES)
def test_a_leaf_keeps_its_position(data, tree):
    """Positions count over the whole tree, whatever has been said: an opinion never slides to another seat."""
    signoff = played(data, tree)
    assert set(open_leaves(signoff)) <= set(range(len(leaves(tree))))
    for at in open_leaves(signoff):
        assert said(signoff, at).standing()[at].leaf == at
        assert at not in open_leaves(said(signoff, at))


@given(st.data(), TREES)
def test_a_void_opinion_is_as_if_it_had_not_been_given(data, tree):
    signoff = played(data, tree, least=1)
    *before, last = signoff.opinions
    voided = replace(signoff, opinions=(*before, replace(last, void="声明利害关系")))
    without = replace(signoff, opinions=tuple(before))
    assert outcome(voided) is outcome(without)
    assert open_leaves(voided) == open_leaves(without)
    assert last.leaf in open_leaves(voided)


@given(st.data(), TREES)
def test_nothing_of_a_void_matter_is_open(data, tree):
    assert open_leaves(replace(played(data, tree), void="重新提交")) == ()


@given(st.data(), st.lists(TREES, min_size=1, max_size=4))
def test_a_sequence_asks_its_children_in_order(data, children):
    signoff = played(data, Node(kind="sequence", children=tuple(children)))
    first = 0
    for child in children:
        within = range(first, first + len(leaves(child)))
        part = replace(put(child), opinions=tuple(replace(o, leaf=o.leaf - first) for o in signoff.opinions if o.leaf in within))
        if outcome(part) is SignoffOutcome.OPEN:
            assert open_leaves(signoff) == tuple(first + at for at in open_leaves(part))
            return
        first = within.stop
    assert outcome(signoff) is SignoffOutcome.AGREED


@given(st.lists(LEAF, min_size=2, max_size=5), st.data())
def test_of_any_one_agreement_closes_the_others(children, data):
    signoff = put(Node(kind="any", children=tuple(children)))
    assert open_leaves(signoff) == tuple(range(len(children)))
    signoff = said(signoff, data.draw(st.sampled_from(open_leaves(signoff))))
    assert outcome(signoff) is SignoffOutcome.AGREED
    assert open_leaves(signoff) == ()


@given(st.lists(LEAF, min_size=2, max_size=5), st.data())
def test_of_all_the_order_is_free_and_none_may_be_missing(children, data):
    signoff = put(Node(kind="all", children=tuple(children)))
    for at in data.draw(st.permutations(range(len(children)))):
        assert outcome(signoff) is SignoffOutcome.OPEN
        assert at in open_leaves(signoff)
        signoff = said(signoff, at)
    assert outcome(signoff) is SignoffOutcome.AGREED


@pytest.mark.parametrize("verb", [Verb.REFUSE, Verb.RETURN])
def test_a_return_weighs_more_than_a_refusal(verb):
    """Two 会签 opinions at once: what can be mended is mended."""
    signoff = put(Node(kind="all", children=(Leaf(seat=Seat.FINANCE), Leaf(seat=Seat.LEGAL))))
    both = said(said(signoff, 0, verb), 1, Verb.RETURN)
    assert outcome(both) is SignoffOutcome.RETURNED


@pytest.mark.parametrize(
    ("word", "meaning", "outcome", "said"),
    [
        ("", "转办。", None, "no word for it"),
        ("转办", "", None, "no sentence of what it means"),
        ("转办", "转办。", SignoffOutcome.OPEN, "leaves the matter as it was"),
    ],
)
def test_a_verb_with_a_part_missing_is_none(word: str, meaning: str, outcome: SignoffOutcome | None, said: str):
    with pytest.raises(AssertionError, match=said):
        Verb._new_member_(Verb, "hand_over", word, "", meaning, outcome, of_meeting=False)


def test_a_verb_that_is_no_opinion_is_never_kept_as_one():
    with pytest.raises(ValidationError, match="不是意见"):
        said(put(Leaf(seat=Seat.LEGAL)), 0, Verb.RECORD_MEETING)


@pytest.mark.parametrize("leaf", [Leaf(seat=Seat.LEGAL), Leaf(seat=Seat.SECRETARY, meeting="party")], ids=["person", "meeting"])
def test_every_verb_is_done_on_one_sort_of_task(leaf: Leaf):
    other = Leaf(seat=Seat.LEGAL, meeting="" if leaf.meeting else "party")
    assert set(verbs_on(leaf)) | set(verbs_on(other)) == set(Verb)
    assert not set(verbs_on(leaf)) & set(verbs_on(other))


def test_a_refusal_alone_ends_the_matter_for_good():
    assert {verb for verb in Verb if verb.ends} == {Verb.REFUSE}


def test_the_verdict_of_a_meeting_is_any_opinion():
    assert set(get_args(RecordMeeting.model_fields["verdict"].annotation)) == {verb for verb in Verb if verb.opinion}


def test_what_waits_to_be_confirmed_decides_nothing_and_brings_nothing_on():
    meeting = Leaf(seat=Seat.SECRETARY, meeting="m")
    recorded = said(put(Node(kind="sequence", children=(meeting, Leaf(seat=Seat.LEADER)))), 0)
    (word,) = recorded.opinions
    asked = replace(recorded, opinions=(replace(word, confirmation="asked"),))
    assert (outcome(asked), open_leaves(asked), asked.waiting()) == (SignoffOutcome.OPEN, (), asked.opinions)
    assert replace(asked, void="退回").waiting() == ()
    confirmed = replace(recorded, opinions=(replace(word, confirmation="given"),))
    assert (open_leaves(confirmed), confirmed.waiting()) == ((1,), ())
    differs = replace(recorded, opinions=(replace(word, confirmation="given", void="与签字件不符"),))
    assert (open_leaves(differs), differs.waiting()) == ((0,), ())


def test_minutes_that_nobody_was_asked_to_confirm_count_as_they_did():
    """As of all releases before minutes were confirmed."""
    recorded = said(put(Leaf(seat=Seat.SECRETARY, meeting="m")), 0)
    assert recorded.opinions[0].confirmation == ""
    assert outcome(recorded) is SignoffOutcome.AGREED
