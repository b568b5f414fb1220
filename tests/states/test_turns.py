"""Whose turn it is: no seat and no person for whom a step is allowed and awaited is left out of those who are named."""

from dataclasses import replace
from datetime import timedelta

from states.achievement import Achievement
from states.case import Subject
from states.decide import Action, judge
from states.facts import Everybody
from states.findings import Outcome
from states.hold import Hold
from states.stages import HoldState, Seat
from states.turns import PERSON, holders, in_turn, keys
from tests.states.walk import PEOPLE, Walk
from workflow.demo import material


def next_of(walk: Walk, subject: Subject) -> set[str]:
    """Everybody who may take a step that the subject waits for, asked person by person of every rule."""
    found = set()
    for person in PEOPLE.values():
        for step, target in in_turn(subject):
            findings = judge(subject, Action(step.action, target), walk.facts(), actor=person, at=walk.at, regulation=walk.rules)
            if step.awaited(subject, target) and not any(f.outcome is Outcome.REFUSED for f in findings):
                found.add(person.id)
    return found


def named(walk: Walk, subject: Subject) -> set[str]:
    """Everybody who finds their turn by the seats and persons that are named."""
    said = holders(subject, walk.facts(), walk.rules, walk.at)
    return {p.id for p in PEOPLE.values() if said & set(keys(p.id, p.seats))}


def test_whoever_may_be_next_is_named_all_along_the_road() -> None:
    walk, somebody = Walk().paid(), 0
    for subject, event in walk.events:
        for walk.at in (event.at, event.at + timedelta(days=60)):
            found = next_of(walk, subject) if subject.seq else set()
            assert found <= named(walk, subject), (subject.state, found)
            somebody += bool(found)
    assert somebody > 60


def test_what_only_a_signature_or_a_contract_makes_due_is_not_named_before() -> None:
    walk = Walk().reviewing()
    said = holders(walk.case, walk.facts(), walk.rules, walk.at)
    assert said == {Seat.OFFICER.value}, "neither finance nor the registrar: nothing is signed yet"


def test_completers_are_named_in_person_and_by_their_seat_only_while_nobody_is_named() -> None:
    walk = Walk()
    walk.do("wang", "draft", **material.disclosure())
    assert holders(walk.achievement, walk.facts(), walk.rules, walk.at) == {f"{PERSON}{p}" for p in ("wang", "li", "chen")}
    nobody = replace(walk.achievement, completers=())
    assert holders(nobody, walk.facts(), walk.rules, walk.at) == {Seat.COMPLETER.value}


def test_nothing_waits_on_what_is_over() -> None:
    walk = Walk().ledgered()
    assert isinstance(walk.achievement, Achievement)
    assert holders(walk.achievement, walk.facts(), walk.rules, walk.at) == frozenset()


def test_everybody_at_hand_is_found_by_seat_and_by_name() -> None:
    people = Everybody(PEOPLE)
    assert people.holding(Seat.LEADER) == {"zhao", "han"}
    assert (people.name("wang"), people.name("stranger"), people.get("stranger")) == (PEOPLE["wang"].name, "stranger", None)


def test_a_held_case_waits_for_nobody_to_go_on() -> None:
    walk = Walk().reviewing()
    held = replace(walk.case, hold=Hold(state=HoldState.HELD, reason="查"))
    assert next_of(walk, held) == set()
