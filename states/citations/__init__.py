"""Every legal source once, by a short Chinese key that also serves as Gherkin tag: `cite("转化法18")`.

A file holds one field of law; `conventions` holds what is not law and says so.
"""

from collections.abc import Mapping
from types import MappingProxyType

from states.citations import assets, civil, conventions, patent, records, registration, standards, tax, transfer, zhejiang
from states.citations.citation import Act, Citation, Mark, Scope
from states.citations.sources import SOURCES

_FIELDS = (transfer, zhejiang, civil, patent, assets, tax, registration, records, standards, conventions)

#: Every citation by key, in the order of the files.
ALL: Mapping[str, Citation] = MappingProxyType({citation.key: citation for field in _FIELDS for citation in field.CITATIONS})


def cite(key: str) -> Citation:
    """The citation of that key; raises ValueError for a key that is not in the catalogue."""
    try:
        return ALL[key]
    except KeyError:
        raise ValueError(f"没有登记的依据：{key}") from None


__all__ = ["ALL", "SOURCES", "Act", "Citation", "Mark", "Scope", "cite"]
