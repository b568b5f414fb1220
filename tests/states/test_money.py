"""Money and shares: strict reading, exact rounding, splits that lose nothing."""

import json
import math
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from states.amounts import Percent, PositiveYuan, Yuan
from states.money import (
    MAX_FEN,
    WHOLE,
    ceil_of,
    fen,
    grouped,
    half_up,
    is_whole,
    percent,
    share,
    split,
    told,
    yuan,
)


class Offer(BaseModel):
    price: Yuan
    fee: PositiveYuan = 1
    part: Percent = 0


@pytest.mark.parametrize(
    ("text", "amount"),
    [("0", 0), ("0.05", 5), ("1.5", 150), ("1000000.00", 100_000_000), ("299132.80", 29_913_280), ("100000000000", MAX_FEN)],
)
def test_yuan_text_is_read_as_fen(text, amount):
    assert fen(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "1 ",
        "1\n",
        "-1",
        "+1",
        "1,000.00",
        "1e3",
        "1.",
        ".5",
        "1.005",
        "01",
        "00.50",
        "１",
        "NaN",
        "¥1",
        "100000000000.01",
        "9" * 30,
    ],
)
def test_other_spellings_are_refused_in_chinese(text):
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        fen(text)


@given(st.integers(0, MAX_FEN))
def test_printing_and_reading_are_inverse(amount):
    assert fen(yuan(amount)) == amount
    assert grouped(amount).replace(",", "") == yuan(amount)


@pytest.mark.parametrize(
    ("amount", "plain", "paper"),
    [
        (0, "0.00", "0.00"),
        (7, "0.07", "0.07"),
        (100_000_000, "1000000.00", "1,000,000.00"),
        (-5, "-0.05", "-0.05"),
        (-123_456, "-1234.56", "-1,234.56"),
    ],
)
def test_amounts_are_printed_with_two_decimals(amount, plain, paper):
    assert (yuan(amount), grouped(amount)) == (plain, paper)


@given(st.integers(0, WHOLE))
def test_shares_are_read_as_printed(units):
    assert share(percent(units)) == units


@pytest.mark.parametrize(("text", "units"), [("0", 0), ("100", WHOLE), ("12.5", 125_000), ("0.0001", 1), ("33.3333", 333_333)])
def test_percent_text_is_read_in_units(text, units):
    assert share(text) == units


@pytest.mark.parametrize("text", ["", "100.0001", "101", "-1", "12.34567", "12%", "012", "1e1", "1000"])
def test_other_percents_are_refused(text):
    with pytest.raises(ValueError, match="比例"):
        share(text)


def test_a_floor_is_rounded_up_to_the_next_fen():
    assert ceil_of(3_333_333, Fraction(7, 10)) == 2_333_334
    assert ceil_of(10_000_001, Fraction(7, 10)) == 7_000_001
    assert ceil_of(10, Fraction(7, 10)) == 7


@given(st.integers(0, MAX_FEN), st.fractions(0, 2))
def test_ceil_and_half_up_agree_with_exact_arithmetic(amount, rate):
    assert ceil_of(amount, rate) == math.ceil(amount * rate)
    assert half_up(amount * rate) == math.floor(amount * rate + Fraction(1, 2))


@pytest.mark.parametrize(
    ("value", "rounded"), [("1/2", 1), ("-1/2", -1), ("3/2", 2), ("49/100", 0), ("-149/100", -1), ("5/2", 3), ("7", 7)]
)
def test_halves_round_away_from_zero(value, rounded):
    assert half_up(Fraction(value)) == rounded


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (6_563_480, (1, 1, 1), (2_187_827, 2_187_827, 2_187_826)),
        (59_826_560, (500_000, 300_000, 200_000), (29_913_280, 17_947_968, 11_965_312)),
        (1, (1, 1), (1, 0)),
        (5, (0, 1, 0), (0, 5, 0)),
        (0, (), ()),
        (0, (0, 0), (0, 0)),
    ],
)
def test_leftover_goes_to_the_largest_remainder_then_the_earlier(total, weights, parts):
    assert split(total, weights) == parts


@pytest.mark.parametrize(("total", "weights"), [(1, ()), (1, (0, 0)), (-1, (1,)), (1, (2, -1))])
def test_a_split_without_an_answer_is_refused(total, weights):
    with pytest.raises(ValueError, match=r"分配|权重"):
        split(total, weights)


@given(st.integers(0, MAX_FEN), st.lists(st.integers(0, WHOLE), min_size=1, max_size=12).filter(any))
def test_a_split_sums_exactly_and_strays_by_less_than_one_fen(total, weights):
    parts = split(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1
        assert weight or part == 0


def test_json_carries_money_and_shares_as_strings():
    offer = Offer.model_validate_json('{"price": "1000000", "part": "12.5"}')
    assert (offer.price, offer.part) == (100_000_000, 125_000)
    assert json.loads(offer.model_dump_json()) == {"price": "1000000.00", "fee": "0.01", "part": "12.5000"}


@pytest.mark.parametrize("value", ["1000000", "1.0", "true", "null", '"-1.00"', '"1e3"', '["1"]', '"1,00.00"'])
@pytest.mark.parametrize("field", ["price", "part"])
def test_json_numbers_and_negatives_are_refused(field, value):
    given = {"price": '"1.00"', field: value}
    with pytest.raises(ValidationError):
        Offer.model_validate_json("{" + ",".join(f'"{name}": {text}' for name, text in given.items()) + "}")


def test_a_positive_amount_is_not_zero():
    assert Offer.model_validate({"price": "0.00", "fee": "0.01"}).fee == 1
    with pytest.raises(ValidationError, match="大于零"):
        Offer.model_validate({"price": "0.00", "fee": "0.00"})


def test_the_schema_shows_patterned_strings_that_match_their_examples():
    for mode in ("validation", "serialization"):
        for rule in Offer.model_json_schema(mode=mode)["properties"].values():
            assert rule["type"] == "string"
            assert re.search(rule["pattern"], rule["examples"][0])
    part = Offer.model_json_schema()["properties"]["part"]["pattern"]
    assert re.search(part, "100.0000")
    assert not re.search(part, "100.0001")


def test_a_floor_of_the_law_rounds_up():
    """An intermediary's 不低于百分之五 of 888,888.88 is 44,444.45: 44,444.44 would be less."""
    assert ceil_of(88_888_888, Fraction(5, 100)) == 4_444_445


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        ((WHOLE,), True),
        ((333_333,) * 3, True),
        ((142_857,) * 7, True),
        ((333_333, 333_333, 333_334), True),
        ((333_333, 333_332, 333_333), False),
        ((500_000, 500_001), False),
        ((333_334,) * 3, False),
        ((), False),
    ],
)
def test_equal_parts_that_cannot_be_written_are_a_whole(shares, whole):
    assert is_whole(shares) is whole


@pytest.mark.parametrize(
    ("units", "text"), [(WHOLE, "100%"), (1_000_001, "100.0001%"), (125_000, "12.5%"), (0, "0%"), (1_000_000 * 10, "1000%")]
)
def test_a_share_is_told_without_losing_a_digit(units, text):
    assert told(units) == text
