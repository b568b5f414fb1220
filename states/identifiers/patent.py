"""Patent application and grant numbers, and how long a patent lives.

A grant number is `ZL` + the application number; both are kept in one form without prefix, so that a duplicate is found
whichever way it was typed. Sources: ZC 0006-2003, the scheme before it, 专利法 42 (domain §10.4).
"""

import re
from datetime import date, timedelta
from enum import StrEnum

from states.calendar import add_months
from states.identifiers.spelling import compact

_NEW = re.compile(r"(20[0-9]{2}[12389][0-9]{7})\.?([0-9X])")
_OLD = re.compile(r"((?:8[5-9]|9[0-9]|0[0-3])[12389][0-9]{5})\.?([0-9X])")
_PUBLICATION = re.compile(r"CN[0-9]{7,9}[A-WYZ][0-9]?")
_FIRST_NEW_YEAR = 2003
_CENTURY = 85  #: the first patents were applied for in 1985
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_LONGER_DESIGNS = date(2021, 6, 1)  #: 专利法 (2020) in force; designs filed from then on live 15 years


class PatentKind(StrEnum):
    INVENTION = "invention"  #: 发明专利
    UTILITY_MODEL = "utility_model"  #: 实用新型专利
    DESIGN = "design"  #: 外观设计专利


_KINDS = {
    "1": PatentKind.INVENTION,
    "2": PatentKind.UTILITY_MODEL,
    "3": PatentKind.DESIGN,
    "8": PatentKind.INVENTION,
    "9": PatentKind.UTILITY_MODEL,
}


def normalise_patent_number(text: str) -> str:
    """An application or grant number as `202110345678.3` (before October 2003: `97101765.4`), prefix left out."""
    typed = compact(text)
    if _PUBLICATION.fullmatch(typed):
        raise ValueError("这是专利公开（公告）号，请填写专利号或申请号")
    number = re.sub(r"^(?:ZL|CN)+", "", typed)
    match = _NEW.fullmatch(number) or _OLD.fullmatch(number)
    if match is None or (len(match[1]) == len(_WEIGHTS) and int(match[1][:4]) < _FIRST_NEW_YEAR):
        raise ValueError("专利号应为年份、种类、流水号共 12 位（2003 年 10 月前为 8 位）加一位校验码，例如 ZL202110345678.3")
    if _check(match[1]) != match[2]:
        raise ValueError("专利号的校验位不符")
    return f"{match[1]}.{match[2]}"


def grant_number(number: str) -> str:
    """The patent number as a certificate prints it, from a normalised number."""
    return f"ZL{number}"


def patent_kind(number: str) -> PatentKind:
    """The kind that a normalised number names."""
    return _KINDS[number[2] if len(number) == len("97101765.4") else number[4]]


def number_year(number: str) -> int:
    """The year that a normalised number names: of filing, or for a division of the day on which it was divided off."""
    first = int(number[:2])
    return int(number[:4]) if len(number) > len("97101765.4") else (1900 if first >= _CENTURY else 2000) + first


def from_abroad(number: str) -> bool:
    """Whether a normalised number is that of an international application (PCT) that entered China."""
    return (number[2] if len(number) == len("97101765.4") else number[4]) in "89"


def patent_last_day(kind: PatentKind, filing_date: date) -> date:
    """The last day on which the right protects (有效期届满日), not moved off a day of rest: filed 2021-03-29, last 2041-03-28.

    20 years from filing for an invention, 10 for a utility model, 15 for a design (10 if filed before 2021-06-01);
    a compensated term (专利法 42(2)-(3)) is not known here.
    """
    years = {
        PatentKind.INVENTION: 20,
        PatentKind.UTILITY_MODEL: 10,
        PatentKind.DESIGN: 15 if filing_date >= _LONGER_DESIGNS else 10,
    }
    return add_months(filing_date, 12 * years[kind]) - timedelta(days=1)


def _check(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=False))
    return "0123456789X"[total % 11]
