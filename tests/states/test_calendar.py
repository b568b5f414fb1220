"""Periods: the vectors of domain §7 and §2, and what must be refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import states
from states.calendar import (
    Calendar,
    CalendarDays,
    UnknownYear,
    WorkDays,
    add_months,
    is_workday,
    months_end,
    months_since,
    notice_end,
    parse,
)

DATA = Path(states.__file__).parent / "calendars"
CALENDAR = Calendar.of(parse(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.toml")))
ARRANGEMENT = """
year = 2026
source = "通知"
mark = "verified"
off = [{ name = "元旦", from = 2026-01-01, to = 2026-01-03 }]
work = [2026-01-04]
"""


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("posted", "raw", "end"),
    [
        ("2026-03-02", "2026-03-17", "2026-03-17"),
        ("2026-02-02", "2026-02-17", "2026-02-24"),
        ("2026-09-15", "2026-09-30", "2026-09-30"),
        ("2026-09-17", "2026-10-02", "2026-10-08"),
        ("2026-09-25", "2026-10-10", "2026-10-10"),
    ],
)
def test_fifteen_natural_days_end_on_a_working_day(posted, raw, end):
    assert day(posted) + timedelta(days=15) == day(raw)
    assert notice_end(day(posted), CalendarDays(15), CALENDAR) == day(end)


@pytest.mark.parametrize(
    ("posted", "length", "end"),
    [
        ("2026-03-02", 15, "2026-03-23"),
        ("2026-03-02", 30, "2026-04-14"),
        ("2026-02-09", 15, "2026-03-06"),
        ("2026-02-09", 30, "2026-03-27"),
    ],
)
def test_working_days_skip_holidays_and_count_make_up_days(posted, length, end):
    assert notice_end(day(posted), WorkDays(length), CALENDAR) == day(end)


@pytest.mark.parametrize(
    ("posted", "length", "rolled", "unrolled"),
    [
        ("2026-03-06", 15, "2026-03-23", "2026-03-21"),
        ("2026-09-17", 15, "2026-10-08", "2026-10-08"),
        ("2026-09-17", 14, "2026-10-08", "2026-10-08"),
    ],
)
def test_without_the_weekend_rule_only_holidays_move_the_end(posted, length, rolled, unrolled):
    assert notice_end(day(posted), CalendarDays(length), CALENDAR) == day(rolled)
    assert notice_end(day(posted), CalendarDays(length), CALENDAR, roll_on_weekend=False) == day(unrolled)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2023-06-15", 36, "2026-06-15"),
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2025-05-09", 12, "2026-05-09"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2026-12-01", 0, "2026-12-01"),
        ("2026-01-31", -1, "2025-12-31"),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_of_the_month(start, months, end):
    assert add_months(day(start), months) == day(end)


def test_a_period_of_months_moves_off_a_day_of_rest():
    assert months_end(day("2026-02-15"), 3, CALENDAR) == day("2026-05-15")
    assert months_end(day("2026-02-02"), 3, CALENDAR) == day("2026-05-06")
    assert months_end(day("2026-02-08"), 2, CALENDAR) == day("2026-04-08")
    assert months_end(day("2026-01-18"), 3, CALENDAR) == day("2026-04-20")
    assert months_end(day("2026-01-18"), 3, CALENDAR, roll_on_weekend=False) == day("2026-04-18")


def test_a_period_ends_no_later_than_days_do():
    assert add_months(day("9990-01-01"), 240) == date.max


def test_idle_for_more_than_a_year_begins_the_day_after():
    assert add_months(day("2025-05-09"), 12) + timedelta(days=1) == day("2026-05-10")


@pytest.mark.parametrize("length", [CalendarDays(15), WorkDays(15)])
def test_a_year_without_data_is_refused(length):
    with pytest.raises(UnknownYear, match="2027 年") as refusal:
        notice_end(day("2026-12-25"), length, CALENDAR)
    assert refusal.value.year == 2027
    with pytest.raises(UnknownYear):
        months_end(day("2026-11-30"), 3, CALENDAR)


@pytest.mark.parametrize("length", [CalendarDays(0), WorkDays(0), WorkDays(-1)])
def test_a_period_has_at_least_one_day(length):
    with pytest.raises(ValueError, match="至少为一日"):
        notice_end(day("2026-03-02"), length, CALENDAR)


def test_the_two_lengths_never_compare_equal_and_say_what_they_count():
    lengths: set[CalendarDays | WorkDays] = {CalendarDays(15), WorkDays(15)}
    assert len(lengths) == 2
    assert (str(CalendarDays(15)), str(WorkDays(15))) == ("15日", "15个工作日")


@pytest.mark.parametrize(("text", "worked"), [("2026-10-10", True), ("2026-10-11", False), ("2026-10-08", True), ("2026-10-07", False)])
def test_a_weekend_day_can_be_worked_and_a_weekday_off(text, worked):
    assert is_workday(day(text), CALENDAR) is worked


def test_the_years_carry_their_source_and_how_it_was_checked():
    assert {year: known.mark for year, known in CALENDAR.years.items()} == {2025: "knowledge high", 2026: "verified S23"}
    assert [len(CALENDAR.years[year].off) for year in (2025, 2026)] == [28, 33]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("year = 2026", "year = ", "格式"),
        ("year = 2026", 'year = "2026"', "格式"),
        ('mark = "verified"', 'mark = "verified"\nextra = 1', "格式"),
        ("[{ name", "[{ other = 1, name", "格式"),
        ("work = [2026-01-04]", "", "格式"),
        ("to = 2026-01-03", "to = 2025-12-31", "颠倒"),
        ("year = 2026", "year = 2025", "元旦不在 2025 年"),
        ("work = [2026-01-04]", "work = [2027-02-06]", "不在 2026 年前后"),
        ("from = 2026-01-01", "from = 2025-11-30", "不在 2026 年前后"),
        ("to = 2026-01-03", "to = 9999-12-31", "不在 2026 年前后"),
        ("work = [2026-01-04]", "work = [2026-01-04, 2026-01-04]", "重复"),
        ("work = [2026-01-04]", "work = [2026-01-03]", "周六或周日"),
        ("work = [2026-01-04]", "work = [2026-01-05]", "周六或周日"),
        ("to = 2026-01-03 }", 'to = 2026-01-03 }, { name = "又", from = 2026-01-03, to = 2026-01-03 }', "重复"),
    ],
)
def test_an_impossible_arrangement_is_refused(old, new, message):
    assert parse(ARRANGEMENT).work == {day("2026-01-04")}
    with pytest.raises(ValueError, match=message):
        parse(ARRANGEMENT.replace(old, new))


def test_a_later_arrangement_replaces_the_earlier():
    corrected = ARRANGEMENT.replace("work = [2026-01-04]", "work = []")
    calendar = Calendar.of([*CALENDAR.years.values(), parse(corrected)])
    assert is_workday(day("2026-01-04"), CALENDAR)
    assert not is_workday(day("2026-01-04"), calendar)
    assert is_workday(day("2026-02-16"), calendar), "what the earlier said of the spring festival is gone"
    assert is_workday(day("2025-10-09"), calendar) is is_workday(day("2025-10-09"), CALENDAR)


NEW_YEAR = """
year = 2027
source = "通知"
mark = "verified"
off = [{ name = "元旦", from = 2026-12-31, to = 2027-01-03 }]
work = [2026-12-26]
"""


def test_the_days_that_next_year_s_arrangement_names_in_this_year_count():
    calendar = Calendar.of([parse(NEW_YEAR), *CALENDAR.years.values()])
    assert (is_workday(day("2026-12-31"), CALENDAR), is_workday(day("2026-12-26"), CALENDAR)) == (True, False)
    assert (is_workday(day("2026-12-31"), calendar), is_workday(day("2026-12-26"), calendar)) == (False, True)
    assert notice_end(day("2026-12-21"), CalendarDays(10), calendar) == day("2027-01-04")
    with pytest.raises(UnknownYear):  # one day of it is no arrangement
        is_workday(day("2026-12-31"), Calendar.of([parse(NEW_YEAR)]))


@given(st.dates(date(2025, 1, 1), date(2026, 9, 30)), st.integers(1, 40))
def test_an_end_is_a_working_day_no_earlier_than_the_days_promised(posted, n):
    natural, working = notice_end(posted, CalendarDays(n), CALENDAR), notice_end(posted, WorkDays(n), CALENDAR)
    assert is_workday(natural, CALENDAR)
    assert natural >= posted + timedelta(days=n)
    between = [posted + timedelta(days=k) for k in range(1, (working - posted).days + 1)]
    assert sum(is_workday(each, CALENDAR) for each in between) == n
    assert is_workday(working, CALENDAR)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_are_added_without_skipping_a_month(start, n):
    end = add_months(start, n)
    assert (end.year - start.year) * 12 + end.month - start.month == n
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("today", "first"),
    [("2028-03-04", "2027-03-04"), ("2027-03-04", "2026-03-04"), ("2028-02-29", "2027-03-01"), ("2029-02-28", "2028-02-28")],
)
def test_twelve_months_back_are_months_of_the_calendar(today: str, first: str):
    """A leap year's day more takes nothing out of the twelve months (民法典 200-202)."""
    assert months_since(12, day(today)) == day(first)
