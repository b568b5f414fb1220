"""How a room (modes, objects, pricing, life cycles, lines of the table) takes in its files: each by one line that names it, and
none with a part left blank."""

from collections.abc import Mapping
from dataclasses import Field, fields
from importlib import import_module
from types import MappingProxyType
from typing import Any, ClassVar, Protocol, TypeVar


class _Keyed(Protocol):
    """One file's entry: a dataclass with a key of the stored vocabulary."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def key(self) -> str: ...


Key = TypeVar("Key", bound=_Keyed)
Said = TypeVar("Said")


def found(room: str, name: str, kind: type[Said]) -> Said:
    """What the file of that name in a room says, under the same name in capitals; raises ImportError or TypeError, naming the file,
    when it is not there or does not say it."""
    said = getattr(import_module(f"{room}.{name}"), name.upper(), None)
    if not isinstance(said, kind):
        raise TypeError(f"{room}.{name} says no {name.upper()} ({kind.__name__})")
    return said


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
