"""The law as dated data: what binds whom on which day, and the refusal when nothing does."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from states.calendar import CalendarDays, WorkDays
from states.citations import ALL, Mark, Scope, cite
from states.law import (
    CATALOGUE,
    LawUnknown,
    Regime,
    Unit,
    floor,
    governing,
    holds,
    length,
    parameters,
    rate,
    share_floor,
    strictest,
    unknown,
)
from states.law.bodies import registration_body
from states.law.cited import cited
from states.law.parameter import row

DAY = date(2026, 3, 2)
ZJ, CENTRAL, PRIVATE = Regime.ZJ_GOV_UNIT, Regime.CENTRAL_UNIT, Regime.PRIVATE_NONPROFIT


@pytest.mark.parametrize(
    ("rule", "zhejiang", "central"),
    [
        ("R01", Fraction(7, 10), Fraction(1, 2)),
        ("R02", Fraction(7, 10), Fraction(1, 2)),
        ("R03", Fraction(1, 10), Fraction(1, 20)),
        ("R03-years", 5, 3),
        ("R04", Fraction(7, 10), Fraction(1, 2)),
        ("P02", 15, 15),
        ("T02", 36, 36),
        ("T05", 500_000_000, 500_000_000),
    ],
)
def test_the_strictest_rule_in_force_binds(rule, zhejiang, central):
    assert floor(rule, on=DAY, regime=ZJ) == zhejiang
    assert floor(rule, on=DAY, regime=CENTRAL) == central


def test_the_governing_rule_names_its_citations():
    assert governing("R01", on=DAY, regime=ZJ).citations == ("浙江条例37-1",)
    assert governing("R01", on=DAY, regime=CENTRAL).citations == ("转化法45",)
    assert {each.scope for each in parameters("P02", on=DAY, regime=ZJ)} == {Scope.NATIONAL, Scope.ZHEJIANG}


def test_of_two_deadlines_the_shorter_binds_and_of_two_floors_the_higher():
    (six,) = parameters("R06", on=DAY, regime=ZJ)
    nine = row("R06", "期限", 9, Unit.MONTHS, "转化法45", stricter=six.stricter)
    assert strictest((six, nine)) is strictest((nine, six)) is six
    local, half = parameters("R01", on=DAY, regime=ZJ)
    assert strictest((local, half)) is strictest((half, local)) is local


@pytest.mark.parametrize(
    ("rule", "on", "regime"),
    [
        ("R01", date(2015, 9, 30), CENTRAL),
        ("R05", date(2017, 9, 30), ZJ),
        ("T08", date(2022, 6, 30), PRIVATE),
        ("R99", DAY, ZJ),
    ],
)
def test_a_day_without_a_text_is_no_answer(rule, on, regime):
    with pytest.raises(LawUnknown, match=rule):
        floor(rule, on=on, regime=regime)
    assert rule in unknown(rule, on=on, regime=regime)


@pytest.mark.parametrize(
    ("rule", "regime"), [("R05", CENTRAL), ("R01", PRIVATE), ("R01", Regime.ENTERPRISE), ("R08", Regime.ENTERPRISE), ("R01-unruled", ZJ)]
)
def test_that_no_floor_binds_is_an_answer(rule, regime):
    assert parameters(rule, on=DAY, regime=regime) == ()
    assert (governing(rule, on=DAY, regime=regime), floor(rule, on=DAY, regime=regime)) == (None, None)
    assert (unknown(rule, on=DAY, regime=regime), holds(rule, on=DAY, regime=regime)) == ("", False)
    assert (share_floor(rule, on=DAY, regime=regime), length(rule, on=DAY, regime=regime)) == (None, None)


def test_who_ruled_nothing_is_bound_by_the_half():
    """转化法 45(1) is a default for units that the state did not found."""
    for regime in (PRIVATE, Regime.ENTERPRISE):
        assert floor("R01-unruled", on=DAY, regime=regime) == Fraction(1, 2)


def test_a_tax_has_a_rate_for_everybody():
    assert rate("T08", on=DAY, regime=PRIVATE) == Fraction(3, 10_000)
    with pytest.raises(LawUnknown, match="R05"):
        rate("R05", on=DAY, regime=PRIVATE)


def test_a_rule_begins_on_its_first_day_and_ends_after_its_last():
    first, last = date(2017, 10, 1), date(2025, 12, 31)
    assert floor("R01", on=first, regime=ZJ) == Fraction(7, 10)
    assert floor("R01", on=first - timedelta(days=1), regime=ZJ) == Fraction(1, 2)
    assert governing("T04", on=last, regime=ZJ).mark is Mark.VERIFIED
    assert governing("T04", on=last + timedelta(days=1), regime=ZJ).citations == ("公告2026-10", "公告2026-9")


def test_the_exemption_ends_and_what_follows_is_not_known():
    last = date(2027, 12, 31)
    assert holds("T04", on=last, regime=ZJ)
    assert "2027年12月31日" in unknown("T04", on=last + timedelta(days=1), regime=ZJ)
    with pytest.raises(LawUnknown, match="T04"):
        holds("T04", on=date(2028, 1, 5), regime=ZJ)


def test_the_registration_acts_of_2000_end_when_that_of_2026_begins():
    """Its first day and its articles were not read, and its mark says so."""
    for old, new in (("登记办法2000-63", "登记办法2026"), ("认定规则51", "认定规则2026")):
        assert cite(old).effective_to == cite(new).effective_from - timedelta(days=1) == date(2026, 1, 22)
        assert (cite(new).mark, cite(new).dated, cite(new).article) == (Mark.KNOWLEDGE_LOW, Mark.KNOWLEDGE_LOW, "")
        assert cited([old, new], on=date(2026, 1, 22), regime=ZJ) == (old,)
        assert cited([old, new], on=date(2026, 1, 23), regime=ZJ) == (new,)
    assert governing("K01", on=date(2026, 1, 22), regime=ZJ).value == 30
    assert unknown("K01", on=date(2026, 1, 23), regime=ZJ)


def test_who_registers_contracts_is_said_by_the_act_in_force():
    assert registration_body(date(2026, 1, 22)) == ("科学技术主管部门", cite("登记办法2000-63"))
    assert registration_body(date(2026, 1, 23)) == ("工业和信息化主管部门", cite("登记办法2026"))
    assert registration_body(date(1999, 1, 1))[0] == "科学技术主管部门"


def test_a_unit_is_not_told_the_articles_of_a_province_that_does_not_bind_it():
    keys = ["浙江条例37-2", "国发2016-16-6", "本单位制度"]
    assert cited(keys, on=DAY, regime=ZJ) == tuple(keys)
    assert cited(keys, on=DAY, regime=CENTRAL) == ("国发2016-16-6", "本单位制度")
    assert cited(keys[:1], on=DAY, regime=CENTRAL) == ("浙江条例37-2",)


@pytest.mark.parametrize(
    ("rule", "expected"), [("P02", CalendarDays(15)), ("R07", CalendarDays(15)), ("R08", WorkDays(15)), ("X03", WorkDays(3))]
)
def test_a_length_counts_its_own_kind_of_days(rule, expected):
    assert length(rule, on=DAY, regime=ZJ) == expected


def test_a_value_is_read_as_what_it_is():
    assert share_floor("R05", on=DAY, regime=ZJ) == Fraction(1, 20)
    assert holds("T04", on=DAY, regime=ZJ)
    for read, rule in ((floor, "T04"), (holds, "P02"), (share_floor, "P02"), (length, "R06"), (length, "R01")):
        with pytest.raises(LawUnknown, match=rule):
            read(rule, on=DAY, regime=ZJ)


@pytest.mark.parametrize("parameter", CATALOGUE, ids=[f"{each.id}-{each.citations[0]}" for each in CATALOGUE])
def test_a_parameter_is_cited_named_and_of_its_unit(parameter):
    assert parameter.name
    assert set(parameter.citations) <= set(ALL)
    assert isinstance(parameter.value, bool) is (parameter.unit is Unit.YES_NO)
    assert isinstance(parameter.value, Fraction) is (parameter.unit is Unit.SHARE)
    assert parameter.regimes
    assert (parameter.scope is Scope.ZHEJIANG) <= (parameter.regimes == {ZJ})


def test_versions_of_one_rule_agree_on_name_unit_and_direction():
    for rule in {each.id for each in CATALOGUE}:
        versions = [each for each in CATALOGUE if each.id == rule]
        assert len({(each.name, each.unit, each.stricter) for each in versions}) == 1


def test_a_rule_needs_a_dated_and_known_source():
    with pytest.raises(ValueError, match="没有施行日期"):
        row("Z99", "规则", 1, Unit.MONTHS, "会计收付")
    with pytest.raises(ValueError, match="没有登记的依据"):
        row("Z99", "规则", 1, Unit.MONTHS, "转化法45", "转化法99")
