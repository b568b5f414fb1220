"""A unit and what it brings: its logs, its regulation, its people and the seats they hold. Each change is an entry."""

from dataclasses import dataclass

from states.floors import weaknesses
from states.regulation import content_hash, parse
from states.stages import Seat
from workflow import clock, keys
from workflow.errors import InvalidInput, NotFound
from workflow.house import House
from workflow.identity.passwords import hashed
from workflow.store import engine, people
from workflow.store import log as store
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, CASE, Write, moment, writing

OPERATOR = "operator"  #: who sets up an installation at its console; not a person of the unit


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """``password``: in clear, here only; ``since``: from when the seats are held (ISO day)."""

    id: str
    name: str
    username: str
    password: str
    seats: tuple[Seat, ...]


def found(house: House, unit: str, name: str, regulation: str) -> None:
    """Make a unit with its two logs and its first regulation, all at once or not at all; raises InvalidInput when the
    regulation is too weak or the unit is there already."""
    rules, version = parse(regulation), content_hash(regulation)
    with engine.writing(house.engine) as connection:
        if people.unit(connection, unit) is not None:
            raise InvalidInput([("单位", f"{unit} 已经存在")])
        people.insert_unit(connection, {"unit": unit, "name": name, "regime": rules.regime.value, "regulation": version})
        for kind in (CASE, ACCESS):
            store.create_head(connection, unit, kind)
        head = store.lock_head(connection, unit, CASE)
        assert head is not None, "it was made just now"
        write = Write(house, connection, unit, CASE, head, moment(house, connection, head))
        body = {"kind": "unit", "name": name, "regime": rules.regime.value, "sandbox": house.sandbox}
        write.append(Draft(case="", actor=OPERATOR, action="unit_founded", findings=[], body=body))
        _publish(write, regulation)
    for kind in (CASE, ACCESS):
        keys.make(house.settings.data, unit, kind, sandbox=house.sandbox)


def _publish(write: Write, regulation: str) -> None:
    """Put a version in force: not weaker than the law on the day, its whole text in the entry."""
    rules, version = parse(regulation), content_hash(regulation)
    weak = weaknesses(rules, on=clock.day(write.at))
    if weak:
        raise InvalidInput([(w.where, str(w)) for w in weak])
    values = {"unit": write.unit, "hash": version, "text": regulation, "published_at": clock.text(write.at)}
    people.insert_regulation(write.connection, values)
    people.in_force(write.connection, write.unit, version)
    body = {"kind": "regulation", "hash": version, "title": rules.title, "version": rules.version, "text": regulation}
    write.append(Draft(case="", actor=OPERATOR, action="regulation_published", findings=[], body=body))


def seat_people(house: House, unit: str, newcomers: list[NewPerson]) -> None:
    """Add persons with their seats, from today; raises NotFound for the unit, InvalidInput when a number or a sign-in
    name is taken."""
    secrets = {p.id: hashed(p.password) for p in newcomers}
    with writing(house, unit) as write:
        today = str(clock.day(write.at))
        for person in newcomers:
            _check_free(write, person)
            values = {"unit": unit, "id": person.id, "name": person.name, "username": person.username, "password": secrets[person.id]}
            people.insert_person(write.connection, values | {"active": True})
            for seat in person.seats:
                people.seat(write.connection, {"unit": unit, "person": person.id, "seat": seat.value, "since": today, "until": ""})
            body = {
                "kind": "seats",
                "person": person.id,
                "name": person.name,
                "seats": sorted(s.value for s in person.seats),
                "since": today,
            }
            write.append(Draft(case="", actor=OPERATOR, action="person_seated", findings=[], body=body))


def set_password(house: House, unit: str, person: str, password: str) -> None:
    """Give a person a new password; raises NotFound."""
    secret = hashed(password)
    with writing(house, unit, ACCESS) as write:
        _known(write, person)
        people.update_person(write.connection, unit, person, {"password": secret})
        write.append(Draft(case="", actor=OPERATOR, action="password_set", findings=[], body={"kind": "account", "person": person}))


def set_active(house: House, unit: str, person: str, *, active: bool) -> None:
    """Let a person in or out: one who is out holds no seat and has no session; raises NotFound."""
    with writing(house, unit) as write:
        _known(write, person)
        people.update_person(write.connection, unit, person, {"active": active})
        body = {"kind": "account", "person": person, "active": active}
        write.append(Draft(case="", actor=OPERATOR, action="person_activated" if active else "person_left", findings=[], body=body))


def _check_free(write: Write, newcomer: NewPerson) -> None:
    """Sign-in names are the installation's: one name is one person, whatever the unit."""
    if people.person(write.connection, write.unit, newcomer.id) is not None:
        raise InvalidInput([("人员编号", f"{newcomer.id} 已有人使用")])
    if people.by_username(write.connection, newcomer.username) is not None:
        raise InvalidInput([("用户名", f"{newcomer.username} 已有人使用")])


def _known(write: Write, person: str) -> None:
    if people.person(write.connection, write.unit, person) is None:
        raise NotFound(f"没有编号为 {person} 的人员")
