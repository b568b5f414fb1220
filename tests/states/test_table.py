"""The table: one list of steps, each in one place; whatever is not in it cannot be done."""

from collections.abc import Iterable
from dataclasses import replace
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest

import states.lifecycles
import states.table.verbs
from states import citations
from states.decide import Action, decide, findings_of, judge, position
from states.errors import OutOfTurn, UnknownAction
from states.facts import Person
from states.findings import Outcome
from states.guards.opinions import not_a_meeting, recused, task_is_yours
from states.inputs import Nothing
from states.lifecycles import LIFE_CYCLES
from states.records.taking import nothing
from states.signoff import Verb
from states.stages import FINAL, NEW, CaseState, LifeCycle, Seat
from states.step import Kind
from states.table import INDEX, INPUTS, LINES, STEPS, TABLE_OF, Step, _index, _lines
from states.table.verbs.verb import lines
from tests.states.positions import standing, target
from tests.states.walk import START, Walk, regulation

ACTIONS = {step.action for step in STEPS if not step.automatic}
NOBODY = Person(id="nobody", name="路人", seats=frozenset())
PLACES = [
    (table, source)
    for table in LifeCycle
    for source in (NEW, *(s.value for s in LIFE_CYCLES[table].states))
    if (table, source) != (LifeCycle.HOLD, NEW)
]
ABSENT = [
    (table, source, action)
    for table, source in PLACES
    for action in sorted(ACTIONS)
    if TABLE_OF[action] is table and (action, source) not in INDEX
]
ROWS = [step for step in STEPS if not step.automatic]


def named(step: Step) -> str:
    return f"{step.action}-{step.source}"


def test_action_and_source_name_one_line():
    assert len(INDEX) == len(STEPS)
    assert {(s.action, s.source) for s in STEPS} == set(INDEX)


def test_an_action_belongs_to_one_table():
    assert {(s.action, s.table) for s in STEPS} == set(TABLE_OF.items())


def test_an_action_is_always_automatic_or_never():
    assert not ACTIONS & {step.action for step in STEPS if step.automatic}


@pytest.mark.parametrize("wrong", [{"source": "nowhere"}, {"destination": "nowhere"}, {"destination": NEW}, {}])
def test_a_table_with_a_wrong_line_is_not_built(wrong: dict[str, Any]):
    with pytest.raises(AssertionError, match=r"unknown (source|destination)|stands twice"):
        _index((STEPS[1], replace(STEPS[1], **wrong)))


def test_every_state_can_be_reached_and_is_known():
    for table in LifeCycle:
        reached = {s.destination for s in STEPS if s.table is table}
        start = {"active"} if table is LifeCycle.HOLD else set()
        assert reached | start == {s.value for s in LIFE_CYCLES[table].states}


def test_every_action_has_its_form_and_every_line_its_record():
    assert set(INPUTS) == ACTIONS
    assert all(step.writes for step in STEPS)


@pytest.mark.parametrize("step", STEPS, ids=named)
@pytest.mark.parametrize(("part", "said"), [("asks", "asks nothing of its person, or something of nobody"), ("writes", "no record")])
def test_a_line_with_a_part_left_out_is_not_built(step: Step, part: str, said: str):
    left_out = Nothing if part == "asks" and step.automatic else None
    with pytest.raises(AssertionError, match=said):
        _index((replace(step, **{part: left_out}),))


def test_an_answer_says_what_it_waits_for():
    with pytest.raises(AssertionError, match="an answer to nothing"):
        _index((replace(LINES["answer_objection"], waits=None),))


@pytest.mark.parametrize("action", ["agree", "submit"])
def test_a_line_is_done_on_a_task_if_and_only_if_its_name_is_a_verb(action: str):
    kind = Kind.ADVANCE if LINES[action].kind is Kind.TASK else Kind.TASK
    with pytest.raises(AssertionError, match="done on a task, but no verb, or the other way"):
        _index((replace(LINES[action], kind=kind),))


@pytest.mark.parametrize("action", ["agree", "record_meeting"])
def test_a_line_is_recorded_as_an_opinion_if_and_only_if_its_verb_is_one(action: str):
    other = LINES["record_meeting" if action == "agree" else "agree"].writes
    with pytest.raises(AssertionError, match="kept as an opinion and none, or the other way"):
        _index((replace(LINES[action], writes=other),))


def test_a_line_without_its_title_is_not_built():
    with pytest.raises(AssertionError, match="submit: no title"):
        _index((replace(LINES["submit"], title=""),))


@pytest.mark.parametrize("verb", Verb)
def test_a_verb_without_its_line_is_refused(verb: Verb):
    with pytest.raises(AssertionError, match=f"verbs without a line: .'{verb}'"):
        _lines(tuple(s for s in STEPS if s.action != verb))


@pytest.mark.parametrize("verb", Verb)
def test_what_is_a_meetings_no_person_does(verb: Verb):
    """A new verb of persons has the rule without being given it."""
    made = lines(verb, asks=Nothing, writes=nothing)
    assert all((not_a_meeting in line.rules) is not verb.of_meeting for line in made)
    assert all({task_is_yours, recused} <= set(line.rules) for line in made)


@pytest.mark.parametrize("part", [{"kind": Kind.EXIT}, {"asks": Nothing}, {"proves": ("EV-02",)}, {"table": LifeCycle.NOTICE}])
def test_the_lines_of_one_action_are_one_thing(part: dict[str, Any]):
    first, second = (s for s in STEPS if s.action == "prepare_contract")
    with pytest.raises(AssertionError, match="prepare_contract: its lines differ"):
        _lines((first, replace(second, **part)))


@pytest.mark.parametrize("rule", {r.id: r for s in STEPS for r in s.guards}.values(), ids=lambda r: r.id)
def test_a_rule_rests_on_citations_that_are_there(rule):
    assert rule.citations
    assert set(rule.citations) <= set(citations.ALL)


def test_enough_pairs_are_absent():
    assert len(ABSENT) > 300


@pytest.mark.parametrize(("table", "source", "action"), ABSENT)
def test_what_is_not_in_the_table_is_out_of_turn(table: LifeCycle, source: str, action: str):
    subject, facts = standing(table, source), Walk().facts()
    asked = Action(action, target(table, source))
    assert position(subject, table, asked.target) == source
    with pytest.raises(OutOfTurn):
        decide(subject, asked, facts, actor=NOBODY, at=START, regulation=regulation())
    with pytest.raises(OutOfTurn):
        judge(subject, asked, facts, actor=NOBODY, at=START, regulation=regulation())


@pytest.mark.parametrize("action", ["close_now", "", "to_closed", *sorted({s.action for s in STEPS if s.automatic})])
def test_nobody_takes_an_unknown_or_an_automatic_step(action: str):
    for table in (LifeCycle.CASE, LifeCycle.ACHIEVEMENT):
        with pytest.raises(UnknownAction):
            decide(standing(table, NEW), Action(action), Walk().facts(), actor=NOBODY, at=START, regulation=regulation())


def test_an_action_of_the_other_subject_is_unknown():
    with pytest.raises(UnknownAction):
        decide(standing(LifeCycle.CASE, NEW), Action("draft"), Walk().facts(), actor=NOBODY, at=START, regulation=regulation())
    with pytest.raises(UnknownAction):
        decide(standing(LifeCycle.ACHIEVEMENT, NEW), Action("open"), Walk().facts(), actor=NOBODY, at=START, regulation=regulation())


@pytest.mark.parametrize("step", ROWS, ids=named)
def test_who_holds_no_seat_is_refused_on_every_line(step: Step):
    facts = replace(Walk().facts(), actor=NOBODY, target=target(step.table, step.source))
    found = findings_of(step, standing(step.table, step.source), facts, START, regulation())
    assert found[0].rule == "seat_held"
    assert found[0].outcome is Outcome.REFUSED


@pytest.mark.parametrize("step", ROWS, ids=named)
def test_each_of_its_seats_may_take_a_line_and_no_other_may(step: Step):
    for seat in set(Seat) - {Seat.SYSTEM}:
        holder = Person(id="somebody", name="某人", seats=frozenset({seat}))
        facts = replace(Walk().facts(), actor=holder, achievements=(), target=target(step.table, step.source))
        found = findings_of(step, standing(step.table, step.source), facts, START, regulation())
        assert (found[0].outcome is Outcome.MET) is (seat in step.seats)


@pytest.mark.parametrize("step", STEPS, ids=named)
def test_every_rule_answers_on_a_bare_subject(step: Step):
    """Nothing is known and nothing is given: each rule has an answer, none raises."""
    facts = replace(Walk().facts(), actor=NOBODY, achievements=(), target=target(step.table, step.source))
    found = findings_of(step, standing(step.table, step.source), facts, START, regulation())
    assert [f.rule for f in found] == [rule.id for rule in step.guards]


@pytest.mark.parametrize("state", sorted(set(CaseState) - FINAL))
def test_every_state_has_a_way_out_that_no_approver_can_block(state: CaseState):
    exits = [s for s in STEPS if s.table is LifeCycle.CASE and s.source == state and s.destination in FINAL and not s.automatic]
    assert [s for s in exits if not s.rules and s.though_held and {Seat.COMPLETER, Seat.OFFICER} & set(s.seats)]


@pytest.mark.parametrize("state", sorted(FINAL))
def test_an_end_is_an_end(state: CaseState):
    assert not [s for s in STEPS if s.table is LifeCycle.CASE and s.source == state and s.destination != state]


@pytest.mark.parametrize(
    ("package", "named", "parts"),
    [
        (states.lifecycles, LifeCycle, {"cycle"}),
        (states.table, LifeCycle, {"deal", "paper", "proposal", "seats", "verbs"}),
        (states.table.verbs, (verb for verb in Verb if not verb.opinion), {"opinions", "verb"}),
    ],
)
def test_every_file_of_a_room_is_read(package: ModuleType, named: Iterable[str], parts: set[str]):
    """Each under the name of what it is about; ``parts``: what such files share or are made of."""
    assert {name for _, name, _ in iter_modules(package.__path__)} == {str(name) for name in named} | parts
