"""Identifiers of persons, all of them erasable data: ID number, mobile, bank card; and the masks for print.

Sources: GB 11643-1999, ISO/IEC 7812-1 (Luhn), domain §9.3, §10.3, §10.7. Raises ValueError in Chinese, never
repeating the number: the message may be shown to, or logged for, somebody who may not see it.
"""

import re
from datetime import date

from states.identifiers.organisation import PROVINCES
from states.identifiers.spelling import compact

_ID = re.compile(r"([0-9]{2})[0-9]{4}([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9X]")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_FIRST_YEAR = 1850
#: Residence permits of Taiwan residents are numbered under 83 (since 2018-09-01).
_ID_PREFIXES = PROVINCES | {"83"}


def normalise_id_number(text: str) -> str:
    """The 18 characters of an ID number (公民身份号码): region, a real birthday, check character."""
    number = compact(text)
    match = _ID.fullmatch(number)
    if match is None or match[1] not in _ID_PREFIXES:
        raise ValueError("公民身份号码应为 18 位，前两位是省级代码，末位是数字或 X")
    if int(match[2]) < _FIRST_YEAR:
        raise ValueError("公民身份号码中的出生日期不存在")
    try:
        date(int(match[2]), int(match[3]), int(match[4]))
    except ValueError:
        raise ValueError("公民身份号码中的出生日期不存在") from None
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    if _ID_CHECKS[total % 11] != number[17]:
        raise ValueError("公民身份号码的校验位不符")
    return number


def normalise_mobile(text: str) -> str:
    """A mainland mobile number, 11 digits; a leading +86 and hyphens are left out."""
    number = compact(text).replace("-", "").removeprefix("+86")
    if not re.fullmatch(r"1[3-9][0-9]{9}", number):
        raise ValueError("手机号码应为 11 位数字，以 13 至 19 开头")
    return number


def normalise_bank_card(text: str) -> str:
    """A bank card number of 12 to 19 digits with a right Luhn digit."""
    number = compact(text).replace("-", "")
    if not re.fullmatch(r"[0-9]{12,19}", number):
        raise ValueError("银行卡号应为 12 至 19 位数字")
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2])
    if (sum(map(int, number[-1::-2])) + sum(doubled)) % 10:
        raise ValueError("银行卡号的校验位不符")
    return number


def mask_id_number(number: str) -> str:
    """First six and last four: 330106********1236."""
    return f"{number[:6]}********{number[-4:]}"


def mask_bank_card(number: str) -> str:
    """The last four, the rest as asterisks."""
    return "*" * (len(number) - 4) + number[-4:]


def mask_mobile(number: str) -> str:
    """138****5678."""
    return f"{number[:3]}****{number[-4:]}"


def mask_name(name: str) -> str:
    """The first character only, for exports that leave the unit: 张*."""
    return name[:1] + "*" * (len(name) - 1)
