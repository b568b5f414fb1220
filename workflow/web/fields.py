"""What a form consists of, ready for its template: inputs, groups of them, repeatable rows. Made by `forms`, only read by pages."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "area", "date", "number", "select", "checks"]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the stored value and what the reader sees."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input. ``values`` holds what is filled in (several for *checks*), ``error`` what is wrong with it."""

    kind: Kind
    name: str
    label: str
    required: bool
    values: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    hint: str = ""
    error: str = ""
    numeric: bool = False
    longest: int = 0

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Inputs that belong together; an ``optional`` group may be left blank as a whole."""

    name: str
    label: str
    optional: bool
    parts: "tuple[Part, ...]"
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A list of like groups; blank rows at its end are there to be filled in and are dropped when sent."""

    name: str
    label: str
    rows: tuple[Group, ...]
    error: str = ""


Part = Field | Group | Rows
