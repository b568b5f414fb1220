"""Which paper is meant: its kind, the one thing of the case that it is about, and the number it will bear."""

from dataclasses import dataclass
from typing import Any

from documents.kind import Issued
from documents.kinds import CONTRACTS, KINDS, PaperKind
from states import issuing
from states.case import Case
from states.contract import About
from states.facts import Facts, NewPaper
from states.inputs.contracting import IssuePaper
from states.labels import ABOUT
from states.naming import within
from states.papers import issued_about, targets


class UndueError(Exception):
    """Why a paper cannot be made (yet), in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A paper that can be made. ``of`` is the id of its target, ``alone`` whether the case holds but one such thing."""

    kind: PaperKind
    of: str
    target: Any
    alone: bool


def on_request() -> tuple[PaperKind, ...]:
    """The kinds that a clerk may ask for by name."""
    return tuple(kind for kind in KINDS.values() if kind.issued is Issued.ON_REQUEST)


def chosen(key: str, given: object, case: Case, facts: Facts) -> Chosen:
    """The paper that a step issues; raises UndueError, for a kind that cannot be asked for naming those that can."""
    if not key:
        raise UndueError("交易条件尚未确定，不知用哪一种合同")
    if not isinstance(given, IssuePaper):
        return choose(KINDS[key], "", case, facts)
    kinds = {kind.key: kind for kind in on_request()}
    if key not in kinds:
        raise UndueError(f"没有可以制发的文书“{key}”，可选：{'、'.join(f'{k.title}（{k.key}）' for k in kinds.values())}")
    return choose(kinds[key], given.of, case, facts)


def choose(kind: PaperKind, of: str, case: Case, facts: Facts) -> Chosen:
    """The paper of this kind about ``of``, which may be left out where there is but one; raises UndueError."""
    found, word = targets(kind.about, case, facts), ABOUT[kind.about]
    if not found:
        raise UndueError(f"{kind.title}所关为{word}，本案还没有{word}")
    if not of and len(found) > 1:
        raise UndueError(f"{kind.title}一份只关一项{word}，请写明本案中的{word}编号：{'、'.join(found)}")
    named = of or next(iter(found))
    if named not in found:
        raise UndueError(f"{kind.title}所关为{word}，本案没有{word} {of}，现有：{'、'.join(found)}")
    if kind.key in CONTRACTS and kind.key != issuing.contract(case, None):
        raise UndueError(f"本案的转化方式不用{kind.title}")
    if why := kind.due(case, found[named], facts):
        raise UndueError(why)
    return Chosen(kind=kind, of=named, target=found[named], alone=len(found) == 1)


def issuable(case: Case, facts: Facts) -> tuple[Chosen, ...]:
    """Every paper that a clerk may ask for now, one for each thing that its kind finds due."""
    return tuple(
        Chosen(kind=kind, of=of, target=target, alone=len(found) == 1)
        for kind in on_request()
        for found in (targets(kind.about, case, facts),)
        for of, target in found.items()
        if not kind.due(case, target, facts)
    )


def numbered(paper: Chosen, case: Case) -> NewPaper:
    """The paper to be made: what it is about, its number, and the number of the one that it replaces."""
    base = _base(paper, case)
    earlier = issued_about(case, paper.kind.key, paper.of, alone=paper.alone)
    last = (earlier[-1].version or len(earlier)) if earlier else 0
    replaced = "" if not earlier else earlier[-1].number or (f"{base}-{last}" if last > 1 else base)
    return NewPaper(
        kind=paper.kind.key,
        sha256="",
        terms_hash=case.terms_hash,
        seq=case.seq,
        about=paper.kind.about,
        of=paper.of,
        number=f"{base}-{last + 1}" if earlier else base,
        version=last + 1,
        supersedes=replaced,
    )


def _base(paper: Chosen, case: Case) -> str:
    """The number of the first: the case's own for it, else case and kind, and of what there may be several, which."""
    kind = paper.kind
    if kind.number is not None:
        return kind.number(case)
    which = within(case.id, paper.of)
    single = kind.about is About.ACHIEVEMENT and paper.alone  # achievements are never added to an open case
    return f"{case.id}-{kind.short}{f'-{which}' if which and not single else ''}"
