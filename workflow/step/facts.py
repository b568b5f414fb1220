"""Load, under the lock, what the guards may look at beyond the subject's own state."""

from datetime import date, timedelta

from pydantic import BaseModel
from sqlalchemy import Connection

from states.achievement import Achievement
from states.case import Case, Subject
from states.facts import Facts, OtherCase, Person
from states.inputs.internal_control import Draft
from states.inputs.proposal import Open
from states.inputs.registration import Register
from states.law import Regime
from states.objects import OBJECTS, identity_of
from states.regulation import Regulation, content_hash, parse
from states.stages import Seat
from workflow import clock
from workflow.errors import NotFound, RowDiffers
from workflow.house import House
from workflow.step import proved
from workflow.store import people
from workflow.subjects import achievements_of
from workflow.transaction import Write

YEAR = timedelta(days=365)


def people_of(connection: Connection, unit: str, today: str) -> dict[str, Person]:
    """Everybody of the unit with the seats they hold today."""
    found: dict[str, tuple[str, set[Seat]]] = {}
    for row in people.seated(connection, unit, today):
        seats = found.setdefault(row.id, (row.name, set()))[1]
        if row.seat is not None:
            seats.add(Seat(row.seat))
    return {i: Person(id=i, name=name, seats=frozenset(seats)) for i, (name, seats) in found.items()}


def load(house: House, connection: Connection, unit: str, today: str, subject: Subject, given: BaseModel | None) -> Facts:
    """Facts for one decision on the subject; ``given`` is the step's input, as some facts are about it."""
    row = people.unit(connection, unit)
    if row is None:
        raise NotFound("没有这个单位")
    achievements = _achievements(connection, unit, subject, given)
    ids = tuple(a.id for a in achievements)
    return Facts(
        calendar=house.calendar,
        regime=Regime(row.regime),
        unit_name=row.name,
        regulation_hash=(subject.regulation if isinstance(subject, Case) else "") or row.regulation,
        people=people_of(connection, unit, today),
        achievements=achievements,
        attachments=proved.uploads(connection, unit, (subject.id, *ids)),
        other_cases=_other_cases(connection, unit, ids, subject),
        recent_deals=_recent_deals(connection, unit, subject, today),
        duplicate_right=_duplicate(connection, unit, subject, "patent", identity(given)),
        duplicate_registration=_duplicate(connection, unit, subject, "registration", given.number if isinstance(given, Register) else ""),
        title_moved=isinstance(subject, Achievement) and _title_moved(connection, unit, subject.id),
    )


def regulation_for(connection: Connection, unit: str, facts: Facts) -> Regulation:
    """The version that the facts name: pinned by the case, or in force."""
    text = people.regulation(connection, unit, facts.regulation_hash)
    if text is None:
        raise NotFound("制度版本不存在")
    if content_hash(text) != facts.regulation_hash:
        raise RowDiffers(unit, unit, proved.TEXT)
    return parse(text)


def for_write(write: Write, subject: Subject, given: BaseModel | None) -> tuple[Facts, Regulation]:
    facts = load(write.house, write.connection, write.unit, str(clock.day(write.at)), subject, given)
    return facts, regulation_for(write.connection, write.unit, facts)


def _achievements(connection: Connection, unit: str, subject: Subject, given: BaseModel | None) -> tuple[Achievement, ...]:
    if isinstance(subject, Achievement):
        return (subject,)
    asked = given.achievements if isinstance(given, Open) else subject.achievements
    found = achievements_of(connection, unit, asked)
    if missing := set(subject.achievements) - {a.id for a in found}:
        raise RowDiffers(unit, min(missing), "状态")  # the log has them
    return found


def _other_cases(connection: Connection, unit: str, achievements: tuple[str, ...], subject: Subject) -> tuple[OtherCase, ...]:
    found = (case.subject for case in proved.live_cases_with(connection, unit, achievements, but=subject.id))
    return tuple(OtherCase(id=case.id, mode=case.terms.mode if case.terms else None) for case in found)


def _recent_deals(connection: Connection, unit: str, subject: Subject, today: str) -> int:
    if not isinstance(subject, Case) or subject.terms is None:
        return 0

    since = str(date.fromisoformat(today) - YEAR)
    return proved.deals_with(connection, unit, subject.terms.buyer.uscc, since, but=subject.id)


def _duplicate(connection: Connection, unit: str, subject: Subject, column: str, value: str) -> str:
    return proved.holder_of(connection, unit, column, value, but=subject.id) if value else ""


def identity(given: BaseModel | None) -> str:
    """What a draft may share with no other achievement, "" for any other input."""
    held = given.held if isinstance(given, Draft) and given.object in OBJECTS else None
    return identity_of(given.object, held) if isinstance(given, Draft) and held else ""


def _title_moved(connection: Connection, unit: str, achievement: str) -> bool:
    return any(case.subject.title is not None for case in proved.cases_with(connection, unit, (achievement,)))
