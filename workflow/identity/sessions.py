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
from workflow.transaction import ACCESS, Write, reading, writing

LIFETIME = timedelta(hours=12)
NAME = 32  #: letters of a digest in an entry


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A fresh session: the token (cookie or bearer; known to the holder only) and the form token that goes with it."""

    token: str
    csrf: str
    caller: Caller


def sign_in(house: House, username: str, password: str, address: str = "") -> SignedIn:
    """Check a name and password; raises SignInFailed with the same words for an unknown name. ``address``: where it came from."""
    with reading(house) as connection:
        row = people.by_username(connection, username)
    right = matches(password, row.password if row is not None and row.active else None)
    if row is None:
        house.traces.tried("sign_in_unknown", address)
        raise SignInFailed("用户名或密码不正确")
    with writing(house, row.unit, ACCESS) as write:
        if right:
            return open_session(write, row)
        write.append(Draft(case="", actor=row.id, action="sign_in_failed", findings=[], body={"kind": "sign_in", "ok": False}))
    raise SignInFailed("用户名或密码不正确")


def open_session(write: Write, row: Row[Any]) -> SignedIn:
    """A session of the person whose row it is, and its entry, which tells all of the session that matters."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    values = {"token": _digest(token), "unit": row.unit, "person": row.id, "csrf": csrf}
    values["expires_at"] = clock.text(clock.machine_now() + LIFETIME)
    people.insert_session(write.connection, values)
    body = {"kind": "sign_in", "ok": True, **told(values["token"], csrf, values["expires_at"])}
    write.append(Draft(case="", actor=row.id, action="signed_in", findings=[], body=body))
    return SignedIn(token=token, csrf=csrf, caller=_caller(write.connection, row.unit, row.id, write.at, named(values["token"])))


def named(stored: str) -> str:
    """How entries name the session of a stored token: from neither can the other be used."""
    return _digest(f"session {stored}")[:NAME]


def told(stored: str, csrf: str, expires_at: str) -> dict[str, str]:
    """What an entry says of a session: its name, until when it lasts, and a digest of its form token."""
    return {"session": named(stored), "expires": expires_at, "form": _digest(csrf)[:NAME]}


def recognise(house: House, token: str) -> tuple[Caller, str] | None:
    """Whose session this is, with its form token; None for an unknown or expired one, or a person who left."""
    with reading(house) as connection:
        session = people.session(connection, _digest(token), clock.text(clock.machine_now()))
        person = people.person(connection, session.unit, session.person) if session else None
        if session is None or person is None or not person.active:
            return None
        offset = people.installation(connection)
        at = clock.shifted(offset.clock_offset if offset else 0)
        return _caller(connection, session.unit, session.person, at, named(session.token)), session.csrf


def sign_out(house: House, token: str) -> None:
    found = recognise(house, token)
    if found is None:
        return
    with writing(house, found[0].unit, ACCESS, by=found[0]) as write:
        people.delete_session(write.connection, _digest(token))
        write.append(Draft(case="", actor=found[0].person, action="signed_out", findings=[], body={"kind": "sign_out"}))


def _caller(connection: Connection, unit: str, identifier: str, at: datetime, session: str) -> Caller:
    person = person_of(connection, unit, identifier, str(clock.day(at)))
    assert person is not None, "who signs in is there"
    return Caller(unit=unit, person=person.id, name=person.name, seats=person.seats, session=session)


def stored_token(token: str) -> str:
    """The form in which the table keeps a token."""
    return _digest(token)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
