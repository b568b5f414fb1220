"""The kinds of paper: one entry each. Keys are stored with papers, so they may be added but never renamed.

A kind that lacks a part is refused at import, naming the part: none can be issued half made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

from documents import due
from documents.contexts.approval import Approval
from documents.contexts.contract import Contract
from documents.contexts.disclosure import Disclosure
from documents.contexts.dossier import Dossier
from documents.errors import RenderError
from states.case import Case
from states.contract import About
from states.facts import Facts
from states.stages import Stage


class IncompleteKindError(Exception):
    """A kind of paper lacks a part, or two kinds share one that must be their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of paper: its title in Chinese and the short one in its number, what it is about, the step that issues it
    ("" if none does), when it is due, its template, style sheet and context, and the stage that needs it.

    `stage` is None for a paper about the whole road. Raises IncompleteKindError.
    """

    key: str
    title: str
    short: str
    about: About
    by: str
    due: Callable[[Case, Facts], str]
    template: str
    style: str
    context: type
    stage: Stage | None

    def __post_init__(self) -> None:
        missing = [name for name in ("key", "title", "short", "template", "style") if not getattr(self, name)]
        for folder, name in (("templates", self.template), ("styles", self.style)):
            if name and not (files("documents") / folder / name).is_file():
                missing.append(f"{folder}/{name}")
        if "head" not in getattr(self.context, "__dataclass_fields__", {}):
            missing.append("context")
        if missing:
            raise IncompleteKindError(f"文书种类 {self.key} 缺少：{'、'.join(missing)}")


def registered(*kinds: Kind) -> dict[str, Kind]:
    """The kinds by key; raises IncompleteKindError when two share a key or the short title in their numbers."""
    for name in ("key", "short"):
        held = [getattr(kind, name) for kind in kinds]
        if twice := sorted({value for value in held if held.count(value) > 1}):
            raise IncompleteKindError(f"文书种类的 {name} 重复：{'、'.join(twice)}")
    return {kind.key: kind for kind in kinds}


KINDS = registered(
    Kind(
        key="disclosure",
        title="职务科技成果披露表",
        short="披露",
        about=About.ACHIEVEMENT,
        by="issue_paper",
        due=due.disclosed,
        template="disclosure.html",
        style="form.css",
        context=Disclosure,
        stage=Stage.CONTROL,
    ),
    Kind(
        key="approval",
        title="职务科技成果转化审批表",
        short="审批",
        about=About.CASE,
        by="issue_paper",
        due=due.terms_set,
        template="approval.html",
        style="form.css",
        context=Approval,
        stage=Stage.APPROVAL,
    ),
    Kind(
        key="contract",
        title="技术转让（专利权）合同",
        short="合同",
        about=About.CASE,
        by="issue_contract",
        due=due.contract_prepared,
        template="contract.html",
        style="contract.css",
        context=Contract,
        stage=Stage.TRADING,
    ),
    Kind(
        key="dossier",
        title="尽职履责案卷",
        short="案卷",
        about=About.CASE,
        by="",
        due=due.always,
        template="dossier.html",
        style="form.css",
        context=Dossier,
        stage=None,
    ),
)


def kind_of(key: str, context: object) -> Kind:
    """The kind with that key; raises RenderError for an unknown key and for the context of another kind."""
    kind = KINDS.get(key)
    if kind is None:
        raise RenderError(f"没有这种文书：{key}")
    if type(context) is not kind.context:
        raise RenderError(f"{kind.title}不能由 {type(context).__name__} 的数据生成")
    return kind
