"""Sign-off inside a state: a tree of 会签 (all), 或签 (any), 依次 (sequence) over seats, and the opinions on it.

Pure: who may act is asked elsewhere (`states/seating.py`); here is only which leaves are open and what the whole says.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.stages import Seat


class Verb(StrEnum):
    AGREE = "agree"
    REFUSE = "refuse"  #: 不同意: ends the matter
    RETURN = "return"  #: 退回: back to the submitter, to be mended


class SignoffOutcome(StrEnum):
    OPEN = "open"
    AGREED = "agreed"
    REFUSED = "refused"
    RETURNED = "returned"


class Matter(StrEnum):
    """What is being signed off."""

    REVIEW = "review"
    DECISION = "decision"
    SCHEME = "scheme"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Leaf:
    """One opinion to give: from a seat, of one person (``person``, else any holder) or of a ``meeting``'s minutes."""

    kind: Literal["leaf"] = "leaf"
    seat: Seat
    person: str = ""
    meeting: str = ""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Node:
    kind: Literal["all", "any", "sequence"]
    children: tuple[Annotated["Leaf | Node", Field(discriminator="kind")], ...]


Tree = Annotated[Leaf | Node, Field(discriminator="kind")]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Minutes:
    """A meeting's record, kept by its secretary: persons by id, votes counted, the signed minutes attached."""

    number: str
    held_on: date
    members: int
    attended: int
    recused: tuple[str, ...]
    in_favour: int
    against: int
    abstained: int
    dissent: str
    attachment: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Opinion:
    """One person's word on one leaf, with what was put before the author: terms and papers by hash."""

    leaf: int
    person: str
    name: str
    seat: Seat
    verb: Verb
    text: str
    at: datetime
    terms_hash: str
    shown: tuple[str, ...] = ()
    minutes: Minutes | None = None
    void: str = ""  #: why it no longer counts; opinions are superseded, never deleted


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Signoff:
    """A matter put to a tree of seats, on one set of terms; ``n`` counts from 1 within the case."""

    n: int
    matter: Matter
    tree: Tree
    terms_hash: str
    opened_at: datetime
    opinions: tuple[Opinion, ...] = ()
    void: str = ""

    KEY: ClassVar[str] = "n"

    @property
    def key(self) -> str:
        return str(self.n)

    def standing(self) -> dict[int, Opinion]:
        """Opinions that count, by leaf."""
        return {o.leaf: o for o in self.opinions if not o.void}


def leaves(tree: Leaf | Node) -> tuple[Leaf, ...]:
    """The leaves in order; an opinion names its leaf by the position here, from 0."""
    if isinstance(tree, Leaf):
        return (tree,)
    return tuple(leaf for child in tree.children for leaf in leaves(child))


def outcome(signoff: Signoff) -> SignoffOutcome:
    """What the whole says now. One refusal or return ends it, whatever the tree."""
    verbs = [o.verb for o in signoff.standing().values()]
    if Verb.RETURN in verbs:
        return SignoffOutcome.RETURNED
    if Verb.REFUSE in verbs:
        return SignoffOutcome.REFUSED
    return SignoffOutcome.AGREED if _settled(signoff.tree, 0, signoff.standing()) else SignoffOutcome.OPEN


def open_leaves(signoff: Signoff) -> tuple[int, ...]:
    """Positions of the leaves whose turn it is; none once the matter is void or ended."""
    if signoff.void or outcome(signoff) is not SignoffOutcome.OPEN:
        return ()
    return tuple(_open(signoff.tree, 0, signoff.standing()))


def _settled(tree: Leaf | Node, first: int, given: dict[int, Opinion]) -> bool:
    if isinstance(tree, Leaf):
        return first in given
    results = [_settled(child, at, given) for child, at in _children(tree, first)]
    return any(results) if tree.kind == "any" else all(results)


def _open(tree: Leaf | Node, first: int, given: dict[int, Opinion]) -> list[int]:
    """Of a tree that is not settled."""
    if isinstance(tree, Leaf):
        return [first]
    pending = [(child, at) for child, at in _children(tree, first) if not _settled(child, at, given)]
    if tree.kind == "sequence":
        pending = pending[:1]
    return [leaf for child, at in pending for leaf in _open(child, at, given)]


def _children(node: Node, first: int) -> list[tuple[Leaf | Node, int]]:
    """Each child with the position of its first leaf."""
    placed: list[tuple[Leaf | Node, int]] = []
    for child in node.children:
        placed.append((child, first))
        first += len(leaves(child))
    return placed
