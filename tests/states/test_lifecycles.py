"""The life cycles: each has its one line, and a line with a part missing does not load."""

from dataclasses import replace

import pytest

from states import decide, labels, machine
from states.case import Case, blank
from states.errors import OutOfTurn
from states.lifecycles import LIFE_CYCLES, SPINES, _index, cycle_of, spine_of
from states.stages import STATES, LifeCycle
from states.table import STEPS
from tests.states.positions import standing
from tests.states.walk import Walk


@pytest.mark.parametrize("key", LifeCycle)
def test_a_life_cycle_without_its_line_does_not_load(key: LifeCycle):
    with pytest.raises(AssertionError, match=f"{key}: no line"):
        _index(*(c for c in LIFE_CYCLES.values() if c.key is not key))


@pytest.mark.parametrize(
    ("part", "said"), [(labels.TABLE, "no word for it"), (STATES, "no states"), (labels.STATE, "states without a word")]
)
def test_a_life_cycle_with_a_part_missing_does_not_load(part: dict[LifeCycle, object], said: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(part, LifeCycle.ROUND)
    with pytest.raises(AssertionError, match=said):
        _index(*LIFE_CYCLES.values())


@pytest.mark.parametrize(
    ("key", "part", "said"),
    [
        (LifeCycle.ROUND, {"mark": ""}, "no letter or word for one of several"),
        (LifeCycle.ROUND, {"member": "轮"}, "no letter or word for one of several"),
        (LifeCycle.ROUND, {"folder": ""}, "no folder"),
        (LifeCycle.CASE, {"folder": ""}, "no folder"),
        (LifeCycle.ROUND, {"group": ""}, "a subject itself or a group of one"),
        (LifeCycle.CASE, {"group": "rounds"}, "a subject itself or a group of one"),
        (LifeCycle.ROUND, {"group": "turns"}, "Case has no group turns"),
        (LifeCycle.ROUND, {"group": "achievements"}, "several in achievements, but no KEY"),
    ],
)
def test_a_line_without_what_its_objects_need_does_not_load(key: LifeCycle, part: dict[str, str], said: str):
    with pytest.raises(AssertionError, match=f"{key}: {said}"):
        _index(*(replace(c, **part) if c.key is key else c for c in LIFE_CYCLES.values()))


def test_no_two_life_cycles_share_a_letter():
    with pytest.raises(AssertionError, match="share a letter"):
        _index(*(replace(c, mark="N") if c.key is LifeCycle.ROUND else c for c in LIFE_CYCLES.values()))


def test_what_lies_in_a_case_is_held_with_it():
    assert {key for key, cycle in LIFE_CYCLES.items() if not cycle.can_be_held} == {LifeCycle.ACHIEVEMENT}


@pytest.mark.parametrize("step", STEPS, ids=lambda s: f"{s.action}-{s.source}")
def test_an_object_stands_where_it_was_put(step: decide.Step):
    cycle = LIFE_CYCLES[step.table]
    subject = standing(step.table, step.source)
    assert cycle.belongs(subject)
    assert [cycle.position(subject, t) for t in cycle.targets(subject)] in ([step.source], [])


def test_a_target_that_names_nothing_is_out_of_turn():
    with pytest.raises(OutOfTurn):
        LIFE_CYCLES[LifeCycle.NOTICE].position(blank(Case, "C1"), "C1-N1")


@pytest.mark.parametrize("key", LifeCycle)
def test_every_object_lies_in_a_subject(key: LifeCycle):
    spine = LifeCycle.ACHIEVEMENT if key is LifeCycle.ACHIEVEMENT else LifeCycle.CASE
    assert spine_of(key).key is cycle_of(blank(SPINES[spine].of, "X1")).key is spine
    assert LIFE_CYCLES[key].label == labels.TABLE[key]


def test_an_automatic_line_is_judged_before_it_is_fired(monkeypatch: pytest.MonkeyPatch):
    """Every firing of a whole walk, but those of refused persons, is an event: no line is fired on the off chance."""
    fired: list[str] = []
    original = machine.fire

    def counted(table: LifeCycle, action: str, source: str, judge: machine.Judge) -> str | None:
        fired.append(action)
        return original(table, action, source, judge)

    monkeypatch.setattr(decide, "fire", counted)
    walk = Walk().paid()
    assert fired == [event.action for _, event in walk.events]
