"""What a paper may be about, and which papers were issued about the same thing."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from states.contract import About, IssuedPaper
from states.papers import issued_about, superseded, targets
from tests.states.walk import Walk


def paper(sha256: str, **known: Any) -> IssuedPaper:
    return IssuedPaper(kind="approval", sha256=sha256, terms_hash="", issued_at=datetime(2026, 3, 2, tzinfo=UTC), **known)


@pytest.fixture(scope="module")
def walk() -> Walk:
    return Walk().paid()


@pytest.mark.parametrize(
    ("about", "ids"),
    [
        (About.CASE, ["C1"]),
        (About.ACHIEVEMENT, ["A1"]),
        (About.NOTICE, ["C1-N1", "C1-N2"]),
        (About.ROUND, ["C1-R1"]),
        (About.REGISTRATION, ["C1"]),
    ],
)
def test_the_things_of_a_case_have_ids(walk: Walk, about: About, ids: list[str]) -> None:
    assert list(targets(about, walk.case, walk.facts())) == ids


def test_people_are_those_that_the_case_names(walk: Walk) -> None:
    receivers = {share.person for share in walk.case.scheme.shares} if walk.case.scheme else set()
    completers = {c.person for c in walk.achievement.completers}
    assert completers < completers | receivers == set(targets(About.PERSON, walk.case, walk.facts()))
    bare = replace(walk.case, scheme=None, registration=None)
    assert set(targets(About.PERSON, bare, walk.facts())) == completers
    assert targets(About.REGISTRATION, bare, walk.facts()) == {}


def test_papers_count_with_those_about_the_same_thing(walk: Walk) -> None:
    old, one, two = paper("a"), paper("b", of="A1"), paper("c", of="A2")
    case = replace(walk.case, papers=(old, one, two, replace(paper("d", of="A1"), kind="contract")))
    assert issued_about(case, "approval", "A1", alone=False) == (one,)
    assert issued_about(case, "approval", "A1", alone=True) == (old, one), "of before, when it was not said what they are about"


def test_a_paper_is_superseded_by_a_later_one_about_the_same_thing(walk: Walk) -> None:
    case = replace(walk.case, papers=(paper("a", of="A1"), paper("b", of="A2"), replace(paper("c", of="A1"), kind="contract")))
    assert not superseded(case, "a")
    again = replace(case, papers=(*case.papers, paper("d", of="A1")))
    assert [superseded(again, sha) for sha in "abcd"] == [True, False, False, False]
    assert superseded(replace(case, papers=(paper("o"), *case.papers)), "o"), "of one of before we only know the kind"
