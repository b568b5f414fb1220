"""Amounts and shares as people type them, brought to the one spelling that `states/money.py` reads.

"1,000,000元", "１００万", "一百万元整" and "¥1000000.00" are one amount. Nothing is guessed: what has two readings ("一万五",
"100,00") or more decimals than there are 分 stays as it is typed, and is refused there.
"""

import re
import unicodedata
from decimal import Decimal

from states import numerals
from states.text import settled

_BEFORE = re.compile(r"^(?:人民币|RMB|CNY)?[¥:]?", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?P<number>(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?)(?P<tens>[十百千]?)(?P<section>[万亿]?)元?整?", re.ASCII
)
_WORTH = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_CAPITALS = str.maketrans("〇一二两三四五六七八九十百千圆圓", "零壹贰贰叁肆伍陆柒捌玖拾佰仟元元")
_BARE_TEN = re.compile("(^|[亿万])拾")  #: 十五万 for 一十五万


def yuan(typed: str) -> str:
    """The amount in figures, in yuan; what cannot be read stays as typed."""
    compact = _compact(typed)
    text = _BEFORE.sub("", compact)
    return _figures(text) or _words(text) or typed


def percent(typed: str) -> str:
    """The share in figures, without its sign; what cannot be read stays as typed."""
    return _compact(typed).removesuffix("%")


def _compact(typed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", settled(typed)).split())


def _figures(text: str) -> str:
    match = _FIGURES.fullmatch(text)
    if match is None:
        return ""
    number = match["number"].replace(",", "")
    worth = _WORTH[match["tens"]] * _WORTH[match["section"]]
    return number if worth == 1 else format((Decimal(number) * worth).normalize(), "f")


def _words(text: str) -> str:
    spelt = _BARE_TEN.sub(r"\1壹拾", text.translate(_CAPITALS))
    ending = "" if spelt.endswith(("分", "角", "整", "正")) else "整" if spelt.endswith("元") else "元整"
    try:
        fen = numerals.read_capitals(f"人民币{spelt}{ending}")
    except ValueError:
        return ""
    return f"{fen // 100}.{fen % 100:02d}"
