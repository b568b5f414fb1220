"""What the house knows beside a subject, looked for when a rule or a page asks, and then kept for as long as the facts are.

Within the transaction that they were made in they see what it sees; asked later, they look anew.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection

from states.achievement import Achievement
from states.calendar import months_since
from states.case import Case, Subject
from states.facts import OtherCase, Person
from states.inputs.corrections import Correct
from states.inputs.internal_control import Draft
from states.inputs.registration import Register
from states.objects import OBJECTS, identity_of
from states.stages import Seat
from workflow.house import House
from workflow.step import proved
from workflow.store import people
from workflow.transaction import reading

T = TypeVar("T")
RECENT_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Source:
    """Where to look: in the transaction at hand while it lasts. ``buyers``: those of all the subjects that will be asked about, so that
    the deals of all are looked for at once."""

    house: House
    connection: Connection | None
    unit: str
    today: str
    buyers: tuple[str, ...] = ()
    _deals: list[Case] = field(default_factory=list)
    _asked: list[str] = field(default_factory=list)

    def ask(self, what: Callable[[Connection], T]) -> T:
        if self.connection is not None and not self.connection.closed:
            return what(self.connection)
        with reading(self.house) as connection:
            return what(connection)

    @property
    def recent_since(self) -> str:
        """The first day of the twelve months whose deals count together."""
        return str(months_since(RECENT_MONTHS, date.fromisoformat(self.today)))

    def deals_with(self, buyer: str, but: str) -> int:
        """Sum (分) of a year's deals with this buyer, other than ``but``: split deals count together. Raises RowDiffers."""
        since = self.recent_since
        if buyer not in self.buyers:
            found = self.ask(lambda c: proved.deals_with(c, self.unit, [buyer], since, but))
        else:
            if not self._asked:
                self._deals.extend(self.ask(lambda c: proved.deals_with(c, self.unit, self.buyers, since)))
                self._asked.extend(self.buyers)
            found = tuple(case for case in self._deals if case.id != but)
        return sum(case.terms.price for case in found if case.terms is not None and case.terms.buyer.found_by == buyer)


@dataclass(frozen=True, slots=True)
class OnDemand:
    """People of a unit, with the seats that they hold on the day (see `states.facts.People`); ``expected``: who else will be asked for,
    looked up together with the first."""

    source: Source
    expected: tuple[str, ...] = ()
    _persons: dict[str, Person | None] = field(default_factory=dict)
    _holders: dict[Seat, frozenset[str]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def get(self, person: str, /) -> Person | None:
        if person not in self._persons:
            asked = list(dict.fromkeys((person, *(one for one in self.expected if one not in self._persons))))
            self._persons.update(self.source.ask(lambda c: persons_of(c, self.source.unit, asked, self.source.today)))
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
    return persons_of(connection, unit, [person], today)[person]


def persons_of(connection: Connection, unit: str, persons: Sequence[str], today: str) -> dict[str, Person | None]:
    """The same of several, None for whoever is none of the unit's."""
    rows = people.seated(connection, unit, persons, today)
    names = {row.id: row.name for row in rows}
    seats = {i: frozenset(Seat(row.seat) for row in rows if row.id == i and row.seat is not None) for i in names}
    return {i: Person(id=i, name=names[i], seats=seats[i]) if i in names else None for i in persons}


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
        return self.source.deals_with(self.subject.terms.buyer.found_by, but=self.subject.id)

    @property
    def duplicate_right(self) -> str:
        return self._holder("patent", identity(self.given))

    @property
    def duplicate_registration(self) -> str:
        given = self.given.corrected if isinstance(self.given, Correct) else self.given
        return self._holder("registration", given.number if isinstance(given, Register) else "")

    @cached_property
    def title_moved(self) -> bool:
        return isinstance(self.subject, Achievement) and any(
            case.subject.standing_title is not None
            for case in self._ask(lambda c: proved.cases_with(c, self.source.unit, (self.subject.id,)))
        )

    def _holder(self, column: str, value: str) -> str:
        return self._ask(lambda c: proved.holder_of(c, self.source.unit, column, value, but=self.subject.id)) if value else ""

    def _ask(self, what: Callable[[Connection], T]) -> T:
        return self.source.ask(what)
