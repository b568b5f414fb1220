"""Awards from operating profit when the unit implements a result itself or jointly (浙江条例 37(1)(三))."""

from collections.abc import Sequence
from fractions import Fraction

from states.money import ceil_of


def self_implementation(profits: Sequence[int], *, rate: Fraction, years: int) -> tuple[int, ...]:
    """The award of each year since production succeeded, in 分, rounded up; a loss gives nothing and is not carried.

    Raises ValueError when more years are given than awards are due for.
    """
    if len(profits) > years:
        raise ValueError(f"自行或合作实施的奖励只计投产后 {years} 年")
    return tuple(ceil_of(max(profit, 0), rate) for profit in profits)
