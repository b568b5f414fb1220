from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.numerals import MAX_FEN, capitals, chinese_date, read_capitals

TABLE = (
    (140_950, "人民币壹仟肆佰零玖元伍角"),
    (600_714, "人民币陆仟零柒元壹角肆分"),
    (168_032, "人民币壹仟陆佰捌拾元叁角贰分"),
    (10_700_053, "人民币壹拾万柒仟元伍角叁分"),
    (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"),
    (32_504, "人民币叁佰贰拾伍元零肆分"),
    (29_913_280, "人民币贰拾玖万玖仟壹佰叁拾贰元捌角"),
    (101_000, "人民币壹仟零壹拾元整"),
    (10_001_000_000, "人民币壹亿零壹万元整"),
    (1_005_000_000, "人民币壹仟零伍万元整"),
    (100_000_000, "人民币壹佰万元整"),
    (10, "人民币壹角"),
    (5, "人民币伍分"),
    (0, "人民币零元整"),
    (1_005, "人民币壹拾元零伍分"),
    (10_000_700_000, "人民币壹亿零柒仟元整"),
    (MAX_FEN, "人民币壹仟亿元整"),
)
OTHER_SPELLINGS = (
    (168_032, "人民币壹仟陆佰捌拾元零叁角贰分"),
    (10_700_053, "人民币壹拾万柒仟元零伍角叁分"),
    (10_700_053, "人民币壹拾万零柒仟元伍角叁分"),
    (140_950, "人民币壹仟肆佰零玖元伍角整"),
    (101_000, "人民币壹仟零壹拾元正"),
)
WRONG = (
    "",
    "壹佰元整",
    "人民币",
    "人民币壹佰元",
    "人民币壹佰零元整",
    "人民币壹仟壹拾元整",
    "人民币壹仟零零壹拾元整",
    "人民币叁佰贰拾伍元肆分",
    "人民币叁佰贰拾伍元零肆分整",
    "人民币零元伍分",
    "人民币 壹佰元整",
    "人民币一百元整",
    "人民币拾元整",
    "人民币贰拾壹拾元整",
    "人民币壹佰万元整整",
)


@pytest.mark.parametrize(("fen", "text"), TABLE)
def test_an_amount_is_written_in_capitals(fen: int, text: str) -> None:
    assert capitals(fen) == text


@pytest.mark.parametrize(("fen", "text"), TABLE + OTHER_SPELLINGS)
def test_every_legal_spelling_is_read(fen: int, text: str) -> None:
    assert read_capitals(text) == fen


@pytest.mark.parametrize("text", WRONG)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="大写金额"):
        read_capitals(text)


@given(st.integers(0, MAX_FEN))
def test_what_is_written_is_read_back(fen: int) -> None:
    assert read_capitals(capitals(fen)) == fen


@given(st.integers(0, MAX_FEN), st.data())
def test_a_changed_character_never_reads_as_the_same_amount(fen: int, data: st.DataObject) -> None:
    text = capitals(fen)
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + data.draw(st.sampled_from("零壹贰拾佰万亿元角分")) + text[at + 1 :]
    assert changed == text or reading(changed) != fen


def reading(text: str) -> int | None:
    try:
        return read_capitals(text)
    except ValueError:
        return None


@pytest.mark.parametrize("fen", [-1, MAX_FEN + 1])
def test_an_amount_out_of_range_is_refused(fen: int) -> None:
    with pytest.raises(ValueError, match="超出"):
        capitals(fen)


def test_a_date_is_printed_without_leading_zeros() -> None:
    assert chinese_date(date(2026, 3, 2)) == "2026年3月2日"
