"""A kind of paper is whole or refused; every kind has a sample, the text that it prints and a builder."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

import pytest

from documents.kinds import KINDS, IncompleteKindError, Kind, registered
from states.inputs.contracting import IssuePaper
from tests.documents.samples import SAMPLES
from workflow.papers import builders

GOLDEN = Path(__file__).parent / "golden"
WHOLE = KINDS["approval"]


def parts() -> dict[str, Any]:
    return {field.name: getattr(WHOLE, field.name) for field in fields(Kind)}


@pytest.mark.parametrize("part", [field.name for field in fields(Kind)])
def test_a_part_left_out_is_refused(part: str) -> None:
    with pytest.raises(TypeError, match=part):
        Kind(**{name: value for name, value in parts().items() if name != part})


@pytest.mark.parametrize(
    ("part", "value", "missing"),
    [
        *((part, "", part) for part in ("key", "title", "short", "template", "style")),
        ("template", "registration.html", "templates/registration.html"),
        ("style", "registration.css", "styles/registration.css"),
        ("context", dict, "context"),
    ],
)
def test_an_empty_part_is_refused_by_name(part: str, value: object, missing: str) -> None:
    with pytest.raises(IncompleteKindError, match=missing):
        replace(WHOLE, **{part: value})


@pytest.mark.parametrize("part", ["key", "short"])
def test_two_kinds_share_neither_key_nor_short_title(part: str) -> None:
    other = replace(KINDS["contract"], **{part: getattr(WHOLE, part)})
    with pytest.raises(IncompleteKindError, match=part):
        registered(WHOLE, other)


def test_every_kind_has_a_sample_and_a_golden_text() -> None:
    assert set(SAMPLES) == set(KINDS)
    assert {path.stem for path in GOLDEN.iterdir()} == set(KINDS)


def test_the_kinds_that_a_clerk_may_choose_are_those_that_the_step_issues() -> None:
    assert set(get_args(IssuePaper.model_fields["kind"].annotation)) == {k.key for k in KINDS.values() if k.by == "issue_paper"}


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_text_of_each_kind_is_as_it_was(kind: str, papers: dict[str, bytes], read: Callable[..., str]) -> None:
    assert read(papers[kind]) == (GOLDEN / f"{kind}.txt").read_text(encoding="utf-8").strip()


def test_a_kind_without_a_builder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(builders.BUILDERS, "approval")
    with pytest.raises(IncompleteKindError, match="approval"):
        builders.complete()


@pytest.mark.parametrize("kind", ["approval", "registration"])
def test_a_builder_without_a_kind_or_a_second_one_is_refused(kind: str) -> None:
    with pytest.raises(IncompleteKindError, match=kind):
        builders.builds(kind)(builders.BUILDERS["approval"])
