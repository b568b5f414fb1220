"""Technology as contribution to a company: who holds what (浙江条例 37(1)(二), domain §5.2 X4).

Contributions are kept in 分 and percentages computed from them, never the reverse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from states.money import WHOLE, split
from states.revenue.award import Floors, Split, allocate
from states.revenue.net import Costed, total
from states.revenue.scheme import Scheme


class Role(StrEnum):
    """How a holder came to the shares."""

    INVESTOR = "investor"  #: 其他出资人
    UNIVERSITY = "university"  #: 学校（资产公司）
    AWARDED = "awarded"  #: 受股权奖励的人员


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder's contribution in 分 and share of the company in 0.0001 %."""

    name: str
    role: Role
    contribution: int
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EquitySplit:
    """The company's capital by holder; contributions and shares sum exactly."""

    capital: int
    holders: tuple[Holder, ...]
    allocation: Split


def equity_split(technology: int, investors: Sequence[Costed], scheme: Scheme, floors: Floors, *, university: str) -> EquitySplit:
    """Split a technology contribution of `technology` 分 by the scheme and show every holder of the company.

    `university` names the body that holds what is not awarded, the college's part included. Raises ValueError when
    there is no capital to hold. Whether a leader may hold shares is a guard's question.
    """
    if technology <= 0 or any(investor.amount <= 0 for investor in investors):
        raise ValueError("出资额应大于零")
    allocation = allocate(technology, scheme, floors)
    held = (
        *((investor.item, Role.INVESTOR, investor.amount) for investor in investors),
        (university, Role.UNIVERSITY, allocation.college + allocation.university),
        *((payment.person, Role.AWARDED, payment.amount) for payment in allocation.payments),
    )
    shares = split(WHOLE, [contribution for *_, contribution in held])
    return EquitySplit(
        capital=technology + total(investors),
        holders=tuple(Holder(*holder, share) for holder, share in zip(held, shares, strict=True)),
        allocation=allocation,
    )
