"""Sign in, stay signed in, sign out. Server-side sessions, so that one can be ended; every attempt is in the access log."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from workflow import clock
from workflow.errors import SignInFailed
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.identity.passwords import matches
from workflow.step.outside import person_of
from workflow.store import people
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, reading, writing

LIFETIME = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A fresh session: the token (cookie or bearer; known to the holder only) and the form token that goes with it."""

    token: str
    csrf: str
    caller: Caller


def sign_in(house: House, username: str, password: str) -> SignedIn:
    """Check a name and password; raises SignInFailed with the same words for an unknown name."""
    with reading(house) as connection:
        row = people.by_username(connection, username)
    right = matches(password, row.password if row is not None and row.active else None)
    if row is None:
        raise SignInFailed("用户名或密码不正确")
    with writing(house, row.unit, ACCESS) as write:
        action = "signed_in" if right else "sign_in_failed"
        write.append(Draft(case="", actor=row.id, action=action, findings=[], body={"kind": "sign_in", "ok": right}))
        if right:
            return _open(write.connection, row, write.at)
    raise SignInFailed("用户名或密码不正确")


def _open(connection: Connection, row: Row[Any], at: datetime) -> SignedIn:
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    values = {"token": _digest(token), "unit": row.unit, "person": row.id, "csrf": csrf}
    people.insert_session(connection, values | {"expires_at": clock.text(clock.machine_now() + LIFETIME)})
    return SignedIn(token=token, csrf=csrf, caller=_caller(connection, row.unit, row.id, at))


def recognise(house: House, token: str) -> tuple[Caller, str] | None:
    """Whose session this is, with its form token; None for an unknown or expired one, or a person who left."""
    with reading(house) as connection:
        session = people.session(connection, _digest(token), clock.text(clock.machine_now()))
        person = people.person(connection, session.unit, session.person) if session else None
        if session is None or person is None or not person.active:
            return None
        offset = people.installation(connection)
        at = clock.shifted(offset.clock_offset if offset else 0)
        return _caller(connection, session.unit, session.person, at), session.csrf


def sign_out(house: House, token: str) -> None:
    found = recognise(house, token)
    if found is None:
        return
    with writing(house, found[0].unit, ACCESS) as write:
        people.delete_session(write.connection, _digest(token))
        write.append(Draft(case="", actor=found[0].person, action="signed_out", findings=[], body={"kind": "sign_out"}))


def _caller(connection: Connection, unit: str, identifier: str, at: datetime) -> Caller:
    person = person_of(connection, unit, identifier, str(clock.day(at)))
    assert person is not None, "who signs in is there"
    return Caller(unit=unit, person=person.id, name=person.name, seats=person.seats)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
