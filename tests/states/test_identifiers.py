"""Identifiers: real and generated numbers of domain §10, their misspellings, their masks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from states import identifiers as ids
from states.identifiers import PatentKind

ACCEPTED = [
    (ids.normalise_uscc, "12100000470095016Q", "12100000470095016Q"),
    (ids.normalise_uscc, " 91330100 799655058b ", "91330100799655058B"),
    (ids.normalise_uscc, "９１３３０１０６MA2ABCDEX7", "91330106MA2ABCDEX7"),
    (ids.normalise_uscc, "91330100123456788G", "91330100123456788G"),
    (ids.normalise_uscc, "113301000024894604", "113301000024894604"),
    (ids.normalise_organisation_code, "00248946-0", "002489460"),
    (ids.normalise_organisation_code, "002489460", "002489460"),
    (ids.normalise_id_number, "11010519491231002x", "11010519491231002X"),
    (ids.normalise_id_number, "34052419800101001X", "34052419800101001X"),
    (ids.normalise_id_number, "330106 19900307 1236", "330106199003071236"),
    (ids.normalise_id_number, "330102198512310012", "330102198512310012"),
    (ids.normalise_patent_number, "97101765.4", "97101765.4"),
    (ids.normalise_patent_number, "ZL 97 1 01765.4", "97101765.4"),
    (ids.normalise_patent_number, "ZL202110345678.3", "202110345678.3"),
    (ids.normalise_patent_number, "zl 2022 1 0987654.2", "202210987654.2"),
    (ids.normalise_patent_number, "CN202230123456.2", "202230123456.2"),
    (ids.normalise_patent_number, "2020100000011", "202010000001.1"),
    (ids.normalise_patent_number, "ＺＬ201980001234．9", "201980001234.9"),
    (ids.normalise_mobile, "+86 138-1234-5678", "13812345678"),
    (ids.normalise_bank_card, "6222 0210 0112 3456 789", "6222021001123456789"),
    (ids.normalise_region_code, "330106", "330106"),
    (ids.normalise_registration_number, "2024 3301 01 000123", "2024330101000123"),
    (ids.normalise_registration_number, "2024110101000123", "2024110101000123"),
    (ids.normalise_software_number, "2021SR0123456", "2021SR0123456"),
    (ids.normalise_layout_number, "bs.215001234", "BS.215001234"),
    (ids.normalise_plant_number, "CNA20181234.5", "CNA20181234.5"),
]

REFUSED = [
    (ids.normalise_uscc, "12100000470095016R", "校验位"),
    (ids.normalise_uscc, "91330100123456787D", "组织机构代码校验位"),
    (ids.normalise_uscc, "9133010012345678", "18 位"),
    (ids.normalise_uscc, "9133010012345678IG", "18 位"),
    (ids.normalise_organisation_code, "00248946-1", "校验位"),
    (ids.normalise_organisation_code, "248946-0", "8 位"),
    (ids.normalise_id_number, "330106199003071235", "校验位"),
    (ids.normalise_id_number, "33010619900307123", "18 位"),
    (ids.normalise_id_number, "990106199003071236", "省级代码"),
    (ids.normalise_id_number, "330106199002301236", "出生日期"),
    (ids.normalise_id_number, "330106000003071236", "出生日期"),
    (ids.normalise_id_number, "33010618490307123X", "出生日期"),
    (ids.normalise_patent_number, "ZL202110345678.4", "校验位"),
    (ids.normalise_patent_number, "97101765.5", "校验位"),
    (ids.normalise_patent_number, "ZL202110345678", "12 位"),
    (ids.normalise_patent_number, "ZL202140345678.3", "12 位"),
    (ids.normalise_patent_number, "200210345678.3", "12 位"),
    (ids.normalise_patent_number, "CN110569471A", "公开"),
    (ids.normalise_patent_number, "CN1105694B", "公开"),
    (ids.normalise_mobile, "12812345678", "11 位"),
    (ids.normalise_mobile, "1381234567", "11 位"),
    (ids.normalise_bank_card, "6222021001123456788", "校验位"),
    (ids.normalise_bank_card, "62220210011", "12 至 19"),
    (ids.normalise_region_code, "990106", "省级"),
    (ids.normalise_region_code, "33010", "6 位"),
    (ids.normalise_registration_number, "20243301010001", "16 位"),
    (ids.normalise_registration_number, "1999330101000123", "16 位"),
    (ids.normalise_registration_number, "2024990101000123", "行政区划"),
    (ids.normalise_registration_number, "2024331201000123", "行政区划"),
    (ids.normalise_software_number, "2021SX0123456", "SR"),
    (ids.normalise_layout_number, "BS.1", "BS"),
    (ids.normalise_plant_number, "CNB20181234.5", "CNA"),
    (ids.normalise_mobile, "1" * 65, "64 个字符"),
]


@pytest.mark.parametrize(("normalise", "typed", "stored"), ACCEPTED)
def test_a_right_number_gets_its_one_spelling(normalise, typed, stored):
    assert normalise(typed) == stored
    assert normalise(stored) == stored


@pytest.mark.parametrize(("normalise", "typed", "reason"), REFUSED)
def test_a_wrong_number_is_refused_with_its_reason(normalise, typed, reason):
    with pytest.raises(ValueError, match=reason):
        normalise(typed)


@pytest.mark.parametrize(
    ("normalise", "number"),
    [
        (ids.normalise_uscc, "12100000470095016Q"),
        (ids.normalise_organisation_code, "002489460"),
        (ids.normalise_id_number, "330106199003071236"),
        (ids.normalise_patent_number, "202110345678.3"),
        (ids.normalise_patent_number, "97101765.4"),
        (ids.normalise_bank_card, "6222021001123456789"),
    ],
)
def test_any_single_wrong_digit_is_noticed(normalise, number):
    for position, right in enumerate(number):
        for wrong in "0123456789":
            if right not in (wrong, "."):
                with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
                    normalise(number[:position] + wrong + number[position + 1 :])


@given(st.text(max_size=30))
def test_anything_typed_is_normalised_or_refused_never_worse(text):
    for normalise in {rule for rule, *_ in ACCEPTED}:
        try:
            stored = normalise(text)
        except ValueError:
            continue
        assert normalise(stored) == stored


def test_a_refusal_does_not_repeat_personal_data():
    with pytest.raises(ValueError, match="校验位") as refusal:
        ids.normalise_id_number("330106199003071235")
    assert "1990" not in str(refusal.value)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("202110345678.3", PatentKind.INVENTION),
        ("202220987654.2", PatentKind.UTILITY_MODEL),
        ("202230123456.2", PatentKind.DESIGN),
        ("201980001234.9", PatentKind.INVENTION),
        ("97101765.4", PatentKind.INVENTION),
        ("97201765.4", PatentKind.UTILITY_MODEL),
        ("202190000001.1", PatentKind.UTILITY_MODEL),
    ],
)
def test_a_number_names_its_kind(number, kind):
    assert ids.patent_kind(number) is kind


@pytest.mark.parametrize(
    ("kind", "filed", "ends"),
    [
        (PatentKind.INVENTION, "2021-03-29", "2041-03-28"),
        (PatentKind.INVENTION, "2021-04-01", "2041-03-31"),
        (PatentKind.UTILITY_MODEL, "1999-09-06", "2009-09-05"),
        (PatentKind.UTILITY_MODEL, "2004-02-29", "2014-02-27"),
        (PatentKind.DESIGN, "2021-05-31", "2031-05-30"),
        (PatentKind.DESIGN, "2021-06-01", "2036-05-31"),
    ],
)
def test_a_patent_lives_from_its_filing_date(kind, filed, ends):
    assert ids.patent_last_day(kind, date.fromisoformat(filed)) == date.fromisoformat(ends)


def test_numbers_are_printed_as_certificates_and_masks_do():
    assert ids.grant_number("202110345678.3") == "ZL202110345678.3"
    assert ids.registration_year("2024330101000123") == 2024
    assert ids.mask_id_number("330106199003071236") == "330106********1236"
    assert ids.mask_bank_card("6222021001123456789") == "***************6789"
    assert ids.mask_mobile("13812345678") == "138****5678"
    assert (ids.mask_name("张三"), ids.mask_name("欧阳小明"), ids.mask_name("")) == ("张*", "欧***", "")


class Everything(BaseModel):
    uscc: ids.Uscc
    organisation: ids.OrganisationCode
    region: ids.RegionCode
    person: ids.IdNumber
    mobile: ids.Mobile
    card: ids.BankCard
    patent: ids.PatentNumber
    registration: ids.RegistrationNumber
    software: ids.SoftwareNumber
    layout: ids.LayoutNumber
    plant: ids.PlantNumber


SCHEMAS = Everything.model_json_schema()["properties"]
EXAMPLES = {name: schema["examples"][0] for name, schema in SCHEMAS.items()}


def test_model_fields_normalise_and_show_valid_examples():
    stored = Everything.model_validate({name: f" {example} " for name, example in EXAMPLES.items()})
    assert Everything.model_validate(stored.model_dump()) == stored
    assert stored.patent == "202110345678.3"
    assert {schema["type"] for schema in SCHEMAS.values()} == {"string"}
    assert all(schema["description"] for schema in SCHEMAS.values())


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("wrong", [1, 330106, True, None, "", "?" * 10], ids=repr)
def test_a_model_field_refuses_numbers_and_nonsense(name, wrong):
    with pytest.raises(ValidationError):
        Everything.model_validate(EXAMPLES | {name: wrong})


@pytest.mark.parametrize(
    ("number", "year", "abroad"),
    [
        ("202110345678.3", 2021, False),
        ("97101765.4", 1997, False),
        ("00101234.5", 2000, False),
        ("201980001234.9", 2019, True),
        ("85801234.5", 1985, True),
    ],
)
def test_a_number_names_its_year_and_whether_it_came_from_abroad(number: str, year: int, abroad: bool):
    assert (ids.number_year(number), ids.from_abroad(number)) == (year, abroad)
