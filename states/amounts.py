"""Amounts and shares at the edge: the types of fields that hold them, and how people write them.

A field takes a string and holds whole 分 or 0.0001 %. A number in JSON is refused, because a float has already lost the 分
that we promise to keep; what people type is brought to the one spelling that `states/money.py` reads.
"1,000,000元", "１００万", "一百万元整" and "¥1000000.00" are one amount. Nothing is guessed: what has two readings ("一万五",
"100,00") or more decimals than there are 分 stays as it is typed, and is refused there.
"""

import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema

from states import money, numerals
from states.text import settled

_BEFORE = re.compile(r"^(?:人民币|RMB|CNY)?[¥:]?", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?P<number>(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?)(?P<tens>[十百千]?)(?P<section>[万亿]?)元?整?", re.ASCII
)
_WORTH = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_CAPITALS = str.maketrans("〇一二两三四五六七八九十百千圆圓", "零壹贰贰叁肆伍陆柒捌玖拾佰仟元元")
_BARE_TEN = re.compile("(^|[亿万])拾")  #: 十五万 for 一十五万


def in_yuan(typed: str) -> str:
    """The amount in figures, in yuan; what cannot be read stays as typed."""
    compact = _compact(typed)
    text = _BEFORE.sub("", compact)
    return _figures(text) or _words(text) or typed


def in_percent(typed: str) -> str:
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
        return money.yuan(numerals.read_capitals(f"人民币{spelt}{ending}"))
    except ValueError:
        return ""


def _text_only(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("应写成字符串，不接受数字")


def _positive(amount: int) -> int:
    if amount == 0:
        raise ValueError("金额应大于零")
    return amount


def _schema(pattern: str, example: str, description: str) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern, "examples": [example], "description": description}


_YUAN_SCHEMA = _schema(
    rf"^{money.YUAN.pattern}$", "1000000.00", "金额，单位元，至多两位小数，不超过 100000000000.00；也可写作 1,000,000元、100万元、一百万元"
)
_PERCENT_SCHEMA = _schema(r"^(?:100(?:\.0{1,4})?|[1-9]?[0-9](?:\.[0-9]{1,4})?)$", "12.5000", "百分数，至多四位小数")


def _read_yuan(value: object) -> int:
    return money.fen(in_yuan(_text_only(value)))


def _read_percent(value: object) -> int:
    return money.share(in_percent(_text_only(value)))


#: At the edge a string in yuan, inside an int of 分, zero allowed. An int is refused: nobody could tell yuan from 分.
Yuan = Annotated[int, BeforeValidator(_read_yuan), PlainSerializer(money.yuan, return_type=str), WithJsonSchema(_YUAN_SCHEMA)]

#: As `Yuan`, and more than zero.
PositiveYuan = Annotated[Yuan, AfterValidator(_positive)]

#: At the edge a string in percent, inside an int of 0.0001 %, 0 to 1 000 000.
Percent = Annotated[int, BeforeValidator(_read_percent), PlainSerializer(money.percent, return_type=str), WithJsonSchema(_PERCENT_SCHEMA)]
