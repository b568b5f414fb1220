"""What holds of every paper, by its kind: the sample is printed as it was, and template and data know each other."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from jinja2 import meta, nodes

from documents import templating
from documents.kinds import KINDS, PaperKind

GOLDEN = Path(__file__).parent / "golden"
#: What the environment hands to every template.
GIVEN = {"paper", "kind", "fingerprint"}

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@every_kind
def test_the_sample_prints_its_labels_its_pages_and_the_text_that_it_did(
    kind: PaperKind, papers: dict[str, bytes], read: Callable[..., str]
) -> None:
    text = read(papers[kind.key])
    assert [label for label in kind.labels.split() if label not in text] == []
    assert f"第{kind.pages}页共{kind.pages}页" in text
    assert len(pikepdf.open(BytesIO(papers[kind.key])).pages) == kind.pages
    assert text == (GOLDEN / f"{kind.key}.txt").read_text(encoding="utf-8").strip()


def test_there_is_no_golden_text_of_a_kind_that_is_none() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(KINDS)


def templates(kind: PaperKind) -> Iterator[nodes.Template]:
    """The templates of a kind: its own and all that it takes in."""
    todo, seen = [kind.template], set()
    while todo:
        name = todo.pop()
        seen.add(name)
        tree = templating._environment().parse(templating.source(name))
        todo += [used for used in meta.find_referenced_templates(tree) if used and used not in seen]
        yield tree


@every_kind
def test_a_template_asks_for_nothing_that_its_data_do_not_hold(kind: PaperKind) -> None:
    known = set(dir(kind.context)) | {field.name for field in fields(kind.context)}
    for tree in templates(kind):
        imported = {found.target for found in tree.find_all(nodes.Import)}
        assert meta.find_undeclared_variables(tree) - imported <= GIVEN
        asked = {n.attr for n in tree.find_all(nodes.Getattr) if isinstance(n.node, nodes.Name) and n.node.name == "paper"}
        assert asked - known == set()


class Watched:
    """A value of a context that notes which of its fields a template reads."""

    def __init__(self, value: object, seen: set[str]) -> None:
        self._value, self._seen = value, seen

    def __getattr__(self, name: str) -> object:
        self._seen.add(f"{type(self._value).__name__}.{name}")
        return watched(getattr(self._value, name), self._seen)


def watched(value: object, seen: set[str]) -> object:
    if is_dataclass(value):
        return Watched(value, seen)
    return tuple(watched(item, seen) for item in value) if isinstance(value, tuple) else value


def held(value: object) -> Iterator[str]:
    """The fields of a context and of what it holds."""
    if is_dataclass(value):
        for field in fields(value):
            yield f"{type(value).__name__}.{field.name}"
            yield from held(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from held(item)


@every_kind
def test_a_paper_holds_nothing_that_its_template_does_not_print(kind: PaperKind) -> None:
    sample, seen = kind.sample(), set[str]()
    template = templating._environment().get_template(kind.template)
    template.render(paper=watched(sample, seen), kind=kind, fingerprint="")
    assert set(held(sample)) - seen == set()
