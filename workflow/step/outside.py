"""What the house knows beside a subject, looked for when a rule or a page asks, and then kept for as long as the facts are.

Within the transaction that they were made in they see what it sees; asked later, they look anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection

from states.achievement import Achievement
from states.case import Case, Subject
from states.facts import OtherCase, Person
from states.inputs.internal_control import Draft
from states.inputs.registration import Register
from states.objects import OBJECTS, identity_of
from states.stages import Seat
from workflow.house import House
from workflow.step import proved
from workflow.store import people
from workflow.transaction import reading

T = TypeVar("T")
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Source:
    """Where to look: in the transaction at hand while it lasts."""

    house: House
    connection: Connection | None
    unit: str
    today: str

    def ask(self, what: Callable[[Connection], T]) -> T:
        if self.connection is not None and not self.connection.closed:
            return what(self.connection)
        with reading(self.house) as connection:
            return what(connection)


@dataclass(frozen=True, slots=True)
class OnDemand:
    """People of a unit, with the seats that they hold on the day (see `states.facts.People`)."""

    source: Source
    _persons: dict[str, Person | None] = field(default_factory=dict)
    _holders: dict[Seat, frozenset[str]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def get(self, person: str, /) -> Person | None:
        if person not in self._persons:
            self._persons[person] = self.source.ask(lambda c: person_of(c, self.source.unit, person, self.source.today))
        return self._persons[person]

    def name(self, person: str, /) -> str:
        if person not in self._names:
            found = self.get(person)
            self._names[person] = found.name if found else person
        return self._names[person]

    def holding(self, seat: Seat, /) -> frozenset[str]:
        if seat not in self._holders:
            found = self.source.ask(lambda c: people.holders(c, self.source.unit, seat.value, self.source.today))
            self._names.update((row.id, row.name) for row in found)
            self._holders[seat] = frozenset(row.id for row in found)
        return self._holders[seat]


def person_of(connection: Connection, unit: str, person: str, today: str) -> Person | None:
    """A person of the unit with the seats held on the day; one who left holds none."""
    rows = people.seated(connection, unit, person, today)
    if not rows:
        return None
    return Person(id=person, name=rows[0].name, seats=frozenset(Seat(row.seat) for row in rows if row.seat is not None))


def identity(given: BaseModel | None) -> str:
    """What a draft may share with no other achievement, "" for any other input."""
    held = given.held if isinstance(given, Draft) and given.object in OBJECTS else None
    return identity_of(given.object, held) if isinstance(given, Draft) and held else ""


@dataclass(frozen=True)
class Outside:
    """What lies outside a subject and bears on it (see `states.facts.Elsewhere`); ``given``: a step's input, which some of it is about."""

    source: Source
    subject: Subject
    achievements: tuple[str, ...]
    given: BaseModel | None

    @cached_property
    def attachments(self) -> frozenset[str]:
        return self._ask(lambda c: proved.uploads(c, self.source.unit, (self.subject.id, *self.achievements)))

    @cached_property
    def other_cases(self) -> tuple[OtherCase, ...]:
        found = self._ask(lambda c: proved.live_cases_with(c, self.source.unit, self.achievements, but=self.subject.id))
        return tuple(OtherCase(id=case.id, mode=case.terms.mode if case.terms else None) for case in (one.subject for one in found))

    @cached_property
    def recent_deals(self) -> int:
        if not isinstance(self.subject, Case) or self.subject.terms is None:
            return 0
        buyer, since = self.subject.terms.buyer.uscc, str(date.fromisoformat(self.source.today) - YEAR)
        return self._ask(lambda c: proved.deals_with(c, self.source.unit, buyer, since, but=self.subject.id))

    @property
    def duplicate_right(self) -> str:
        return self._holder("patent", identity(self.given))

    @property
    def duplicate_registration(self) -> str:
        return self._holder("registration", self.given.number if isinstance(self.given, Register) else "")

    @cached_property
    def title_moved(self) -> bool:
        return isinstance(self.subject, Achievement) and any(
            case.subject.title is not None for case in self._ask(lambda c: proved.cases_with(c, self.source.unit, (self.subject.id,)))
        )

    def _holder(self, column: str, value: str) -> str:
        return self._ask(lambda c: proved.holder_of(c, self.source.unit, column, value, but=self.subject.id)) if value else ""

    def _ask(self, what: Callable[[Connection], T]) -> T:
        return self.source.ask(what)
