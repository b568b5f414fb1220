"""How a room (modes, objects, pricing) takes in its files: each by one line, and none with a part left blank."""

from collections.abc import Mapping
from dataclasses import Field, fields
from types import MappingProxyType
from typing import Any, ClassVar, Protocol, TypeVar


class _Keyed(Protocol):
    """One file's entry: a dataclass with a key of the stored vocabulary."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def key(self) -> str: ...


Key = TypeVar("Key", bound=_Keyed)


def registered(*entries: Key) -> Mapping[Any, Key]:
    """The entries by key; raises ValueError, naming the part, when a word is blank or a key stands twice."""
    found: dict[str, Key] = {}
    for entry in entries:
        blank = [part.name for part in fields(entry) if getattr(entry, part.name) == ""]
        if blank:
            raise ValueError(f"{entry.key}: {', '.join(blank)} left blank")
        if entry.key in found:
            raise ValueError(f"{entry.key} stands twice")
        found[entry.key] = entry
    return MappingProxyType(found)
