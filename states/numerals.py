"""Amounts in capitals (大写金额) and dates as papers print them.

An amount is an integer number of 分. The spelling follows the rules annexed to 支付结算办法 (银发〔1997〕393 号):
several spellings of one amount are legal, so the writer takes the one without optional 零 and the reader takes all.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

#: The largest amount spelt: 10¹³ 分, a hundred thousand million yuan.
MAX_FEN = 10**13

_PREFIX = "人民币"
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = {"仟": 1000, "佰": 100, "拾": 10}
_SECTIONS = ("亿", "万", "")
_TEXT = re.compile(
    f"{_PREFIX}(?:(?:(?P<亿>[^亿万元]+)亿)?(?:(?P<万>[^亿万元]+)万)?(?P<元>[^亿万元角分整正]*)元)?"
    f"(?:零?(?P<角>[{_DIGITS[1:]}])角)?(?:零?(?P<分>[{_DIGITS[1:]}])分)?[整正]?"
)


def capitals(fen: int) -> str:
    """The amount in capitals, without optional 零: 1,409.50 is 人民币壹仟肆佰零玖元伍角.

    Raises ValueError when `fen` is negative or above `MAX_FEN`.
    """
    return next(_spellings(fen))


def read_capitals(text: str) -> int:
    """分 of an amount in capitals, in any legal spelling (optional 零, 整 or 正, with or without 整 after 角).

    Raises ValueError for every other text: what is read is spelt again and has to give the text back.
    """
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError(f"不是规范的大写金额：{text}")
    yuan = sum(_read_section(match[name] or "") * weight for name, weight in (("亿", 10**8), ("万", 10**4), ("元", 1)))
    fen = yuan * 100 + _DIGITS.index(match["角"] or "零") * 10 + _DIGITS.index(match["分"] or "零")
    if text not in _spellings(fen):
        raise ValueError(f"不是规范的大写金额：{text}")
    return fen


def chinese_date(day: date) -> str:
    """The date in Arabic digits without leading zeros, as GB/T 9704-2012 (7.3.5.4) asks: 2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _read_section(text: str) -> int:
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total, digit = total + digit * _UNITS[char], 0
        elif char in _DIGITS:
            digit = _DIGITS.index(char)
        else:
            raise ValueError(f"大写金额中有不认识的字：{char}")
    return total + digit


def _spellings(fen: int) -> Iterator[str]:
    """Every legal spelling of an amount, the one to print first."""
    if not 0 <= fen <= MAX_FEN:
        raise ValueError(f"金额超出可大写的范围：{fen} 分")
    yuan, cents = divmod(fen, 100)
    parts = [*_integer(yuan), *_fraction(yuan, cents)] if fen else [("零元",), ("整", "正")]
    return (_PREFIX + "".join(choice) for choice in product(*parts))


def _integer(yuan: int) -> Iterator[tuple[str, ...]]:
    """Alternatives for each piece of the whole yuan, high to low; nothing for an amount below one yuan."""
    started = gap = False
    previous = 0
    for name, value in zip(_SECTIONS, (yuan // 10**8, yuan // 10**4 % 10**4, yuan % 10**4), strict=True):
        if value and started:
            if value < _UNITS["仟"] or gap:
                yield ("零",)
            elif previous % 10 == 0:
                yield ("", "零")
        if value:
            yield (_section(value) + name,)
            previous = value
        started, gap = started or bool(value), started and not value
    if yuan:
        yield ("元",)


def _section(value: int) -> str:
    """A number from 1 to 9999: one 零 for inner zeros, none at either end."""
    text = ""
    for unit, weight in (*_UNITS.items(), ("", 1)):
        digit = value // weight % 10
        if digit:
            text += _DIGITS[digit] + unit
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")


def _fraction(yuan: int, cents: int) -> Iterator[tuple[str, ...]]:
    """Alternatives for 角, 分 and the closing 整: required after 元, optional after 角, never after 分."""
    jiao, fen = divmod(cents, 10)
    if jiao:
        if yuan and yuan % 10 == 0:
            yield ("", "零")
        yield (_DIGITS[jiao] + "角",)
    elif fen and yuan:
        yield ("零",)
    if fen:
        yield (_DIGITS[fen] + "分",)
    else:
        yield ("", "整", "正") if jiao else ("整", "正")
