"""Amounts as people type them; what could be read in two ways is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from states.amounts import Percent, Yuan
from states.money import MAX_FEN, grouped, yuan
from states.numerals import capitals

AMOUNT, SHARE = TypeAdapter(Yuan), TypeAdapter(Percent)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,000,000元", 100_000_000),
        ("1,000,000.00", 100_000_000),
        ("１，０００，０００．０５", 100_000_005),
        ("一百万", 100_000_000),
        ("一百万元整", 100_000_000),
        ("壹佰万元整", 100_000_000),
        ("人民币壹佰万圆整", 100_000_000),
        ("100万", 100_000_000),
        ("100 万元", 100_000_000),
        ("3百万元", 300_000_000),
        ("1.5亿元", 15_000_000_000),
        ("12.345678万", 12_345_678),
        ("￥ 1000000.5", 100_000_050),
        ("RMB 20", 2000),
        ("十五万元", 15_000_000),
        ("两千零五十元五角", 205_050),
        ("三千五百", 350_000),
        ("零元", 0),
        (" 1000000\u200b ", 100_000_000),
    ],
)
def test_an_amount_is_read_as_it_is_typed(typed: str, amount: int) -> None:
    assert AMOUNT.validate_python(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "一万五",
        "１０００，０００．０５",
        "三千五",
        "100,00",
        "100,0000",
        "1,00",
        "一百万美元",
        "12.3456789万",
        "1.005元",
        "一二三",
        "-1",
        "1e3",
        "万",
        "01万",
        "百",
    ],
)
def test_what_has_no_one_reading_is_refused_in_chinese(typed: str) -> None:
    with pytest.raises(ValidationError, match="金额应以元为单位，至多两位小数，例如"):
        AMOUNT.validate_python(typed)


@given(st.integers(0, MAX_FEN))
def test_every_way_of_writing_an_amount_reads_back(amount: int) -> None:
    for written in (yuan(amount), grouped(amount) + "元", "¥" + grouped(amount), capitals(amount)):
        assert AMOUNT.validate_python(written) == amount


@pytest.mark.parametrize(("typed", "units"), [("80%", 800_000), ("８０％", 800_000), (" 33.3333 %", 333_333), ("12.5000", 125_000)])
def test_a_share_may_bear_its_sign(typed: str, units: int) -> None:
    assert SHARE.validate_python(typed) == units


@pytest.mark.parametrize("typed", ["八成", "80%%", "0.8‰", "100.1%"])
def test_other_shares_are_refused_in_chinese(typed: str) -> None:
    with pytest.raises(ValidationError, match="比例"):
        SHARE.validate_python(typed)
