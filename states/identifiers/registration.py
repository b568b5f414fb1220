"""Numbers given by other registers: technology contracts, software, layout designs, plant varieties.

Only the contract registration number has a layout we check: 4 year + 2 province + 2 city + 2 point + 6 serial digits,
without check digit (domain §6.3). The others are accepted generously, with the certificate as proof (§10.5).
"""

import re

from states.identifiers.organisation import PROVINCES
from states.identifiers.spelling import compact

_CONTRACT = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})[0-9]{2}[0-9]{6}")
_CITIES_OF_ZHEJIANG = 11


def normalise_registration_number(text: str) -> str:
    """The 16 digits of a technology-contract registration number (合同登记编号); the year may not precede 2000.

    Whether the year lies in the future is for a guard, which knows the day.
    """
    number = compact(text)
    match = _CONTRACT.fullmatch(number)
    if match is None:
        raise ValueError("合同登记编号应为 16 位数字，以年份开头，例如 2024330101000123")
    if match[2] not in PROVINCES or (match[2] == "33" and int(match[3]) > _CITIES_OF_ZHEJIANG):
        raise ValueError("合同登记编号第 5 至 8 位不是行政区划代码")
    return number


def registration_year(number: str) -> int:
    """The year in a normalised registration number."""
    return int(number[:4])


def normalise_software_number(text: str) -> str:
    """A software copyright registration number: year, SR, serial."""
    return _permissive(text, r"(?:19|20)[0-9]{2}SR[0-9]{4,8}", "软件著作权登记号应形如 2021SR0123456")


def normalise_layout_number(text: str) -> str:
    """A layout-design registration number: BS. and nine digits."""
    return _permissive(text, r"BS\.?[0-9]{9}", "集成电路布图设计登记号应形如 BS.215001234")


def normalise_plant_number(text: str) -> str:
    """A plant-variety number: CNA and 8 to 11 digits, a point allowed."""
    return _permissive(text, r"CNA[0-9]{8,11}(?:\.[0-9X])?", "植物新品种权号应形如 CNA20181234.5")


def _permissive(text: str, pattern: str, complaint: str) -> str:
    number = compact(text)
    if not re.fullmatch(pattern, number):
        raise ValueError(complaint)
    return number
