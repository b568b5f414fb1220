"""What a file of this room says of a thing that is moved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import JsonValue

from states.achievement import Achievement, Held
from states.terms import Mode, ObjectKind


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a right stands on a day: the reason in Chinese, and what it was read from."""

    stands: bool
    reason: str
    used: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A kind of thing, with its words and what is read of an achievement that is one.

    ``number``, ``sort`` and ``status``: as printed, "" when there is none. ``identity``: what two achievements of this kind
    may not share, "" when nothing tells. ``filed_on``: the day it was applied for,
    None where nobody applies. ``last_day``: of the right, None when it has none. ``standing``: on a day.
    ``shown``: what a page says of it, label and value.
    ``contracts``: by which contract (a key among the kinds of papers) acts move it whose own files do not say so.
    ``misfit``: what in the entries of a right contradicts each other, in Chinese, "" when nothing does. ``foreign_paper``: which
    paper, of those that a text promises, such a thing does not have, "" when none.
    ``paid_until``: the day to which its annual fee is paid, None when none is due; ``renewed``: the groups of the
    achievement once it is paid to a later one.
    """

    key: ObjectKind
    name: str
    number_name: str
    owners_name: str  #: what those are called whose right it is
    transfer: str  #: the formality by which it changes hands
    number: Callable[[Achievement], str]
    sort: Callable[[Achievement], str]
    status: Callable[[Achievement], str]
    identity: Callable[[Held], str]
    filed_on: Callable[[Achievement], date | None]
    last_day: Callable[[Achievement], date | None]
    standing: Callable[[Achievement, date], Standing]
    shown: Callable[[Achievement], tuple[tuple[str, str], ...]]
    paid_until: Callable[[Achievement], date | None]
    renewed: Callable[[Achievement, date], Mapping[str, object]]
    misfit: Callable[[Held], str] = lambda _: ""
    foreign_paper: Callable[[Achievement, str], str] = lambda _achievement, _text: ""
    contracts: Mapping[Mode, str] = field(default_factory=dict)
    spared: Mapping[str, str] = field(default_factory=dict)


def named_owners(owners: tuple[str, ...], shares: tuple[int, ...]) -> str:
    """The owners, each with its share where shares were asked."""
    if len(shares) != len(owners):
        return "、".join(owners)
    return "、".join(f"{owner}（{share / 10_000:g}%）" for owner, share in zip(owners, shares, strict=True))
