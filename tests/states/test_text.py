"""What is typed and pasted: settled once, whoever adds the field."""

from datetime import date

import pytest
from pydantic import ValidationError, create_model

from states import text
from states.inputs.base import FIRST_DAY, LAST_DAY, Day, Input, Line, MaybeLine, Text
from states.table import INPUTS


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一种⾼效⽅法", "一种高效方法"),  # copied out of a PDF: Kangxi radicals
        ("⺠法典、⻳裂、⻛险", "民法典、龟裂、风险"),  # and those of the supplement
        ("\ufa11\uf9fb", "\ufa11炙"),  # a compatibility ideograph, and one that only looks like one
        ("e\u0301", "é"),
        ("\ufeff光\u200b催\u2060化\u00ad膜\u202e", "光催化膜"),
        ("葛\U000e0100飾", "葛飾"),
        ("甲\r\n乙\u2028丙\x0b丁", "甲\n乙\n丙\n丁"),
        ("（示例）１２", "（示例）１２"),  # widths stay as typed
    ],
)
def test_what_is_kept_of_a_text(typed: str, kept: str) -> None:
    assert text.settled(typed) == kept


def test_a_line_is_one_line():
    assert text.one_line(" 甲 \t乙\n\n丙  丁\u200b ") == "甲 乙 丙  丁"


@pytest.mark.parametrize(
    ("one", "other"),
    [("浙江某大学(示例)", "浙江某大学（示例）"), ("ABC 公司", "ａｂｃ公司"), ("⾼校", "高 校"), ("１２号", "12号")],
)
def test_two_spellings_of_a_name_are_one(one: str, other: str) -> None:
    assert text.folded(one) == text.folded(other)
    assert text.folded(one) != text.folded(other + "乙")


def test_what_prints_is_let_in_and_what_does_not_is_named():
    assert text.refusal("比表面积 10² m²·g⁻¹，H₂O，α→β，㎡，陈㛃，𬱖䶮\n\t") == ""
    assert text.refusal("甲\x00乙") == "含有不能打印的字符（U+0000）"
    assert text.refusal("用户\ue863") == "含有不能打印的字符（U+E863）"
    assert text.refusal("𓀀𓀁") == "含有不能打印的字符“𓀀”（U+13000）"


@pytest.mark.parametrize("type_", [Line, Text], ids=["line", "text"])
@pytest.mark.parametrize("blank", ["\u200b", "\u3164", " \u2060\u3000", "\u2800", "\n\ufe0f"])
def test_what_shows_nothing_is_blank(type_: object, blank: str) -> None:
    made = create_model("Given", __base__=Input, title=(type_, ...))
    with pytest.raises(ValidationError, match="at least 1 character"):
        made(title=blank)


def test_where_nothing_may_be_said_nothing_visible_is_nothing():
    assert create_model("Given", __base__=Input, note=(MaybeLine, ""))(note="\u200b ").note == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize("bare", [str, date, date | None, tuple[str, ...], dict[str, Line]], ids=repr)
def test_a_field_that_nobody_settles_is_refused_when_its_model_is_made(bare: object) -> None:
    with pytest.raises(TypeError, match=r"Given: title of a bare str or date"):
        create_model("Given", __base__=Input, title=(bare, ...))


@pytest.mark.parametrize("day", ["9990-01-01", "0001-01-01", "1949-09-30", "2100-01-01"])
def test_a_day_lies_within_bounds(day: str) -> None:
    made = create_model("Given", __base__=Input, on=(Day, ...))
    for bound in (FIRST_DAY, LAST_DAY):
        made.model_validate_json(f'{{"on": "{bound}"}}')
    with pytest.raises(ValidationError):
        made.model_validate_json(f'{{"on": "{day}"}}')


def test_the_description_tells_the_lengths_as_before():
    schema = INPUTS["issue_paper"].model_json_schema()["properties"]["kind"]
    assert (schema["minLength"], schema["maxLength"]) == (1, 40)


@pytest.mark.parametrize("typed", [5, "\ue000"])
def test_what_is_no_text_or_cannot_be_printed_is_no_line(typed: object) -> None:
    model = create_model("Given", __base__=Input, said=(Line, ...))
    with pytest.raises(ValidationError):
        model.model_validate({"said": typed})
