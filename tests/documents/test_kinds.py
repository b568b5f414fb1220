"""A kind of paper is whole or refused; every kind has a sample, the text that it prints and a builder."""

from dataclasses import fields, replace
from typing import Any, get_args

import pytest

from documents.kind import of_folder
from documents.kinds import KINDS, IncompleteKindError, PaperKind, every_folder_of, registered
from states.inputs.contracting import IssuePaper
from workflow.papers import builders

WHOLE = KINDS["approval"]


def parts() -> dict[str, Any]:
    return {field.name: getattr(WHOLE, field.name) for field in fields(PaperKind)}


@pytest.mark.parametrize("part", [field.name for field in fields(PaperKind)])
def test_a_part_left_out_is_refused(part: str) -> None:
    with pytest.raises(TypeError, match=part):
        PaperKind(**{name: value for name, value in parts().items() if name != part})


@pytest.mark.parametrize(
    ("part", "value", "missing"),
    [
        *((part, "", part) for part in ("key", "title", "short", "style", "labels")),
        ("pages", 0, "pages"),
        ("due", None, "due"),
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


def test_the_kinds_that_steps_issue_are_those_marked_so() -> None:
    chosen = set(get_args(IssuePaper.model_fields["kind"].annotation))
    assert chosen | {"contract"} == {k.key for k in KINDS.values() if k.issued}


def test_a_kind_without_a_builder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(builders.BUILDERS, "approval")
    with pytest.raises(IncompleteKindError, match="approval"):
        builders.complete()


@pytest.mark.parametrize("kind", ["approval", "registration"])
def test_a_builder_without_a_kind_or_a_second_one_is_refused(kind: str) -> None:
    with pytest.raises(IncompleteKindError, match=kind):
        builders.builds(kind)(builders.BUILDERS["approval"])


def test_a_folder_without_its_line_is_refused_by_name() -> None:
    with pytest.raises(IncompleteKindError, match="documents/papers/contract"):
        every_folder_of({key: kind for key, kind in KINDS.items() if key != "contract"})


def test_a_line_without_its_folder_is_refused_with_the_parts() -> None:
    with pytest.raises(
        IncompleteKindError, match=r"documents/papers/registration 缺少：__init__\.py、paper\.py、template\.html、sample\.py"
    ):
        of_folder("registration")
