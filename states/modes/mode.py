"""What a file of this room says of a legal act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from states.terms import Mode, ObjectKind


class Money(StrEnum):
    """The shape in which money comes."""

    FIXED = "fixed"
    INSTALMENTS = "instalments"
    ROYALTY = "royalty"
    EQUITY = "equity"
    PROFIT_YEARS = "profit_years"
    NONE = "none"

    @property
    def told(self) -> bool:
        """Whether the terms say the whole sum, so that payments are held against it."""
        return self in {Money.FIXED, Money.INSTALMENTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAct:
    """One way of putting an achievement to use, with all its words.

    ``action`` follows the object's name (专利权 + 转让); ``contracts``: what it can move, and by which contract (a key among
    the kinds of papers); ``spared``: rules that do not apply to it, each with its reason.
    """

    key: Mode
    action: str
    buyer: str  #: what the other side is called before a contract is signed
    giver: str  #: and the two sides in the contract
    taker: str
    contracts: Mapping[ObjectKind, str]
    money: Money
    moves_title: bool
    repeatable: bool  #: whether one achievement may be dealt so more than once at a time
    follow_up: str  #: what is still to be done once the contract is signed
    registration: str  #: its kind at the registration office
    spared: Mapping[str, str] = field(default_factory=dict)
