"""Identifiers of organisations: unified social credit code, organisation code, region code.

Sources: GB 32100-2015, GB 11714-1997, GB/T 2260 (domain §10.1, §10.2, §10.7). Raises ValueError in Chinese.
"""

import re

from states.identifiers.spelling import compact

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
_USCC = re.compile(rf"[{_USCC_ALPHABET}]{{2}}[0-9]{{6}}[{_USCC_ALPHABET}]{{10}}")

_ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION = re.compile(r"([0-9A-Z]{8})-?([0-9X])")

#: The first two digits of GB/T 2260: provinces, regions, municipalities, Taiwan, Hong Kong, Macao.
PROVINCES = frozenset(
    str(number)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))
    for number in range(first, last + 1)
)


def normalise_uscc(text: str) -> str:
    """The 18 characters of a unified social credit code (统一社会信用代码), its two check characters right."""
    code = spelled_uscc(text)
    if fault := uscc_fault(code):
        raise ValueError(fault)
    return code


def spelled_uscc(text: str) -> str:
    """The 18 characters of a code, whatever its check characters say: some were given out wrong and are in use."""
    code = compact(text)
    if not _USCC.fullmatch(code):
        raise ValueError("统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z）")
    return code


def uscc_fault(code: str) -> str:
    """Which check character of a code as spelled fails, in Chinese; "" when both are right."""
    if _uscc_check(code[:17]) != code[17]:
        return "统一社会信用代码的校验位不符"
    return "" if _organisation_check(code[8:16]) == code[16] else "统一社会信用代码中的组织机构代码校验位不符"


def normalise_organisation_code(text: str) -> str:
    """The 9 characters of an organisation code (组织机构代码), the hyphen left out."""
    match = _ORGANISATION.fullmatch(compact(text))
    if match is None:
        raise ValueError("组织机构代码应为 8 位数字或大写字母加 1 位校验码")
    if _organisation_check(match[1]) != match[2]:
        raise ValueError("组织机构代码的校验位不符")
    return match[1] + match[2]


def normalise_region_code(text: str) -> str:
    """A six-digit region code (行政区划代码); only the province is looked up."""
    code = compact(text)
    if not re.fullmatch(r"[0-9]{6}", code) or code[:2] not in PROVINCES:
        raise ValueError("行政区划代码应为 6 位数字，前两位是省级代码")
    return code


def _uscc_check(body: str) -> str:
    total = sum(_USCC_ALPHABET.index(char) * weight for char, weight in zip(body, _USCC_WEIGHTS, strict=True))
    return _USCC_ALPHABET[-total % 31]


def _organisation_check(body: str) -> str:
    total = sum(_ORGANISATION_ALPHABET.index(char) * weight for char, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
