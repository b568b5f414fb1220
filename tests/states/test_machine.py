"""The machine runs the table and nothing but the table."""

from dataclasses import replace

import pytest

from states import machine
from states.decide import Action, by_source, decide, settle
from states.errors import OutOfTurn, UnknownAction
from states.facts import Person
from states.stages import LifeCycle
from states.step import Kind, Step
from states.table import STEPS
from tests.states.positions import standing, target, with_open_review
from tests.states.walk import START, Walk, regulation

SOMEBODY = Person(id="zhou", name="周敏", seats=frozenset())


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):
    """Take one line out of the machine alone; the table keeps it, and if it is automatic it now holds, so that it is fired."""

    def remove(step: Step) -> None:
        monkeypatch.setattr(machine, "STEPS", tuple(s for s in STEPS if s is not step))
        monkeypatch.setitem(machine.MACHINES, step.table, machine.build(step.table))
        holding = replace(step, rules=(), though_held=True)
        monkeypatch.setattr("states.decide.AUTOMATIC_FROM", by_source((holding,)))

    return remove


def taken(step: Step) -> None:
    """Ask for the line where it would be in turn."""
    subject, facts = standing(step.table, step.source), Walk().facts()
    if step.kind is Kind.TASK:
        subject = with_open_review(subject)
    if step.automatic:
        list(settle(subject, facts, at=START, regulation=regulation()))
    else:
        decide(subject, Action(step.action, target(step.table, step.source)), facts, actor=SOMEBODY, at=START, regulation=regulation())


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.action}-{step.source}")
def test_without_its_line_in_the_machine_a_step_is_refused(step: Step, without):
    without(step)
    alone = sum(s.action == step.action for s in STEPS) == 1
    with pytest.raises(UnknownAction if alone else OutOfTurn):
        taken(step)


@pytest.mark.parametrize("table", LifeCycle)
def test_the_machine_has_no_road_of_its_own(table: LifeCycle):
    """No `to_closed`, no wildcard: its triggers are the table's actions, from the table's sources."""
    built = machine.MACHINES[table]
    roads = {
        (trigger, str(road.source), str(road.dest))
        for trigger, event in built.events.items()
        for found in event.transitions.values()
        for road in found
    }
    assert roads == {(s.action, str(s.source), str(s.destination)) for s in STEPS if s.table is table}
    assert built.models == []


def test_an_answer_that_is_not_plainly_true_moves_nothing():
    assert machine.fire(LifeCycle.HOLD, "hold", "active", lambda _: True) == "held"
    assert machine.fire(LifeCycle.HOLD, "hold", "active", lambda _: False) is None
    assert machine.fire(LifeCycle.HOLD, "hold", "active", lambda _: 1) is None  # type: ignore[arg-type, return-value]


def test_a_line_that_is_not_there_does_not_fire():
    with pytest.raises(UnknownAction):
        machine.fire(LifeCycle.HOLD, "to_held", "active", lambda _: True)
    with pytest.raises(OutOfTurn):
        machine.fire(LifeCycle.HOLD, "hold", "held", lambda _: True)


def test_two_firings_share_nothing():
    assert machine.fire(LifeCycle.HOLD, "hold", "active", lambda _: True) == "held"
    assert machine.fire(LifeCycle.HOLD, "hold", "active", lambda _: True) == "held"
