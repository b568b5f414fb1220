"""The distribution scheme and the rounds: money in 分, shares in 0.0001 %."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Count, Fen, Proportion
from states.stages import RoundState


class Group(StrEnum):
    """Who a share of the award is for (浙江条例 37(2))."""

    MAIN = "main"
    OTHERS = "others"
    OFFICE = "office"

    @property
    def word(self) -> str:
        """What forms, papers and findings call them."""
        return {"main": "主要贡献人员", "others": "其他人员", "office": "转化工作人员"}[self.value]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Share:
    """A person's part of the group's award, in 0.0001 % of the group."""

    person: str
    name: str
    post: str
    group: Group
    weight: Proportion
    leader: bool
    contribution: str = ""  #: to the transfer, of a main contributor who completed nothing


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class AwardScheme:
    """The distribution scheme: rates in 0.0001 %; pool, college, university of net; groups of the pool."""

    n: Count
    pool: Proportion
    college: Proportion
    university: Proportion
    main: Proportion
    others: Proportion
    office: Proportion
    shares: tuple[Share, ...]
    terms_hash: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Cost:
    item: str
    amount: Fen
    voucher_no: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Award:
    person: str
    name: str
    group: Group
    amount: Fen


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class OwnerPart:
    """What another owner gets of the net income."""

    name: str
    amount: Fen


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Allocation:
    """A receipt split to the 分; the parts and what other owners get sum to ``net``, the awards to ``pool``."""

    vat: Fen
    surcharges: Fen
    stamp: Fen
    costs: Fen
    carry_in: Fen
    net: Fen
    carry_out: Fen
    floor: Fen  #: the least pool the law allows
    pool: Fen
    college: Fen
    university: Fen
    main: Fen
    others: Fen
    office: Fen
    awards: tuple[Award, ...]
    technical: Fen = 0  #: what of the receipt is paid for technology; 0: not asked, then all of it is
    rest: Fen = 0  #: the other part, with the VAT in it: taxed, and not shared by the award rule
    rest_vat: Fen = 0
    owners: tuple[OwnerPart, ...] = ()  #: of the net income, before the unit's own is shared

    @property
    def ours(self) -> int:
        """The unit's own of the net income."""
        return self.net - sum(one.amount for one in self.owners)


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Round:
    """One receipt from arrival to payment."""

    n: Count
    state: RoundState
    amount: Fen
    received_on: date
    payer: str
    payer_explained: str
    voucher: str
    costs: tuple[Cost, ...]
    allocation: Allocation | None = None
    paid_on: date | None = None
    payment_evidence: str = ""
    vat_rate: Proportion | None = None  #: by the tax office's paper, where the law was not known for the day
    vat_paper: str = ""
    no_relief: str = ""  #: why the award was taxed in full; "" when half of it was, or before this was kept
    reason: str = ""  #: of the last voiding or reopening
    received_by: str = ""  #: person by id; "" of a receipt recorded before it was asked
    allocated_by: str = ""
    corrects: Count = 0  #: the round whose receipt it corrects by the difference, which may be below zero; 0: it is a receipt itself

    KEY: ClassVar[str] = "n"

    @property
    def key(self) -> str:
        return str(self.n)
