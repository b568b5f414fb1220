"""What a proposal gathers before review: declarations, consents, the buyer's check, the price. Money in 分."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Fen


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Relation:
    """One person's declared interest in the buyer (F5); ``related`` bars the person from deciding."""

    person: str
    name: str
    related: bool
    text: str
    at: datetime

    KEY: ClassVar[str] = "person"

    @property
    def key(self) -> str:
        return self.person


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Consent:
    """A completer's consent to the deal and answer to the priority on equal terms (F8; 民法典 847). Signed on paper it is recorded
    by a clerk with its scan, and counts once a second person has confirmed it; ``related`` and ``relation``: what the paper
    declares of any interest in the buyer."""

    person: str
    agrees: bool
    waives_priority: bool
    text: str
    terms_hash: str
    at: datetime
    name: str = ""
    related: bool = False
    relation: str = ""
    signed_on: date | None = None
    scan: str = ""
    recorded_by: str = ""
    confirmation: Literal["", "asked", "given"] = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    confirmed_matches: bool = False
    confirmed_note: str = ""
    void: str = ""

    KEY: ClassVar[str] = "person"

    @property
    def key(self) -> str:
        return self.person


class ExportClass(StrEnum):
    """How the catalogue of what may leave the country has it (技术进出口条例)."""

    FREE = "free"
    RESTRICTED = "restricted"
    PROHIBITED = "prohibited"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Export:
    """What was answered of a deal with a party abroad; files by hash, "" for none."""

    classed: ExportClass
    grounds: str
    licence: str
    fiscal: bool
    approval: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class PriorityOffer:
    """The deal offered to a completer on equal terms, with the proof of its delivery; unanswered it lapses after ``until``, its
    last day."""

    person: str
    delivered_on: date
    until: date
    evidence: tuple[str, ...]
    terms_hash: str
    by: str

    KEY: ClassVar[str] = "person"

    @property
    def key(self) -> str:
        return self.person


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class BuyerCheck:
    licence_valid: bool
    credit_clear: bool
    shareholders: str
    capacity: str
    evidence: tuple[str, ...]
    terms_hash: str
    code_confirmed: bool = False  #: a second person saw a code that fails its check stand so on the licence
    export: Export | None = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Appraisal:
    number: str
    appraiser: str
    value: Fen
    dated: date
    attachment: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class PriceBasis:
    """The price explanation (F3): methods, negotiation, the modes compared; and what the approval form asks beside (F2).

    ``expected_costs``: taxes and direct costs as estimated, in 分, None if nobody did; risks and follow-up are "" where nothing
    was said.
    """

    methods: tuple[str, ...]
    explanation: str
    negotiation: str
    floor: Fen
    modes_compared: tuple[str, ...]
    mode_grounds: str
    appraisal: Appraisal | None = None
    evidence: tuple[str, ...]
    terms_hash: str
    expected_costs: Fen | None = None
    risks: str = ""
    follow_up: str = ""
    below_appraisal: str = ""  #: why the price is below what it was appraised at; "" where it is not, or nobody said
