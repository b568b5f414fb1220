"""Who builds which paper: `builds` marks a function that makes a kind's context from a case; `complete` holds that each
kind that a step issues has its builder, and each builder its kind."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from documents.head import Head
from documents.kinds import KINDS, IncompleteKindError
from states.case import Case
from states.facts import Facts
from states.regulation import Regulation

Builder = Callable[[Case, Facts, Regulation, Head], object]

BUILDERS: dict[str, Builder] = {}


def builds(kind: str) -> Callable[[Builder], Builder]:
    """Register the builder of a kind; raises IncompleteKindError for an unknown kind and for a second builder."""

    def register(builder: Builder) -> Builder:
        if kind not in KINDS or kind in BUILDERS:
            raise IncompleteKindError(f"没有文书种类 {kind}，或者它已有生成函数")
        BUILDERS[kind] = builder
        return builder

    return register


def complete() -> None:
    """Find the builders, each in the file named after its kind; raises IncompleteKindError naming the kinds that a step
    issues and nobody builds."""
    for kind in KINDS.values():
        if kind.issued and find_spec(f"workflow.papers.{kind.key}") is not None:
            import_module(f"workflow.papers.{kind.key}")
    if missing := sorted(key for key, kind in KINDS.items() if kind.issued and key not in BUILDERS):
        raise IncompleteKindError(f"文书种类没有生成函数：{'、'.join(missing)}")
