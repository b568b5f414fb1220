"""Who builds which paper: `builds` marks a function that makes a kind's context from its source; `complete` holds that
each kind that a step issues has its builder, and each builder its kind."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from documents.kind import Issued
from documents.kinds import KINDS, IncompleteKindError
from states.road import roads
from workflow.papers.source import Source

Builder = Callable[[Source[Any]], object]
B = TypeVar("B", bound=Builder)

BUILDERS: dict[str, Builder] = {}

#: Files of this folder that build no paper; every other is named after the kind that it builds.
OWN = frozenset({"__init__", "builders", "choosing", "source"})


def builds(kind: str) -> Callable[[B], B]:
    """Register the builder of a kind; raises IncompleteKindError for an unknown kind and for a second builder."""

    def register(builder: B) -> B:
        if kind not in KINDS or kind in BUILDERS:
            raise IncompleteKindError(f"没有文书种类 {kind}，或者它已有生成函数")
        BUILDERS[kind] = builder
        return builder

    return register


def complete(folder: Path) -> None:
    """Read the builders, each in the file named after its kind; raises IncompleteKindError naming the file that is missing
    or that builds no registered kind, or the contract that a road names and no kind is, or the other way round."""
    named = {path.stem for path in folder.glob("*.py")} - OWN
    if strange := sorted(named - set(KINDS)):
        raise IncompleteKindError(f"没有登记这些文书种类，却有其生成文件：{'、'.join(f'workflow/papers/{n}.py' for n in strange)}")
    for name in sorted(named):
        import_module(f"workflow.papers.{name}")
    by_step = {key for key, kind in KINDS.items() if kind.issued is Issued.BY_STEP}
    if odd := sorted(by_step ^ {road.contract for road in roads()}):
        raise IncompleteKindError(f"转化方式所用合同与签发合同的文书种类不一致：{'、'.join(odd)}")
    issued = {key for key, kind in KINDS.items() if kind.issued is not Issued.ON_EXPORT}
    if missing := sorted((issued | named) - set(BUILDERS)):
        raise IncompleteKindError(f"文书种类没有生成函数：{'、'.join(f'workflow/papers/{n}.py' for n in missing)}")
