"""Individual income tax on a cash award paid with a month's wage: cumulative withholding (财税〔2018〕58号, 个税法 3).

Amounts in 分. The table of rates and the basic deduction are known, not read again: `个税法税率表` says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise

from states.money import half_up

BASIC_DEDUCTION = 500_000  #: 分 a month

#: Annual comprehensive income up to (分), rate, quick deduction (分); the last has no bound.
_BRACKETS = (
    (3_600_000, Fraction(3, 100), 0),
    (14_400_000, Fraction(10, 100), 252_000),
    (30_000_000, Fraction(20, 100), 1_692_000),
    (42_000_000, Fraction(25, 100), 3_192_000),
    (66_000_000, Fraction(30, 100), 5_292_000),
    (96_000_000, Fraction(35, 100), 8_592_000),
)
_TOP = (Fraction(45, 100), 18_192_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month's pay: wage, social insurance and special deductions, and the taxable part of an award."""

    wage: int
    social: int = 0
    special: int = 0
    award: int = 0

    @property
    def base(self) -> int:
        """What the month adds to the year's taxable income; may be negative."""
        return self.wage + self.award - self.social - self.special - BASIC_DEDUCTION


def taxable_award(award: int, *, counted: Fraction, relief: bool) -> int:
    """The part of an award that is taxed: with the relief `counted` of it (T01), otherwise all."""
    return half_up(award * counted) if relief else award


def annual_tax(base: int) -> int:
    """Tax on a year's taxable income."""
    rate, quick = next(((rate, quick) for bound, rate, quick in _BRACKETS if base <= bound), _TOP)
    return half_up(base * rate - quick) if base > 0 else 0


def withheld(months: Sequence[Month]) -> tuple[int, ...]:
    """What is withheld each month from January on; a month that would get tax back withholds nothing."""
    due = [annual_tax(base) for base in accumulate(month.base for month in months)]
    paid = [0, *accumulate(due, max)]
    return tuple(after - before for before, after in pairwise(paid))
