"""Sign-ins: the same words for every failure, tokens known to their holder alone, each attempt in the access log."""

from datetime import timedelta

import pytest

from states.stages import Seat
from workflow import clock
from workflow.errors import SignInFailed
from workflow.house import House
from workflow.identity import sessions
from workflow.identity.throttle import FAILURES, SECONDS, Throttle, TooManyAttempts
from workflow.store import engine, log
from workflow.trail.entry import read
from workflow.units import sample
from workflow.units.people import set_password


@pytest.fixture(scope="module")
def house(settled: House) -> House:
    set_password(settled, sample.UNIT, "zhou", "richtig")
    return settled


def told(house: House) -> list[tuple[str, str]]:
    with engine.reading(house.engine) as connection:
        return [(e.actor, e.action) for e in (read(r.leaf) for r in log.entries(connection, sample.UNIT, "access"))]


def test_signed_in_recognised_and_signed_out(house: House) -> None:
    signed = sessions.sign_in(house, "zhoumin", "richtig")
    assert (signed.caller.unit, signed.caller.person, signed.caller.seats) == (sample.UNIT, "zhou", {Seat.OFFICER})
    assert sessions.recognise(house, signed.token) == (signed.caller, signed.csrf)
    sessions.sign_out(house, signed.token)
    assert sessions.recognise(house, signed.token) is None
    assert told(house)[-2:] == [("zhou", "signed_in"), ("zhou", "signed_out")]
    before = told(house)
    sessions.sign_out(house, signed.token)
    assert told(house) == before


def test_a_wrong_password_is_logged_and_an_unknown_name_sounds_the_same(house: House) -> None:
    with pytest.raises(SignInFailed) as wrong:
        sessions.sign_in(house, "zhoumin", "falsch")
    assert told(house)[-1] == ("zhou", "sign_in_failed")
    with pytest.raises(SignInFailed) as unknown:
        sessions.sign_in(house, "niemand", "falsch")
    assert str(wrong.value) == str(unknown.value)


def test_the_token_itself_is_not_stored(house: House) -> None:
    signed = sessions.sign_in(house, "zhoumin", "richtig")
    with house.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM session").all()
    assert signed.token not in str(rows)
    assert sessions._digest(signed.token) in str(rows)


def test_a_session_ends_after_its_time(house: House) -> None:
    signed = sessions.sign_in(house, "zhoumin", "richtig")
    past = clock.text(clock.machine_now() - timedelta(seconds=1))
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE session SET expires_at = ? WHERE token = ?", (past, sessions._digest(signed.token)))
    assert sessions.recognise(house, signed.token) is None


def test_guessing_is_slowed_down_by_name_and_not_for_ever() -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    for _ in range(FAILURES):
        throttle.check("zhou")
        throttle.failed("zhou")
    with pytest.raises(TooManyAttempts):
        throttle.check("zhou")
    throttle.check("li")
    now[0] = SECONDS + 1
    throttle.check("zhou")


def test_signing_in_forgets_the_failures() -> None:
    throttle = Throttle(lambda: 0.0)
    for _ in range(FAILURES - 1):
        throttle.failed("zhou")
    throttle.forget("zhou")
    throttle.failed("zhou")
    throttle.check("zhou")
