"""Load what the guards may look at beyond the subject's own state: under the lock for a step, in one snapshot for a reader."""

from dataclasses import replace
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, Row

from states.achievement import Achievement
from states.case import Case, Subject
from states.facts import Facts
from states.inputs.proposal import Open
from states.law import Regime
from states.regulation import Regulation, content_hash, parse
from workflow import clock
from workflow.errors import NotFound, RowDiffers
from workflow.house import House
from workflow.recent import Recent
from workflow.step import proved
from workflow.step.outside import OnDemand, Outside, Source
from workflow.store import people
from workflow.subjects import achievements_of
from workflow.transaction import Write

Loaded = tuple[Facts, Regulation]
#: Texts read before, by the hash that they were found to have: the same text comes again at every step.
_READ: Recent[str, tuple[str, Regulation]] = Recent(256)


def load(house: House, connection: Connection, unit: str, today: str, subject: Subject, given: BaseModel | None) -> Loaded:
    """Facts for one decision on the subject, and the regulation that it is judged by: pinned by the case, or in force. ``given`` is the
    step's input, as some facts are about it. Raises NotFound and RowDiffers."""
    row = people.unit_under(connection, unit, subject.regulation if isinstance(subject, Case) else "")
    source = Source(house, connection, unit, today)
    known = about(_of(row, source), source, subject, _achievements(connection, unit, subject, given), given)
    return known, _held(unit, known.regulation_hash, row.text if row is not None else None)


def about(ours: Facts, source: Source, subject: Subject, achievements: tuple[Achievement, ...], given: BaseModel | None = None) -> Facts:
    """The unit's facts, and those of one subject with its achievements."""
    version = subject.regulation if isinstance(subject, Case) else ""
    elsewhere = Outside(source, subject, tuple(a.id for a in achievements), given)
    return replace(ours, regulation_hash=version or ours.regulation_hash, achievements=achievements, elsewhere=elsewhere)


def of_unit(house: House, connection: Connection, unit: str, today: str, expected: tuple[str, ...] = ()) -> Facts:
    """What is so for all of a unit's subjects that day, under the regulation in force; ``expected``: people who will be asked for.
    Raises NotFound."""
    return _of(people.unit(connection, unit), Source(house, connection, unit, today), expected)


def _of(row: Row[Any] | None, source: Source, expected: tuple[str, ...] = ()) -> Facts:
    if row is None:
        raise NotFound("没有这个单位")
    return Facts(
        calendar=source.house.calendar,
        regime=Regime(row.regime),
        unit_name=row.name,
        regulation_hash=row.regulation,
        people=OnDemand(source, expected),
    )


def regulation_for(connection: Connection, unit: str, facts: Facts) -> Regulation:
    """The version that the facts name: pinned by the case, or in force."""
    return _held(unit, facts.regulation_hash, people.regulation(connection, unit, facts.regulation_hash))


def _held(unit: str, version: str, text: str | None) -> Regulation:
    """What a stored text says, held against the hash that it goes by. Raises NotFound and RowDiffers."""
    if text is None:
        raise NotFound("制度版本不存在")
    known = _READ.get(version)
    if known is not None and known[0] == text:
        return known[1]
    if content_hash(text) != version:
        raise RowDiffers(unit, unit, proved.TEXT)
    regulation = parse(text)
    _READ.put(version, (text, regulation))
    return regulation


def for_write(write: Write, subject: Subject, given: BaseModel | None) -> Loaded:
    """The same, under the lock."""
    return load(write.house, write.connection, write.unit, str(clock.day(write.at)), subject, given)


def _achievements(connection: Connection, unit: str, subject: Subject, given: BaseModel | None) -> tuple[Achievement, ...]:
    if isinstance(subject, Achievement):
        return (subject,)
    asked = given.achievements if isinstance(given, Open) else subject.achievements
    found = achievements_of(connection, unit, asked)
    if missing := set(subject.achievements) - {a.id for a in found}:
        raise RowDiffers(unit, min(missing), "状态")  # the log has them
    return found
