"""A kind of paper, and when one that lacks a part is refused.

A kind is a folder `documents/papers/<key>/`: `paper.py` says all of it (its data and its `KIND`), `template.html` how it
looks, `sample.py` what a filled one holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from importlib.resources import files
from typing import Any

from states.case import Case
from states.contract import About
from states.facts import Facts

ROOM = "documents/papers"
#: What a folder holds; without the first it would not be packed.
PARTS = ("__init__.py", "paper.py", "template.html", "sample.py")


class IncompleteKindError(Exception):
    """A kind of paper lacks a part, or two kinds share one that must be their own; names the folder and the part."""


class Issued(Enum):
    """On what occasion papers of a kind are issued."""

    ON_REQUEST = auto()  #: when a clerk asks for one by name
    BY_STEP = auto()  #: by a step of its own, whose line names it
    ON_EXPORT = auto()  #: as the cover of a dossier, kept there alone: one kind only


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """What a kind says of itself; its key names its folder.

    `title` stands on the paper, `short` in its number. `about` is what one paper is about, `issued` on what
    occasion it is issued, `due` answers in Chinese why it cannot be made of that thing yet, or "" when it can. `number` reads
    its number from the case, where that has one for it (else it is made of case and `short`). `context` is the dataclass
    of its data, `style` the style sheet in `documents/styles`. `pages` counts those of the sample, on which each of `labels`
    (parted by blanks) must stand. Raises IncompleteKindError.
    """

    key: str
    title: str
    short: str
    about: About
    issued: Issued
    due: Callable[[Case, Any, Facts], str]
    style: str
    context: type
    pages: int
    labels: str
    number: Callable[[Case], str] | None = None

    def __post_init__(self) -> None:
        missing = [name for name in ("key", "title", "short", "due", "style", "pages", "labels") if not getattr(self, name)]
        if self.style and not (files("documents") / "styles" / self.style).is_file():
            missing.append(f"documents/styles/{self.style}")
        if "head" not in getattr(self.context, "__dataclass_fields__", {}):
            missing.append("context")
        if missing:
            raise IncompleteKindError(f"文书种类 {ROOM}/{self.key} 缺少：{'、'.join(missing)}")

    @property
    def template(self) -> str:
        """The name of its template, below `documents/papers`."""
        return f"{self.key}/template.html"

    def sample(self, *, draft: bool = False, sandbox: bool = False) -> Any:
        """The context of a filled paper, as its folder's `sample.py` gives it."""
        return import_module(f"documents.papers.{self.key}.sample").sample(draft=draft, sandbox=sandbox)


def of_folder(name: str) -> PaperKind:
    """The kind of a folder of `documents/papers`; raises IncompleteKindError naming the parts that it lacks."""
    folder = files("documents") / "papers" / name
    if missing := [part for part in PARTS if not (folder / part).is_file()]:
        raise IncompleteKindError(f"文书目录 {ROOM}/{name} 缺少：{'、'.join(missing)}")
    try:
        kind = getattr(import_module(f"documents.papers.{name}.paper"), "KIND", None)
    except TypeError as error:
        raise IncompleteKindError(f"文书目录 {ROOM}/{name} 的 KIND 不完整：{error}") from error
    if not isinstance(kind, PaperKind):
        raise IncompleteKindError(f"文书目录 {ROOM}/{name} 缺少：paper.py 中的 KIND")
    if kind.key != name:
        raise IncompleteKindError(f"文书目录 {ROOM}/{name} 的 KIND 自称 {kind.key}，二者须一致")
    return kind
