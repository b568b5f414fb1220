"""The contract, the papers issued and the change in the patent register."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Count, Fen, Proportion


class Side(StrEnum):
    """A side of the contract: the unit's own or the other."""

    OURS = "ours"
    THEIRS = "theirs"


class Bearer(StrEnum):
    """Who bears a cost."""

    OURS = "ours"
    THEIRS = "theirs"
    HALVES = "halves"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Party:
    """A side of the contract; telephone, mail and account are commitments (HMAC), "" if none was given."""

    uscc: str
    legal_representative: str
    agent: str
    address: str
    contact: str
    phone: str
    email: str
    bank: str
    account: str
    name: str = ""  #: of another owner who transfers; the unit's and the buyer's stand elsewhere


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Definition:
    word: str
    meaning: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Clauses:
    """What the contract says beyond the terms (民法典 845); days are calendar days, rates in 0.0001 %.

    ``register_by`` is a `Side`, the two after ``register_days`` are each a `Bearer`; contracts of before have a word there, as it
    was typed.
    """

    scope: str
    technical_target: str
    existing_licences: str
    pledges: str
    documents: tuple[str, ...]
    document_days: Count
    delivery_place: str
    register_by: str
    register_days: Count
    register_fee_by: str
    annual_fee_by: str  #: of the fees that fall due before the title moves
    acceptance: str
    acceptance_days: Count
    retained_use: str
    improvements: str
    secrecy_scope: str
    secrecy_people: str
    secrecy_years: Count
    late_rate: Proportion
    late_cap: Proportion
    dispute: str
    definitions: tuple[Definition, ...]
    copies: Count
    annexes: tuple[str, ...] = ()


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Contract:
    """The contract: both sides, its clauses as data, the issued paper, the scan bound to it, the second clerk."""

    number: str
    place: str
    valid_until: date
    authority: str  #: attachment proving the signer's authority
    transferor: Party
    transferee: Party
    clauses: Clauses
    terms_hash: str
    issued: str = ""  #: sha256 of the issued paper
    scan: str = ""
    signed_on: date | None = None
    lists_vat: bool | None = None  #: whether it lists the VAT in its price; None: it was not asked
    listed_vat: Fen = 0
    technical: Fen = 0  #: the part of the price that is for technology; 0: it was not asked
    other_vat_rate: Proportion = 0  #: on the rest of the price
    uploaded_by: str = ""
    confirmed_by: str = ""
    void: str = ""  #: why it is no draft any more: the case went back to its proposal
    co_transferors: tuple[Party, ...] = ()  #: the other owners, each by its name


class About(StrEnum):
    """What a paper is about."""

    CASE = "case"
    ACHIEVEMENT = "achievement"
    NOTICE = "notice"
    ROUND = "round"
    PERSON = "person"
    REGISTRATION = "registration"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """A paper as it left the office: never regenerated; a later one of its kind about the same thing supersedes it.

    ``of`` is the id of what it is about, ``number`` its own, ``version`` which of its kind about that it is, ``supersedes``
    the number of the paper that it replaces. They are empty (0) on papers issued before they were recorded.
    """

    kind: str
    sha256: str
    terms_hash: str
    issued_at: datetime
    about: About = About.CASE
    of: str = ""
    number: str = ""
    supersedes: str = ""
    version: Count = 0

    KEY: ClassVar[str] = "sha256"

    @property
    def key(self) -> str:
        return self.sha256


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Title:
    """The change in the register; ``void``: why it is no more on record, "" while it stands."""

    changed_on: date
    evidence: str
    void: str = ""
