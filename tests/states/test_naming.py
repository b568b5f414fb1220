"""Names are read back as they were printed, and what is no name is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.lifecycles import LIFE_CYCLES, SPINES
from states.naming import MemberId, SubjectId, Target, TaskId, pattern, series, within
from states.stages import LifeCycle

NUMBERS = st.integers(1, 99_999_999)
SUBJECTS = st.builds(SubjectId, st.sampled_from(sorted(SPINES)), st.integers(1000, 9999), NUMBERS)
TASKS = st.builds(Target, NUMBERS.map(str), st.integers(0, 200))


@given(SUBJECTS)
def test_a_subject_is_read_back(subject: SubjectId) -> None:
    assert SubjectId.read(str(subject)) == subject
    assert str(subject).startswith(series(subject.cycle, subject.year))


@given(SUBJECTS, st.sampled_from(sorted(c.key for c in LIFE_CYCLES.values() if c.many)), NUMBERS)
def test_a_member_is_read_back(subject: SubjectId, cycle: LifeCycle, number: int) -> None:
    member = MemberId(str(subject), cycle, str(number))
    assert MemberId.read(str(member)) == member


@given(SUBJECTS, TASKS)
def test_a_task_is_read_back(subject: SubjectId, target: Target) -> None:
    task = TaskId(str(subject), target)
    assert TaskId.read(str(task)) == task


@given(st.text())
def test_reading_a_target_loses_nothing(text: str) -> None:
    assert str(Target.read(text)) == text


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("", Target()),
        ("1", Target("1")),
        ("1.0", Target("1", 0)),
        ("2.13", Target("2", 13)),
        ("1.", Target("1.")),
        ("1.00", Target("1.00")),
    ],
)
def test_a_target_names_a_member_or_a_leaf(text: str, target: Target) -> None:
    assert Target.read(text) == target


@pytest.mark.parametrize("text", ["1.²", "1.x", "1.0.0", "1.-1", "1. 0"])
def test_what_is_no_position_names_no_leaf(text: str) -> None:
    assert Target.read(text).leaf is None


@pytest.mark.parametrize(
    "text", ["", "C", "C2026", "c2026-0001", "X2026-0001", "N2026-0001", "C2026-1", "C2026-00001", "C２０２６-0001", "C2026-0001\n"]
)
def test_what_is_no_subject_is_none(text: str) -> None:
    assert SubjectId.read(text) is None


@pytest.mark.parametrize("text", ["", "C2026-0001", "C2026-0001-N", "C2026-0001-N0", "C2026-0001-Z1", "-N1", "C2026-0001-N1x"])
def test_what_is_no_member_is_none(text: str) -> None:
    assert MemberId.read(text) is None


@pytest.mark.parametrize("text", ["", "1.0", "C2026-0001", "C2026-0001-1", "C2026-0001-1.x", "C2026-0001-1.²", "-1.0"])
def test_what_is_no_task_is_none(text: str) -> None:
    assert TaskId.read(text) is None


@pytest.mark.parametrize(("name", "added"), [("C2026-0001", ""), ("C2026-0001-R2", "R2"), ("A2026-0007", "A2026-0007"), ("li", "li")])
def test_what_a_name_adds_to_its_subjects(name: str, added: str) -> None:
    assert within("C2026-0001", name) == added


def test_the_letters_are_the_life_cycles_own_and_no_two_share_one() -> None:
    letters = [letter for cycle in LIFE_CYCLES.values() for letter in (cycle.prefix, cycle.mark) if letter]
    assert len(set(letters)) == len(letters)
    assert pattern(LifeCycle.CASE) == "C[0-9]{4}-[0-9]{4,8}"
