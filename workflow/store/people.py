"""SQL of units, regulations, persons, seats, sign-ins and answers already given."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, String, bindparam, func, select

from workflow.store.prepared import Prepared
from workflow.store.tables import Disclosure, Idempotency, Installation, Person, Regulation, Seating, Session, Unit, core

INSTALLATION, UNIT, REGULATION = core(Installation), core(Unit), core(Regulation)
PERSON, SEATING, SESSION = core(Person), core(Seating), core(Session)
IDEMPOTENCY, DISCLOSURE = core(Idempotency), core(Disclosure)

# Statements of every step are built once: putting one together costs more than running it.
_INSTALLATION = select(INSTALLATION)
_UNIT = Prepared(select(UNIT).where(UNIT.c.unit == bindparam("unit")))
# The version that is named, or the one in force where none is, comes with the unit's row. Which one that is, is settled apart:
# else PostgreSQL looks through all versions of the unit.
_OWN = UNIT.alias("own")
_IN_FORCE = select(_OWN.c.regulation).where(_OWN.c.unit == bindparam("unit")).scalar_subquery()
_VERSION = func.coalesce(func.nullif(bindparam("version", type_=String), ""), _IN_FORCE)
_UNIT_UNDER = Prepared(
    select(UNIT, REGULATION.c.text)
    .outerjoin_from(UNIT, REGULATION, (REGULATION.c.unit == bindparam("unit")) & (REGULATION.c.hash == _VERSION))
    .where(UNIT.c.unit == bindparam("unit"))
)
_REGULATION = Prepared(select(REGULATION.c.text).where(REGULATION.c.unit == bindparam("unit"), REGULATION.c.hash == bindparam("hash")))
_ON_THE_DAY = (SEATING.c.since <= bindparam("today")) & ((SEATING.c.until == "") | (SEATING.c.until >= bindparam("today")))
_SEATED = Prepared(
    select(PERSON.c.id, PERSON.c.name, SEATING.c.seat)
    .join_from(
        PERSON,
        SEATING,
        (SEATING.c.unit == PERSON.c.unit) & (SEATING.c.person == PERSON.c.id) & PERSON.c.active & _ON_THE_DAY,
        isouter=True,
    )
    .where(PERSON.c.unit == bindparam("unit"), PERSON.c.id.in_(bindparam("persons", expanding=True))),
    "persons",
)
_HOLDERS = Prepared(
    select(PERSON.c.id, PERSON.c.name).where(
        PERSON.c.unit == bindparam("unit"),
        PERSON.c.id.in_(
            select(SEATING.c.person).where(SEATING.c.unit == bindparam("unit"), SEATING.c.seat == bindparam("seat"), _ON_THE_DAY)
        ),
        PERSON.c.active,
    )
)
_ANSWERED = Prepared(
    select(IDEMPOTENCY).where(
        IDEMPOTENCY.c.unit == bindparam("unit"), IDEMPOTENCY.c.person == bindparam("person"), IDEMPOTENCY.c.key == bindparam("key")
    )
)
_REMEMBER = Prepared(IDEMPOTENCY.insert())


def installation(connection: Connection) -> Row[Any] | None:
    return connection.execute(_INSTALLATION).one_or_none()


def install(connection: Connection, *, sandbox: bool, clock_offset: int) -> None:
    connection.execute(INSTALLATION.insert().values(id=1, sandbox=sandbox, clock_offset=clock_offset))


def move_clock(connection: Connection, offset: int) -> None:
    connection.execute(INSTALLATION.update().values(clock_offset=offset))


def unit(connection: Connection, identifier: str) -> Row[Any] | None:
    return _UNIT.one_or_none(connection, {"unit": identifier})


def unit_under(connection: Connection, identifier: str, version: str) -> Row[Any] | None:
    """The unit's row, with the exact ``text`` of the version of its regulation ("": the one in force), None where there is none."""
    return _UNIT_UNDER.one_or_none(connection, {"unit": identifier, "version": version})


def units(connection: Connection) -> Sequence[str]:
    return connection.execute(select(UNIT.c.unit).order_by(UNIT.c.unit)).scalars().all()


def insert_unit(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(UNIT.insert().values(**values))


def regulation(connection: Connection, unit: str, content_hash: str) -> str | None:
    """The exact text of a published version."""
    row = _REGULATION.one_or_none(connection, {"unit": unit, "hash": content_hash})
    return row.text if row else None


def insert_regulation(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(REGULATION.insert().values(**values))


def in_force(connection: Connection, unit: str, content_hash: str) -> None:
    connection.execute(UNIT.update().where(UNIT.c.unit == unit).values(regulation=content_hash))


def insert_person(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(PERSON.insert().values(**values))


def update_person(connection: Connection, unit: str, person: str, values: dict[str, Any]) -> None:
    connection.execute(PERSON.update().where(PERSON.c.unit == unit, PERSON.c.id == person).values(**values))


def persons(connection: Connection, unit: str) -> Sequence[Row[Any]]:
    return connection.execute(select(PERSON).where(PERSON.c.unit == unit).order_by(PERSON.c.id)).all()


def listed(connection: Connection, unit: str, limit: int) -> Sequence[Row[Any, Any]]:
    """Ids and names of the first so many of those who are in."""
    query = select(PERSON.c.id, PERSON.c.name).where(PERSON.c.unit == unit, PERSON.c.active)
    return connection.execute(query.order_by(PERSON.c.id).limit(limit)).all()


def person(connection: Connection, unit: str, identifier: str) -> Row[Any] | None:
    return connection.execute(select(PERSON).where(PERSON.c.unit == unit, PERSON.c.id == identifier)).one_or_none()


def by_username(connection: Connection, username: str) -> Row[Any] | None:
    return connection.execute(select(PERSON).where(PERSON.c.username == username)).one_or_none()


def seat(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(SEATING.insert().values(**values))


def seated(connection: Connection, unit: str, persons: Sequence[str], today: str) -> Sequence[Row[Any]]:
    """Ids and names of these persons, once for each seat held on the day; once, with no seat, who holds none or has left."""
    return _SEATED.all(connection, {"unit": unit, "persons": persons, "today": today})


def holders(connection: Connection, unit: str, seat: str, today: str) -> Sequence[Row[Any]]:
    """Ids and names of those who hold the seat on the day."""
    return _HOLDERS.all(connection, {"unit": unit, "seat": seat, "today": today})


def every_seating(connection: Connection, unit: str) -> Sequence[Row[Any]]:
    return connection.execute(select(SEATING).where(SEATING.c.unit == unit)).all()


def seatings(connection: Connection, unit: str, person: str) -> Sequence[Row[Any]]:
    """All seats that the person ever held."""
    return connection.execute(select(SEATING).where(SEATING.c.unit == unit, SEATING.c.person == person)).all()


def insert_session(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(SESSION.insert().values(**values))


def session(connection: Connection, token: str, now: str) -> Row[Any] | None:
    return connection.execute(select(SESSION).where(SESSION.c.token == token, SESSION.c.expires_at > now)).one_or_none()


def delete_session(connection: Connection, token: str) -> None:
    connection.execute(SESSION.delete().where(SESSION.c.token == token))


def end_sessions(connection: Connection, unit: str, person: str, but: str = "") -> int:
    """Delete a person's sessions, all but one; how many there were."""
    query = SESSION.delete().where(SESSION.c.unit == unit, SESSION.c.person == person, SESSION.c.token != but)
    return connection.execute(query).rowcount


def sessions(connection: Connection, unit: str) -> Sequence[Row[Any]]:
    """All sessions of the unit's people, those that are over too."""
    return connection.execute(select(SESSION).where(SESSION.c.unit == unit)).all()


def answered(connection: Connection, unit: str, person: str, key: str) -> Row[Any] | None:
    return _ANSWERED.one_or_none(connection, {"unit": unit, "person": person, "key": key})


def remember(connection: Connection, values: dict[str, Any]) -> None:
    _REMEMBER.write_one(connection, values)


def insert_disclosure(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(DISCLOSURE.insert().values(**values))


def disclosure(connection: Connection, unit: str, commitment: str) -> Row[Any] | None:
    query = select(DISCLOSURE).where(DISCLOSURE.c.unit == unit, DISCLOSURE.c.commitment == commitment)
    return connection.execute(query).one_or_none()
