"""A kind of paper is whole or refused; every kind has a sample, the text that it prints and a builder."""

from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any

import pytest

from documents.kind import Issued, of_folder
from documents.kinds import CONTRACTS, KINDS, IncompleteKindError, PaperKind, every_folder_of, registered
from workflow.papers import builders

FOLDER = Path(builders.__file__).parent
WHOLE = KINDS["approval"]


def parts() -> dict[str, Any]:
    return {field.name: getattr(WHOLE, field.name) for field in fields(PaperKind)}


@pytest.mark.parametrize("part", [field.name for field in fields(PaperKind) if field.default is MISSING])
def test_a_part_left_out_is_refused(part: str) -> None:
    with pytest.raises(TypeError, match=part):
        PaperKind(**{name: value for name, value in parts().items() if name != part})


@pytest.mark.parametrize(
    ("part", "value", "missing"),
    [
        *((part, "", part) for part in ("key", "title", "short", "style", "labels")),
        ("pages", 0, "pages"),
        ("due", None, "due"),
        ("style", "nothing.css", "styles/nothing.css"),
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


def test_a_contract_is_registered_by_the_road_that_names_it() -> None:
    assert set(CONTRACTS) == {kind.key for kind in KINDS.values() if kind.issued is Issued.BY_STEP}
    with pytest.raises(IncompleteKindError, match="documents/papers/lease 缺少"):
        of_folder("lease")


def test_a_second_cover_is_refused() -> None:
    with pytest.raises(IncompleteKindError, match="案卷封面只能有一种：approval、dossier"):
        registered(replace(WHOLE, issued=Issued.ON_EXPORT), KINDS["dossier"])


def test_a_kind_without_a_builder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(builders.BUILDERS, "approval")
    with pytest.raises(IncompleteKindError, match=r"没有生成函数：workflow/papers/approval\.py"):
        builders.complete(FOLDER)


def test_a_builder_file_for_a_kind_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nothing.py").touch()
    with pytest.raises(IncompleteKindError, match=r"没有登记这些文书种类，却有其生成文件：workflow/papers/nothing\.py"):
        builders.complete(tmp_path)


@pytest.mark.parametrize(("issued", "other"), [(Issued.BY_STEP, "approval"), (Issued.ON_REQUEST, "contract")])
def test_a_kind_that_no_step_issues_and_a_contract_that_no_kind_is_are_refused(
    monkeypatch: pytest.MonkeyPatch, issued: Issued, other: str
) -> None:
    monkeypatch.setitem(KINDS, other, replace(KINDS[other], issued=issued))
    with pytest.raises(IncompleteKindError, match=f"转化方式所用合同与签发合同的文书种类不一致：{other}"):
        builders.complete(FOLDER)


@pytest.mark.parametrize("kind", ["approval", "nothing"])
def test_a_builder_without_a_kind_or_a_second_one_is_refused(kind: str) -> None:
    with pytest.raises(IncompleteKindError, match=kind):
        builders.builds(kind)(builders.BUILDERS["approval"])


def test_a_folder_without_its_line_is_refused_by_name() -> None:
    with pytest.raises(IncompleteKindError, match="documents/papers/contract"):
        every_folder_of({key: kind for key, kind in KINDS.items() if key != "contract"})


def test_a_line_without_its_folder_is_refused_with_the_parts() -> None:
    with pytest.raises(IncompleteKindError, match=r"documents/papers/nothing 缺少：__init__\.py、paper\.py、template\.html、sample\.py"):
        of_folder("nothing")
