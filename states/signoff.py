"""Sign-off inside a state: a tree of 会签 (all), 或签 (any), 依次 (sequence) over seats, and the opinions on it.

Pure: who may act is asked elsewhere (`states/seating.py`); here is only which leaves are open and what the whole says.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field
from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Count
from states.stages import Seat


class SignoffOutcome(StrEnum):
    OPEN = "open"
    AGREED = "agreed"
    REFUSED = "refused"
    RETURNED = "returned"


class Verb(StrEnum):
    """What may be done on an open task, each with its lines in the table under the same name (`states/table/verbs/`).

    ``word``: its button; ``hint``: what follows, said beside the word where verbs are chosen from a list; ``meaning``: the
    sentence above its form; ``outcome``: what the matter comes to by this opinion, None if it is no opinion; ``of_meeting``:
    it is done on the tasks of a meeting, else on those of a person.
    """

    word: str
    hint: str
    meaning: str
    outcome: SignoffOutcome | None
    of_meeting: bool

    def __new__(cls, value: str, word: str, hint: str, meaning: str, outcome: SignoffOutcome | None, of_meeting: bool) -> Self:  # noqa: FBT001 - a row of the table below
        assert word, f"{value}: no word for it"
        assert meaning, f"{value}: no sentence of what it means"
        assert outcome is not SignoffOutcome.OPEN, f"{value}: an opinion that leaves the matter as it was"
        verb = str.__new__(cls, value)
        verb._value_ = value
        verb.word, verb.hint, verb.meaning, verb.outcome, verb.of_meeting = word, hint, meaning, outcome, of_meeting
        return verb

    # The meanings of 不同意 and 退回 say both what follows, because the two are often taken for each other.
    AGREE = "agree", "同意", "", "同意所示交易条件与材料，事项继续。", SignoffOutcome.AGREED, False
    REFUSE = "refuse", "不同意", "事项终结", "不同意：本案到此终结，不再重新提交；如仍要转化，须另行发起。", SignoffOutcome.REFUSED, False
    RETURN = (
        "return",
        "退回",
        "修改后重新提交",
        "退回：请经办人修改补充后重新提交，案件不终结；此前的意见保留备查，重新提交后重新签批。",
        SignoffOutcome.RETURNED,
        False,
    )
    RECORD_MEETING = (
        "record_meeting",
        "登记会议纪要",
        "",
        "会议不登录系统：由秘书登记出席、回避与票数，并上传签字纪要。",
        None,
        True,
    )

    @property
    def opinion(self) -> bool:
        """Whether it is a word on the task, kept there and counted."""
        return self.outcome is not None

    @property
    def ends(self) -> bool:
        """Whether it ends the matter for good."""
        return self.outcome is SignoffOutcome.REFUSED


#: The verbs by their names, which are the names of their lines.
VERBS: Mapping[str, Verb] = MappingProxyType({verb.value: verb for verb in Verb})


class Matter(StrEnum):
    """What is being signed off."""

    REVIEW = "review"
    DECISION = "decision"
    SCHEME = "scheme"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Leaf:
    """One opinion to give: from a seat, of one person (``person``, else any holder) or of a ``meeting``'s minutes.
    ``exempt``: it is about the person's own matter, so that an interest in it is no reason to stand back."""

    kind: Literal["leaf"] = "leaf"
    seat: Seat
    person: str = ""
    exempt: bool = False
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
    members: Count
    attended: Count
    recused: tuple[str, ...]
    in_favour: Count
    against: Count
    abstained: Count
    dissent: str
    attachment: str
    motion: str = "agree"  #: what was voted on: to agree, or to return
    heard_all: bool = False  #: everybody present had their say
    decided_by: str = ""  #: who decided, where the president does


def _is_opinion(verb: Verb) -> Verb:
    if not verb.opinion:
        raise ValueError(f"“{verb.word}”不是意见")
    return verb


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Opinion:
    """One person's word on one leaf, with what was put before the author: terms and papers by hash."""

    leaf: Count
    person: str
    name: str
    seat: Seat
    verb: Annotated[Verb, AfterValidator(_is_opinion)]
    text: str
    at: datetime
    terms_hash: str
    shown: tuple[str, ...] = ()
    minutes: Minutes | None = None
    void: str = ""  #: why it no longer counts; opinions are superseded, never deleted
    confirmation: Literal["", "asked", "given"] = ""  #: by a second person; "": none was asked, as of all before release 0.3
    scan: str = ""  #: of what a person signed on paper
    signed_on: date | None = None
    recorded_by: str = ""  #: who recorded it, by id, where that is not the author
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    confirmed_matches: bool = False
    confirmed_note: str = ""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Signoff:
    """A matter put to a tree of seats, on one set of terms; ``n`` counts from 1 within the case."""

    n: Count
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
        """Opinions given and not void, by leaf."""
        return {o.leaf: o for o in self.opinions if not o.void}

    def counted(self) -> dict[int, Opinion]:
        """Opinions that count, by leaf: of those standing, all that do not wait to be confirmed."""
        return {leaf: o for leaf, o in self.standing().items() if o.confirmation != "asked"}

    def waiting(self) -> tuple[Opinion, ...]:
        """Opinions that wait to be confirmed, while the matter is neither void nor ended."""
        if self.void or outcome(self) is not SignoffOutcome.OPEN:
            return ()
        return tuple(o for o in self.standing().values() if o.confirmation == "asked")


def verbs_on(leaf: Leaf) -> tuple[Verb, ...]:
    """What may be done on a task."""
    return tuple(verb for verb in Verb if verb.of_meeting is bool(leaf.meeting))


def leaves(tree: Leaf | Node) -> tuple[Leaf, ...]:
    """The leaves in order; an opinion names its leaf by the position here, from 0."""
    if isinstance(tree, Leaf):
        return (tree,)
    return tuple(leaf for child in tree.children for leaf in leaves(child))


def outcome(signoff: Signoff) -> SignoffOutcome:
    """What the whole says now. One refusal or return ends it, whatever the tree."""
    said = [o.verb.outcome for o in signoff.counted().values()]
    for ended in (SignoffOutcome.RETURNED, SignoffOutcome.REFUSED):
        if ended in said:
            return ended
    return SignoffOutcome.AGREED if _settled(signoff.tree, 0, signoff.counted()) else SignoffOutcome.OPEN


def open_leaves(signoff: Signoff) -> tuple[int, ...]:
    """Positions of the leaves whose turn it is; none once the matter is void or ended. What waits to be confirmed is nobody's turn
    any more, and does not yet bring on the next."""
    if signoff.void or outcome(signoff) is not SignoffOutcome.OPEN:
        return ()
    given = signoff.standing()
    return tuple(leaf for leaf in _open(signoff.tree, 0, signoff.counted()) if leaf not in given)


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
