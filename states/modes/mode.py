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


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAct:
    """One way of putting an achievement to use, with all its words.

    ``action`` follows the object's name (专利权 + 转让); ``spared``: rules that do not apply to it, each with its reason.
    """

    key: Mode
    action: str
    buyer: str  #: what the other side is called
    moves: frozenset[ObjectKind]  #: what it can move
    money: Money
    moves_title: bool
    repeatable: bool  #: whether one achievement may be dealt so more than once at a time
    contract: str  #: key of its contract among the kinds of papers
    registration: str  #: its kind at the registration office
    spared: Mapping[str, str] = field(default_factory=dict)
