"""What a guard may look at beyond its own state. Loaded under the lock; anything decided on is a field here."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from pydantic import BaseModel

from states.achievement import Achievement
from states.calendar import Calendar
from states.contract import About
from states.law import Regime
from states.stages import Seat
from states.terms import Mode

Model = TypeVar("Model", bound=BaseModel)


class NotGiven(Exception):
    """The step's input has not been given yet; its guard's finding is *pending*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the unit: ``seats`` held today; a person who left holds none."""

    id: str
    name: str
    seats: frozenset[Seat]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A paper for this step, not yet issued: its kind, its bytes' sha256 ("" while it is only known that it can be made),
    the case it is made from (terms and number of events), what it is about, its number and the number that it replaces."""

    kind: str
    sha256: str
    terms_hash: str
    seq: int
    about: About = About.CASE
    of: str = ""
    number: str = ""
    version: int = 1
    supersedes: str = ""


class People(Protocol):
    """The unit's people, as they are asked for: a person by id, their name (of a stranger: the id), the holders of a seat.
    Nobody asks for all of them."""

    def get(self, person: str, /) -> Person | None: ...

    def name(self, person: str, /) -> str: ...

    def holding(self, seat: Seat, /) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Everybody:
    """People who are all at hand."""

    by_id: Mapping[str, Person] = field(default_factory=dict)

    def get(self, person: str, /) -> Person | None:
        return self.by_id.get(person)

    def name(self, person: str, /) -> str:
        return self.by_id[person].name if person in self.by_id else person

    def holding(self, seat: Seat, /) -> frozenset[str]:
        return frozenset(p.id for p in self.by_id.values() if seat in p.seats)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCase:
    """Another live case, and its legal act, None before its terms are set."""

    id: str
    mode: Mode | None = None


class Elsewhere(Protocol):
    """What bears on a subject and lies outside it, looked for when a rule asks."""

    @property
    def attachments(self) -> Container[str]: ...
    @property
    def other_cases(self) -> tuple[OtherCase, ...]: ...
    @property
    def recent_deals(self) -> int: ...
    @property
    def duplicate_right(self) -> str: ...
    @property
    def duplicate_registration(self) -> str: ...
    @property
    def title_moved(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """What was found elsewhere, or nothing."""

    attachments: Container[str] = frozenset()  #: sha256 of what was uploaded to this subject
    other_cases: tuple[OtherCase, ...] = ()  #: live cases on the same achievements
    recent_deals: int = 0  #: other deals with the same buyer in 12 months, summed
    duplicate_right: str = ""  #: achievement already recorded under this number of the same kind
    duplicate_registration: str = ""  #: case already registered under this number
    title_moved: bool = False  #: for an achievement: its case recorded the register's change


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts of one decision. ``given`` and ``actor`` are filled in by `decide`; money in 分."""

    calendar: Calendar
    regime: Regime
    unit_name: str
    regulation_hash: str
    people: People = Everybody()
    achievements: tuple[Achievement, ...] = ()
    elsewhere: Elsewhere = AtHand()
    paper: NewPaper | None = None
    undue: str = ""  #: why the paper of this step cannot be made yet, in Chinese
    actor: Person | None = None
    given: BaseModel | None = None
    target: str = ""

    def take(self, model: type[Model]) -> Model:
        """The step's input as its model; raises `NotGiven` while actions are only being listed."""
        if not isinstance(self.given, model):
            raise NotGiven
        return self.given

    def acting(self) -> Person:
        """Who acts; the system acts for itself."""
        return self.actor or Person(id="system", name="系统", seats=frozenset({Seat.SYSTEM}))

    def completers(self) -> frozenset[str]:
        return frozenset(c for a in self.achievements for c in a.completer_ids())
