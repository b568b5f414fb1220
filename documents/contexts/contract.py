"""技术转让（专利权）合同: what a patent assignment has to say (民法典 845, 846, 862-877; domain §6.2)."""

from dataclasses import dataclass
from datetime import date

from documents.contexts.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """让与人 or 受让人, with all that a notice or a payment needs; `account` is the unit's own, never a person's."""

    name: str
    uscc: str
    legal_representative: str
    agent: str
    address: str
    contact: str
    phone: str
    email: str
    bank: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Patent:
    """A patent with the particulars that 民法典 845 asks a contract to state."""

    title: str
    kind: str
    number: str
    application_number: str
    applicant: str
    owner: str
    inventors: tuple[str, ...]
    filed_on: date
    granted_on: date
    expires_on: date
    fees_paid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """An instalment: its condition, its day if one is agreed, the amount in 分."""

    condition: str
    due: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the contract and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Hand-over of documents and the change of the register at CNIPA; days are calendar days."""

    documents: tuple[str, ...]
    document_days: int
    place: str
    register_by: str
    register_days: int
    register_fee_by: str
    annual_fee_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """Everything in the contract. `price` and `technical_amount` in 分; `late_rate` a day in 0.0001 %."""

    head: Head
    case: str
    project: str
    transferor: Party
    transferee: Party
    place: str
    valid_from: date | None
    valid_until: date | None
    terms: tuple[Term, ...]
    patents: tuple[Patent, ...]
    scope: str
    target: str
    existing_licences: str
    pledges: str
    price: int
    technical_amount: int
    payment: str
    payments: tuple[Payment, ...]
    delivery: Delivery
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
    copies: int
    copies_each: int
    copies_registration: int
    annexes: tuple[str, ...]
