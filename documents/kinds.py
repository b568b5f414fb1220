"""The kinds of paper: one line each. Keys are stored with papers, so they may be added but never renamed."""

from dataclasses import dataclass

from documents.contexts.approval import Approval
from documents.contexts.contract import Contract
from documents.contexts.disclosure import Disclosure
from documents.contexts.dossier import Dossier
from documents.errors import RenderError
from states.stages import Stage


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: its title in Chinese, its template and style sheet, its context and the stage that needs it.

    `stage` is None for a paper about the whole road.
    """

    key: str
    title: str
    template: str
    style: str
    context: type
    stage: Stage | None


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("disclosure", "职务科技成果披露表", "disclosure.html", "form.css", Disclosure, Stage.CONTROL),
        Kind("approval", "职务科技成果转化审批表", "approval.html", "form.css", Approval, Stage.APPROVAL),
        Kind("contract", "技术转让（专利权）合同", "contract.html", "contract.css", Contract, Stage.TRADING),
        Kind("dossier", "尽职履责案卷", "dossier.html", "form.css", Dossier, None),
    )
}


def kind_of(key: str, context: object) -> Kind:
    """The kind with that key; raises RenderError for an unknown key and for the context of another kind."""
    kind = KINDS.get(key)
    if kind is None:
        raise RenderError(f"没有这种文书：{key}")
    if type(context) is not kind.context:
        raise RenderError(f"{kind.title}不能由 {type(context).__name__} 的数据生成")
    return kind
