"""Net income of one receipt: what arrived, less tax and cost, line by line (浙江条例 37(4), domain §5.1).

Amounts in 分, rates exact fractions. Each receipt stands alone; costs it could not bear are carried to the next, and so is money
that an earlier one could not share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from states.money import half_up


class Costed(Protocol):
    """Anything with a name and an amount in 分."""

    @property
    def item(self) -> str: ...

    @property
    def amount(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the calculation."""

    item: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """The calculation sheet: `receipt` - `deducted` = `net` - `carry_out`, of which one is zero. What is carried is cost,
    or below zero money."""

    receipt: int
    ex_vat: int
    vat: int
    surcharges: tuple[Line, ...]
    stamp: int
    costs: tuple[Line, ...]
    carry_in: int
    net: int
    carry_out: int

    @property
    def deducted(self) -> int:
        """Everything taken off the receipt, what was carried in included."""
        return self.vat + total(self.surcharges) + self.stamp + total(self.costs) + self.carry_in


def total(lines: Sequence[Costed]) -> int:
    """The sum of the lines in 分."""
    return sum(line.amount for line in lines)


def net_income(  # noqa: PLR0913 - each is a figure of the sheet
    receipt: int,
    costs: Sequence[Costed],
    *,
    vat_exempt: bool,
    vat_rate: Fraction,
    surcharge_rates: Mapping[str, Fraction],
    stamp_rate: Fraction,
    stamp: int | None = None,
    carry_in: int = 0,
    difference: bool = False,
) -> Net:
    """The net income of a receipt; not exempt, the receipt includes VAT and surcharges are due on it. ``stamp``: what it bears of the
    contract's stamp tax; None: its own, on its amount without VAT.

    Fiscal money spent on the research is no cost (浙江条例 37(4)): the caller does not list it. ``difference``: the sheet is of what a
    correction changed, which may be below zero; otherwise raises ValueError for a negative receipt or cost.
    """
    if not difference and (receipt < 0 or any(cost.amount < 0 for cost in costs)):
        raise ValueError("到账金额和成本不得为负")
    ex_vat = receipt if vat_exempt else half_up(Fraction(receipt) / (1 + vat_rate))
    vat = receipt - ex_vat
    surcharges = tuple(Line(item, half_up(vat * rate)) for item, rate in surcharge_rates.items()) if vat else ()
    stamp = half_up(ex_vat * stamp_rate) if stamp is None else stamp
    rest = receipt - vat - total(surcharges) - stamp - total(costs) - carry_in
    return Net(
        receipt=receipt,
        ex_vat=ex_vat,
        vat=vat,
        surcharges=surcharges,
        stamp=stamp,
        costs=tuple(Line(cost.item, cost.amount) for cost in costs),
        carry_in=carry_in,
        net=max(rest, 0),
        carry_out=max(-rest, 0),
    )
