"""What a file of this room says of a thing that is moved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from states.achievement import Achievement
from states.terms import ObjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A kind of thing. ``number`` and ``status`` read an achievement: "" when it has none."""

    key: ObjectKind
    name: str
    number_name: str
    number: Callable[[Achievement], str]  #: as printed
    status: Callable[[Achievement], str]  #: its legal status, as printed
    spared: Mapping[str, str] = field(default_factory=dict)
