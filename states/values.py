"""The groups of a case's state besides terms and sign-offs: declarations, notices, contract, scheme, rounds,
registration. Frozen values, read back from the log; money in 分, shares in 0.0001 %."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.stages import HoldState, NoticeState, RegistrationState, RoundState


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Hold:
    state: HoldState = HoldState.ACTIVE
    reason: str = ""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Relation:
    """One person's declared interest in the buyer (F5); ``related`` bars the person from deciding."""

    person: str
    name: str
    related: bool
    text: str
    at: datetime

    @property
    def key(self) -> str:
        return self.person


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Consent:
    """A completer's consent to the deal and answer to the priority on equal terms (F8; 民法典 847)."""

    person: str
    agrees: bool
    waives_priority: bool
    text: str
    terms_hash: str
    at: datetime

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


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Appraisal:
    number: str
    appraiser: str
    value: int
    dated: date
    attachment: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class PriceBasis:
    """The price explanation (F3): methods, negotiation, the modes compared."""

    methods: tuple[str, ...]
    explanation: str
    negotiation: str
    floor: int
    modes_compared: tuple[str, ...]
    mode_grounds: str
    appraisal: Appraisal | None = None
    evidence: tuple[str, ...]
    terms_hash: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Posting:
    """A notice as it hung in one place, with the page kept by hash."""

    place: str
    url: str
    posted_on: date
    snapshot: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Objection:
    n: int
    objector: str
    named: bool
    contact: str  #: a commitment (HMAC), never the contact itself; "" if none was given
    text: str
    evidence: tuple[str, ...]
    received_at: datetime
    outcome: Literal["open", "dismissed", "upheld"] = "open"
    answer: str = ""
    body: str = ""
    answered_at: datetime | None = None


class NoticeKind(StrEnum):
    PRICE = "price"  #: N1 拟交易公示
    AWARD = "award"  #: N3 and N4 in one: the later end counts


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Notice:
    """A public notice with the lengths and places that bind it, copied from the rules on the day it was drafted."""

    n: int
    kind: NoticeKind
    state: NoticeState
    terms_hash: str
    round: int  #: the round an award notice is for; 0 for a price notice
    title: str
    lines: tuple[tuple[str, str], ...]  #: label and text, as published
    places: tuple[str, ...]
    calendar_days: int
    work_days: int
    objection_route: str
    postings: tuple[Posting, ...] = ()
    ends_on: date | None = None  #: last day; set when posted
    objections: tuple[Objection, ...] = ()

    @property
    def key(self) -> str:
        return str(self.n)

    def open_objections(self) -> tuple[Objection, ...]:
        return tuple(o for o in self.objections if o.outcome == "open")


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Party:
    """A side of the contract; the account is the unit's own, never a person's."""

    uscc: str
    legal_representative: str
    agent: str
    address: str
    contact: str
    phone: str
    email: str
    bank: str
    account: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Definition:
    word: str
    meaning: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Clauses:
    """What the contract says beyond the terms (民法典 845); days are calendar days, rates in 0.0001 %."""

    scope: str
    technical_target: str
    existing_licences: str
    pledges: str
    documents: tuple[str, ...]
    document_days: int
    delivery_place: str
    register_by: str
    register_days: int
    register_fee_by: str
    annual_fee_by: str
    acceptance: str
    acceptance_days: int
    retained_use: str
    improvements: str
    secrecy_scope: str
    secrecy_people: str
    secrecy_years: int
    late_rate: int
    late_cap: int
    dispute: str
    definitions: tuple[Definition, ...]
    copies: int


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
    uploaded_by: str = ""
    confirmed_by: str = ""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """A paper as it left the office: never regenerated; a later one of its kind supersedes it."""

    kind: str
    sha256: str
    terms_hash: str
    issued_at: datetime

    @property
    def key(self) -> str:
        return self.sha256


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Title:
    changed_on: date
    evidence: str


class Group(StrEnum):
    """Who a share of the award is for (浙江条例 37(2))."""

    MAIN = "main"
    OTHERS = "others"
    OFFICE = "office"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Share:
    """A person's part of the group's award, in 0.0001 % of the group."""

    person: str
    name: str
    post: str
    group: Group
    weight: int
    leader: bool


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class AwardScheme:
    """The distribution scheme: rates in 0.0001 %; pool, college, university of net; groups of the pool."""

    n: int
    pool: int
    college: int
    university: int
    main: int
    others: int
    office: int
    shares: tuple[Share, ...]
    terms_hash: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Cost:
    item: str
    amount: int
    voucher_no: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Award:
    person: str
    name: str
    group: Group
    amount: int


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Allocation:
    """A receipt split to the 分; the parts sum to ``net``, the awards to ``pool``."""

    vat: int
    surcharges: int
    stamp: int
    costs: int
    carry_in: int
    net: int
    carry_out: int
    floor: int  #: the least pool the law allows
    pool: int
    college: int
    university: int
    main: int
    others: int
    office: int
    awards: tuple[Award, ...]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Round:
    """One receipt from arrival to payment."""

    n: int
    state: RoundState
    amount: int
    received_on: date
    payer: str
    payer_explained: str
    voucher: str
    costs: tuple[Cost, ...]
    allocation: Allocation | None = None
    paid_on: date | None = None
    payment_evidence: str = ""

    @property
    def key(self) -> str:
        return str(self.n)


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Registration:
    """技术合同认定登记; amounts in 分."""

    state: RegistrationState
    project: str
    field: str
    total: int
    technical: int
    submitted_on: date | None = None
    accepted_on: date | None = None
    fix: str = ""
    number: str = ""
    registered_on: date | None = None
    recognised_income: int = 0
    certificate: str = ""
