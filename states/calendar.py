"""Counting days as the law does: natural days, working days and months (民法典 201-203).

The day of the event is not counted (201). A month's period ends on the same day, or on the last day of a shorter month
(202). A last day on a day of rest moves to the next working day (203). Weekly rest days are treated like holidays by
default (`roll_on_weekend`, domain §7): longer is always lawful for 不少于. Which days are holidays and which weekends
are worked is data, one year at a time; a year without data is refused (`UnknownYear`).
"""

import tomllib
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

#: The law's days, here, are the days of China.
SHANGHAI = ZoneInfo("Asia/Shanghai")
_DAY = timedelta(days=1)
_SATURDAY = 5
_BESIDE = timedelta(days=31)  #: how far an arrangement reaches into the years beside its own


def today(at: datetime) -> date:
    """The day a moment falls on in China."""
    return at.astimezone(SHANGHAI).date()


class UnknownYear(ValueError):
    """A day was asked about in a year whose holiday arrangement is not loaded."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(f"没有 {year} 年的节假日安排，不能计算期限")


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """A length in natural days (自然日)."""

    n: int

    def __str__(self) -> str:
        return f"{self.n}日"


@dataclass(frozen=True, slots=True)
class WorkDays:
    """A length in working days (工作日)."""

    n: int

    def __str__(self) -> str:
        return f"{self.n}个工作日"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """One year's arrangement: days off, weekend days worked instead, where it was published, how it was checked."""

    year: int
    source: str
    mark: str
    off: frozenset[date]
    work: frozenset[date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years known, by number; ``named``: the days that an arrangement names, each with whether it is worked."""

    years: Mapping[int, CalendarYear]
    named: Mapping[date, bool]

    @classmethod
    def of(cls, years: Iterable[CalendarYear]) -> "Calendar":
        """A calendar of these years. Of two arrangements for one year the later given counts, as the State Council corrects its own.
        An arrangement may name days of the years beside its own: for New Year, of the December before. Next year's is issued later,
        and counts."""
        known = {year.year: year for year in years}
        named: dict[date, bool] = {}
        for _, year in sorted(known.items()):
            named |= dict.fromkeys(year.off, False) | dict.fromkeys(year.work, True)
        return cls(known, named)

    def says(self, day: date) -> bool | None:
        """Whether the day is worked by name, None where no arrangement names it; raises UnknownYear."""
        if day.year not in self.years:
            raise UnknownYear(day.year)
        return self.named.get(day)


class _Span(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    name: str
    first: date = Field(alias="from")
    last: date = Field(alias="to")

    def days(self) -> Iterable[date]:
        return (self.first + _DAY * n for n in range((self.last - self.first).days + 1))


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    year: int
    source: str = Field(min_length=1)
    mark: str = Field(min_length=1)
    off: list[_Span] = Field(min_length=1)
    work: list[date]


def parse(toml_text: str) -> CalendarYear:
    """One year's arrangement from TOML; raises ValueError, in Chinese, for anything that cannot be an arrangement."""
    try:
        document = TypeAdapter(_Document).validate_python(tomllib.loads(toml_text))
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        raise ValueError(f"节假日安排的格式不对：{fault}") from fault
    off = [day for span in document.off for day in span.days()]
    _check(document, off)
    return CalendarYear(year=document.year, source=document.source, mark=document.mark, off=frozenset(off), work=frozenset(document.work))


def _check(document: _Document, off: list[date]) -> None:
    for span in document.off:
        if span.first > span.last:
            raise ValueError(f"{span.name}的起止日期颠倒")
        if document.year not in {day.year for day in span.days()}:
            raise ValueError(f"{span.name}不在 {document.year} 年")
    if len(set(off)) < len(off) or len(set(document.work)) < len(document.work):
        raise ValueError("节假日安排中有重复的日期")
    for day in (*off, *document.work):
        if not date(document.year, 1, 1) - _BESIDE <= day <= date(document.year, 12, 31) + _BESIDE:
            raise ValueError(f"{day} 不在 {document.year} 年前后")
    for day in document.work:
        if day in off or day.weekday() < _SATURDAY:
            raise ValueError(f"调休上班日 {day} 应是未放假的周六或周日")


def is_workday(day: date, calendar: Calendar) -> bool:
    """Whether `day` is worked: a weekday that is not a holiday, or a weekend day worked instead."""
    worked = calendar.says(day)
    return day.weekday() < _SATURDAY if worked is None else worked


def notice_end(posted: date, length: CalendarDays | WorkDays, calendar: Calendar, *, roll_on_weekend: bool = True) -> date:
    """The last day of a period that began with an event on `posted`; it has run when the day after has come."""
    if length.n < 1:
        raise ValueError("期限至少为一日")
    if isinstance(length, CalendarDays):
        return _roll(posted + _DAY * length.n, calendar, roll_on_weekend=roll_on_weekend)
    day, left = posted, length.n
    while left:
        day += _DAY
        left -= is_workday(day, calendar)
    return day


def add_months(day: date, n: int) -> date:
    """The same day `n` months later, or the last day of that month (民法典 202); the last day there is, if that comes first."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_since(n: int, today: date) -> date:
    """The earliest day whose period of `n` months has not ended before `today` (民法典 200-202)."""
    first = add_months(today, -n)
    return first if add_months(first, n) >= today else first + _DAY


def months_end(event: date, n: int, calendar: Calendar, *, roll_on_weekend: bool = True) -> date:
    """The last day of a period of `n` months after `event`, moved off a day of rest (民法典 201-203)."""
    return _roll(add_months(event, n), calendar, roll_on_weekend=roll_on_weekend)


def _roll(day: date, calendar: Calendar, *, roll_on_weekend: bool) -> date:
    """`day`, or when it is a day of rest the next working day."""
    if calendar.says(day) is False or (roll_on_weekend and not is_workday(day, calendar)):
        while not is_workday(day, calendar):
            day += _DAY
    return day
