"""Who acted: entries tell the session, and the audit holds accounts and sessions against what the log says of them."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from states.table import INPUTS
from tests.houses import Founded
from tests.workflow import dba
from workflow.audit import check, identity
from workflow.demo import material
from workflow.errors import InvalidInput, SignInFailed
from workflow.house import House
from workflow.identity import own_password, sessions
from workflow.identity.passwords import account
from workflow.identity.throttle import FAILURES, Throttle, TooManyAttempts
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.step.act import Ask, act
from workflow.store import engine, log, people
from workflow.store.tables import Person, Session, core
from workflow.trail.entry import Entry, read
from workflow.transaction import ACCESS, CASE, reading
from workflow.units import sample, sandbox
from workflow.units.people import set_active, set_password

UNIT = sample.UNIT


@pytest.fixture
def house(founded: Founded, printing: Path, tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(data=founded.copy(tmp_path / "data", printing)))
    sandbox.forward(made, 1)
    yield made
    made.close()


@pytest.fixture
def admin(house: House) -> Iterator[dba.Dba]:
    made = dba.at(house.settings.url)
    yield made
    made.engine.dispose()


def entries(house: House, kind: str) -> list[Entry]:
    with reading(house) as connection:
        return [read(row.leaf) for row in log.entries(connection, UNIT, kind)]


def signed_in(house: House, founded: Founded, person: str = "wang") -> sessions.SignedIn:
    return sessions.sign_in(house, *founded.people[person])


def draft(house: House, token: str) -> None:
    found = sessions.recognise(house, token)
    assert found is not None
    asked = INPUTS["draft"].model_validate_json(orjson.dumps(material.disclosure("ZL202110345678.3", "一种膜")))
    act(house, found[0], Ask(action="draft", given=asked))


def test_an_entry_tells_by_which_session_it_was_done(house: House, founded: Founded) -> None:
    signed = signed_in(house, founded)
    draft(house, signed.token)
    opened = entries(house, ACCESS)[-1]
    done = [e for e in entries(house, CASE) if e.action == "draft"]
    assert [e.body["session"] for e in done if e.actor == "wang"] == [opened.body["session"]]
    assert signed.token not in str(opened)
    sessions.sign_out(house, signed.token)
    assert entries(house, ACCESS)[-1].body == {"kind": "sign_out", "session": opened.body["session"]}
    assert check.differences(house) == []


def test_a_session_put_in_by_hand_is_named_and_so_is_what_was_done_by_it(house: House, admin: dba.Dba) -> None:
    stored = sessions.stored_token("mine")
    row = {"token": stored, "unit": UNIT, "person": "wang", "csrf": "c", "expires_at": "2099-01-01T00:00:00.000000Z"}
    admin.put(core(Session), [*admin.rows(core(Session)), row])
    assert sessions.recognise(house, "mine") is not None
    name = sessions.named(stored)[:12]
    assert check.differences(house) == [f"人员 wang：会话 {name} 不是登录所得，或者被改动"]
    draft(house, "mine")
    admin.put(core(Session), [])
    last = entries(house, CASE)[-1].seq
    assert check.differences(house) == [f"{UNIT}/case 条目 {last}：所记的会话不是 wang 登录所得"]


@pytest.mark.parametrize(
    "changed", [{"person": "zhou"}, {"expires_at": "2099-01-01T00:00:00.000000Z"}, {"csrf": "another"}], ids=lambda c: next(iter(c))
)
def test_a_session_changed_by_hand_is_named(house: House, founded: Founded, admin: dba.Dba, changed: dict[str, str]) -> None:
    signed_in(house, founded)
    with admin.tampered(core(Session), lambda rows: [row | changed for row in rows]):
        assert [told.partition("：")[2][:2] for told in check.differences(house)] == ["会话"]
    assert check.differences(house) == []


@pytest.mark.parametrize("column", ["password", "username"])
def test_an_account_changed_by_hand_is_named(house: House, admin: dba.Dba, column: str) -> None:
    def change(rows: list[dba.Row]) -> list[dba.Row]:
        return [row | ({column: dba.changed(row[column])} if row["id"] == "wang" else {}) for row in rows]

    with admin.tampered(core(Person), change):
        assert check.differences(house) == ["人员 wang：用户名或密码同日志不符"]


def test_a_reset_ends_every_session_of_that_person_and_of_no_other(house: House, founded: Founded, admin: dba.Dba) -> None:
    mine, other = [signed_in(house, founded) for _ in range(2)], signed_in(house, founded, "li")
    before = admin.rows(core(Session))
    set_password(house, UNIT, "wang", "ein ganz neues")
    assert [sessions.recognise(house, one.token) for one in mine] == [None, None]
    assert sessions.recognise(house, other.token) is not None
    assert entries(house, ACCESS)[-1].body["ended"] == 2
    assert check.differences(house) == []
    admin.put(core(Session), before)
    assert [told.endswith("已经结束，表中却仍有") for told in check.differences(house)] == [True, True]


def test_who_leaves_and_comes_back_signs_in_anew(house: House, founded: Founded) -> None:
    signed = signed_in(house, founded)
    set_active(house, UNIT, "wang", active=False)
    set_active(house, UNIT, "wang", active=True)
    assert sessions.recognise(house, signed.token) is None


def test_ones_own_password_is_changed_and_the_other_sessions_end(house: House, founded: Founded) -> None:
    here, there = signed_in(house, founded), signed_in(house, founded)
    username, old = founded.people["wang"]
    own_password.change(house, Throttle(), here_caller(house, here), here.token, old, "ein ganz neues")
    assert sessions.recognise(house, here.token) is not None
    assert sessions.recognise(house, there.token) is None
    entry = entries(house, ACCESS)[-1]
    assert (entry.actor, entry.action, entry.body["ended"]) == ("wang", "password_changed", 1)
    with pytest.raises(SignInFailed):
        sessions.sign_in(house, username, old)
    assert sessions.sign_in(house, username, "ein ganz neues")
    assert check.differences(house) == []


def here_caller(house: House, signed: sessions.SignedIn) -> sessions.Caller:
    found = sessions.recognise(house, signed.token)
    assert found is not None
    return found[0]


def test_without_the_old_one_nothing_is_changed_and_guessing_is_slowed_down(house: House, founded: Founded) -> None:
    here, throttle = signed_in(house, founded), Throttle()
    caller = here_caller(house, here)
    for _ in range(FAILURES):
        with pytest.raises(SignInFailed, match="原密码不正确"):
            own_password.change(house, throttle, caller, here.token, "geraten", "ein ganz neues")
    assert entries(house, ACCESS)[-1].action == "password_change_refused"
    with pytest.raises(TooManyAttempts):
        own_password.change(house, throttle, caller, here.token, founded.people["wang"][1], "ein ganz neues")
    assert sessions.sign_in(house, *founded.people["wang"])


def test_a_new_password_must_do(house: House, founded: Founded) -> None:
    here = signed_in(house, founded)
    old = founded.people["wang"][1]
    for new in ("kurz", "x" * 201, "mit\nZeilenumbruch", old, "wangmingyuan"):
        with pytest.raises(InvalidInput, match="新密码"):
            own_password.change(house, Throttle(), here_caller(house, here), here.token, old, new)


def test_accounts_of_which_no_entry_tells_are_taken_down_once(house: House) -> None:
    """As those of an earlier release."""
    with engine.reading(house.engine) as connection:
        there = identity.heard(connection, UNIT).accounts
    assert set(there) == {person for person, *_ in sample.CAST}
    assert identity.take_down(house, UNIT) == 0
    with house.engine.begin() as connection:
        values = {"unit": UNIT, "id": "alt", "name": "老人", "username": "laoren", "password": "x", "active": True}
        people.insert_person(connection, values)
    assert identity.take_down(house, UNIT) == 1
    assert identity.take_down(house, UNIT) == 0
    entry = entries(house, ACCESS)[-1]
    assert (entry.actor, entry.action) == ("system", identity.TAKEN)
    assert entry.body["accounts"] == [{"person": "alt", "account": account("laoren", "x")}]
