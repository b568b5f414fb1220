"""The life cycles: each has its file, and one with a part missing does not load."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest

from states import decide, labels, lifecycles, machine
from states.case import KEYED, Case, _lie_where_they_say, blank, kind_of
from states.errors import OutOfTurn
from states.lifecycles import LIFE_CYCLES, _index, can_be_held, cycle_of, holding, spine_of
from states.stages import CaseState, LifeCycle, RoundState
from states.table import STEPS
from tests.states.positions import standing
from tests.states.walk import Walk


def without(key: LifeCycle, **part: Any) -> tuple[lifecycles.Cycle, ...]:
    return tuple(replace(c, **part) if c.key is key else c for c in LIFE_CYCLES.values())


@pytest.mark.parametrize("key", LifeCycle)
def test_a_life_cycle_without_its_file_does_not_load(key: LifeCycle):
    with pytest.raises(AssertionError, match=f"{key}: no file"):
        _index(*(c for c in LIFE_CYCLES.values() if c.key is not key))


WORDS = LIFE_CYCLES[LifeCycle.ROUND].words


@pytest.mark.parametrize(
    ("key", "part", "said"),
    [
        (LifeCycle.ROUND, {"label": ""}, "no word for it"),
        (LifeCycle.ROUND, {"words": {}}, "states without a word"),
        (LifeCycle.ROUND, {"words": WORDS | {RoundState.PAID: ""}}, "states without a word"),
        (LifeCycle.ROUND, {"states": CaseState}, "states without a word"),
        (LifeCycle.ROUND, {"mark": ""}, "no letter or word for one of several"),
        (LifeCycle.ROUND, {"member": "轮"}, "no letter or word for one of several"),
        (LifeCycle.ROUND, {"folder": ""}, "no folder"),
        (LifeCycle.CASE, {"folder": ""}, "no folder"),
        (LifeCycle.ROUND, {"of": LifeCycle.ROUND}, "a subject has a letter of its own"),
        (LifeCycle.CASE, {"of": LifeCycle.ACHIEVEMENT}, "a subject has a letter of its own"),
        (LifeCycle.CASE, {"prefix": ""}, "a subject has a letter of its own"),
        (LifeCycle.ROUND, {"group": ""}, "a subject itself or a group of one"),
        (LifeCycle.CASE, {"group": "rounds"}, "a subject itself or a group of one"),
    ],
)
def test_a_life_cycle_without_what_it_needs_does_not_load(key: LifeCycle, part: dict[str, Any], said: str):
    with pytest.raises(AssertionError, match=f"{key}: {said}"):
        _index(*without(key, **part))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"group": "turns"}, "Case has no group turns"),
        ({"group": "achievements"}, "several in achievements and no KEY"),
        ({"mark": ""}, "several in rounds and no KEY"),
    ],
)
def test_objects_lie_where_their_life_cycle_says(part: dict[str, str], said: str):
    with pytest.raises(AssertionError, match=f"round: {said}"):
        _lie_where_they_say({c.key: c for c in without(LifeCycle.ROUND, **part)})


@dataclass(frozen=True)
class Fee:
    state: RoundState
    n: int = 1

    KEY: ClassVar[str] = "n"


@pytest.mark.parametrize(("several", "hint", "bare"), [(True, tuple[Fee, ...], ()), (False, Fee | None, None)])
def test_a_subject_is_given_the_groups_it_does_not_name(monkeypatch: pytest.MonkeyPatch, several: bool, hint: object, bare: object):
    """Those whose own file says as what their objects are kept, and no others; a subject of another kind is left as it is."""
    changed = without(LifeCycle.ROUND, group="fees", kept=Fee, mark="R" if several else "")
    known = {c.key: c for c in changed if c.kept in {None, Fee}}
    monkeypatch.setattr(lifecycles, "LIFE_CYCLES", known)

    class Bare:
        CYCLE: ClassVar[LifeCycle] = LifeCycle.CASE
        seq: int = 0

    class Other:
        CYCLE: ClassVar[LifeCycle] = LifeCycle.ACHIEVEMENT
        seq: int = 0

    assert holding(Bare) is Bare
    assert {name: Bare.__annotations__[name] for name in set(Bare.__annotations__) - {"CYCLE", "seq"}} == {"fees": hint}
    assert getattr(Bare, "fees") == bare  # noqa: B009 - a group that no line of its class names
    assert set(holding(Other).__annotations__) == {"CYCLE", "seq"}


def test_no_two_life_cycles_share_a_letter():
    with pytest.raises(AssertionError, match="share a letter"):
        _index(*without(LifeCycle.ROUND, mark="N"))


def test_what_lies_in_a_case_is_held_with_it():
    assert {key for key in LifeCycle if not can_be_held(key)} == {LifeCycle.ACHIEVEMENT}


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
    assert spine_of(key).key is cycle_of(blank(kind_of(key), "X1")).key is spine
    assert labels.STATE[key] == LIFE_CYCLES[key].words
    assert LIFE_CYCLES[key].many is (LIFE_CYCLES[key].group in KEYED[kind_of(key)])


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
