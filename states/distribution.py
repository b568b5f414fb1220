"""The distribution scheme and the rounds: money in 分, shares in 0.0001 %."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.stages import RoundState


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
    reason: str = ""  #: of the last voiding or reopening

    KEY: ClassVar[str] = "n"

    @property
    def key(self) -> str:
        return str(self.n)
