"""A unit and what it brings: its logs, its regulation, its people and the seats they hold. Each change is an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from states.stages import Seat
from workflow import clock
from workflow.errors import InvalidInput, NotFound
from workflow.house import House
from workflow.identity.caller import OPERATOR
from workflow.identity.passwords import account, hashed
from workflow.step import turns
from workflow.store import people
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, Write, writing


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """``password``: in clear, here only; ``since``: from when the seats are held (ISO day)."""

    id: str
    name: str
    username: str
    password: str
    seats: tuple[Seat, ...]


def seat_people(house: House, unit: str, newcomers: list[NewPerson]) -> None:
    """Add persons with their seats, from today; raises NotFound for the unit, InvalidInput when a number or a sign-in
    name is taken."""
    secrets = {p.id: hashed(p.password) for p in newcomers}
    with writing(house, unit) as write:
        seat_all(write, newcomers, secrets)


def seat_all(write: Write, newcomers: Sequence[NewPerson], secrets: Mapping[str, str]) -> None:
    """Add persons whose passwords are hashed already, by id; raises InvalidInput."""
    for person in newcomers:
        _seat(write, person, secrets[person.id])
    turns.renew(write, {seat for person in newcomers for seat in person.seats})


def _seat(write: Write, person: NewPerson, secret: str) -> None:
    _check_free(write, person)
    today = str(clock.day(write.at))
    values = {"unit": write.unit, "id": person.id, "name": person.name, "username": person.username, "password": secret}
    people.insert_person(write.connection, values | {"active": True})
    for held in person.seats:
        people.seat(write.connection, {"unit": write.unit, "person": person.id, "seat": held.value, "since": today, "until": ""})
    body = {"kind": "seats", "person": person.id, "name": person.name, "seats": sorted(s.value for s in person.seats), "since": today}
    body["account"] = account(person.username, secret)
    write.append(Draft(case="", actor=OPERATOR, action="person_seated", findings=[], body=body))


def set_password(house: House, unit: str, person: str, password: str) -> None:
    """Give a person a new password, and end all sessions of that person; raises NotFound."""
    secret = hashed(password)
    with writing(house, unit, ACCESS) as write:
        row = _known(write, person)
        people.update_person(write.connection, unit, person, {"password": secret})
        ended = people.end_sessions(write.connection, unit, person)
        body = {"kind": "account", "person": person, "account": account(row.username, secret), "ended": ended}
        write.append(Draft(case="", actor=OPERATOR, action="password_set", findings=[], body=body))


def set_active(house: House, unit: str, person: str, *, active: bool) -> None:
    """Let a person in or out: one who is out holds no seat and has no session; raises NotFound."""
    with writing(house, unit) as write:
        _known(write, person)
        people.update_person(write.connection, unit, person, {"active": active})
        people.end_sessions(write.connection, unit, person)
        turns.renew(write, {Seat(row.seat) for row in people.seatings(write.connection, unit, person)})
        body = {"kind": "account", "person": person, "active": active}
        write.append(Draft(case="", actor=OPERATOR, action="person_activated" if active else "person_left", findings=[], body=body))


def _check_free(write: Write, newcomer: NewPerson) -> None:
    """Sign-in names are the installation's: one name is one person, whatever the unit."""
    if people.person(write.connection, write.unit, newcomer.id) is not None:
        raise InvalidInput([("人员编号", f"{newcomer.id} 已有人使用")])
    if people.by_username(write.connection, newcomer.username) is not None:
        raise InvalidInput([("用户名", f"{newcomer.username} 已有人使用")])


def _known(write: Write, person: str) -> Row[Any]:
    row = people.person(write.connection, write.unit, person)
    if row is None:
        raise NotFound(f"没有编号为 {person} 的人员")
    return row
