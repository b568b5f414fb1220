"""Money in whole 分 and shares in 0.0001 %: reading, printing, rounding and splitting without losing a 分.

Inside the program both are plain integers, whose types say which (`Fen`, `Proportion`; `Count` for what only counts). Only the
edge (JSON, forms) writes them as strings: money in yuan ("1000000.00"), shares in percent ("12.5000"); what it takes for that
stands in `amounts.py`. Functions raise ValueError, with a message in Chinese, for what they cannot read.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from fractions import Fraction
from typing import Annotated


class Unit(Enum):
    """What an integer that the log keeps counts; its field's type says it, and whoever shows it asks there."""

    FEN = auto()
    PROPORTION = auto()  #: in 0.0001 %
    ONE = auto()


Fen = Annotated[int, Unit.FEN]
Proportion = Annotated[int, Unit.PROPORTION]
Count = Annotated[int, Unit.ONE]

#: The largest amount accepted: 10¹³ 分, a hundred thousand million yuan (domain §10.7).
MAX_FEN = 10**13

#: 100 % in the unit of shares, 0.0001 %.
WHOLE = 1_000_000

YUAN = re.compile(r"(0|[1-9][0-9]{0,11})(?:\.([0-9]{1,2}))?")
_PERCENT = re.compile(r"(0|[1-9][0-9]{0,2})(?:\.([0-9]{1,4}))?")


def fen(text: str) -> int:
    """分 of an amount written in yuan: digits, at most two decimals; no sign, separator, exponent or blank."""
    match = YUAN.fullmatch(text)
    if match is None:
        raise ValueError("金额应以元为单位，至多两位小数，例如 1000000.00、1,000,000元、100万元、一百万元")
    amount = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    if amount > MAX_FEN:
        raise ValueError("金额超出上限 1000 亿元")
    return amount


def yuan(fen: int) -> str:
    """The amount in yuan with two decimals, the form of JSON: "1000000.00"."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def grouped(fen: int) -> str:
    """The amount in yuan as papers and pages print it: "1,000,000.00"."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def share(text: str) -> int:
    """Units of 0.0001 % of a share written in percent, from "0" to "100.0000", at most four decimals."""
    match = _PERCENT.fullmatch(text)
    if match is None:
        raise ValueError("比例应写成百分数，至多四位小数，例如 12.5")
    units = int(match[1]) * 10_000 + int((match[2] or "").ljust(4, "0"))
    if units > WHOLE:
        raise ValueError("比例不得超过 100%")
    return units


def percent(units: int) -> str:
    """The share in percent with four decimals, the form of JSON: "12.5000"."""
    return f"{units // 10_000}.{units % 10_000:04d}"


def told(units: int) -> str:
    """The share as people read it, no digit lost: "12.5%", "100.0001%"."""
    return f"{percent(units).rstrip('0').rstrip('.')}%"


def is_whole(shares: Sequence[int]) -> bool:
    """Whether shares make 100 %. Thirds and sevenths cannot be written in four decimals: 33.3333 % three times means equal parts."""
    return sum(shares) == WHOLE or (bool(shares) and set(shares) == {WHOLE // len(shares)})


def ceil_of(amount: int, rate: Fraction) -> int:
    """`amount` × `rate` rounded up to a whole 分: a statutory 不低于 would be broken by rounding down."""
    return -(-amount * rate.numerator // rate.denominator)


def half_up(value: Fraction) -> int:
    """The nearest integer, halves away from zero: the rounding of taxes and fees."""
    rounded = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return rounded if value >= 0 else -rounded


def split(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` 分 by largest remainder: everyone gets the floor, left-over 分 go to the largest remainders.

    Ties go to the earlier position, a zero weight gets nothing, and the parts sum to `total` exactly. Raises
    ValueError for a negative total or weight and when there is nobody to take the total.
    """
    whole = sum(weights)
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("分配的总额和权重不得为负")
    if whole == 0:
        if total:
            raise ValueError("没有权重大于零的分配对象")
        return (0,) * len(weights)
    parts = [total * weight // whole for weight in weights]
    # The left-over is smaller than the number of non-zero remainders, so a zero weight is never reached.
    by_remainder = sorted(range(len(weights)), key=lambda i: -(total * weights[i] % whole))
    for position in by_remainder[: total - sum(parts)]:
        parts[position] += 1
    return tuple(parts)
