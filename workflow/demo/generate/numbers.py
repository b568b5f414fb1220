"""Numbers of patents and organisations that nobody holds but that check out, one for each serial number."""

from collections.abc import Callable

from states.identifiers.organisation import normalise_organisation_code, normalise_uscc
from states.identifiers.patent import normalise_patent_number

CHECKS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
MOST = 10**7  #: serial numbers below this


def patent(serial: int) -> str:
    """An invention filed in 2021."""
    return _checked(f"ZL20211{serial:07d}", normalise_patent_number)


def uscc(serial: int) -> str:
    """A company registered in Hangzhou."""
    organisation = _checked(f"M{serial:07d}", normalise_organisation_code)
    return _checked(f"91330106{organisation}", normalise_uscc)


def _checked(body: str, normalise: Callable[[str], str]) -> str:
    """The number with the one check character that its rule takes."""
    for check in CHECKS:
        try:
            normalise(body + check)
        except ValueError:
            continue
        return body + check
    raise AssertionError(f"{body} has no check character")
