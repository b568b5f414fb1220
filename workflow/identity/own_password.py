"""Everybody changes the own password: the old one is asked, and all other sessions of the person end."""

from workflow.errors import InvalidInput, SignInFailed
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.identity.passwords import account, hashed, matches
from workflow.identity.sessions import stored_token
from workflow.identity.throttle import Throttle
from workflow.store import people
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, reading, writing

SHORTEST, LONGEST = 10, 200  #: characters


def change(house: House, throttle: Throttle, caller: Caller, token: str, old: str, new: str) -> None:
    """Put the new password in the place of the old; raises InvalidInput for a new one that will not do, SignInFailed for a wrong old
    one, TooManyAttempts. ``token``: of the session that goes on."""
    name = f"{caller.unit}/{caller.person}"  # no sign-in name has a slash before it is looked for
    throttle.check(name)
    with reading(house) as connection:
        row = people.person(connection, caller.unit, caller.person)
    assert row is not None, "who is signed in is there"
    _require_fit(new, old, row.username)
    right, secret = matches(old[:LONGEST], row.password), hashed(new)
    with writing(house, caller.unit, ACCESS, by=caller) as write:
        now = people.person(write.connection, caller.unit, caller.person)
        right = right and now is not None and now.password == row.password  # changed meanwhile: the old one is another
        body = {"kind": "account", "person": caller.person}
        if right:
            people.update_person(write.connection, caller.unit, caller.person, {"password": secret})
            ended = people.end_sessions(write.connection, caller.unit, caller.person, but=stored_token(token))
            told = body | {"account": account(row.username, secret), "ended": ended}
        action = "password_changed" if right else "password_change_refused"
        write.append(Draft(case="", actor=caller.person, action=action, findings=[], body=told if right else body))
    if not right:
        throttle.failed(name)
        raise SignInFailed("原密码不正确")
    throttle.forget(name)


def _require_fit(new: str, old: str, username: str) -> None:
    if not SHORTEST <= len(new) <= LONGEST or not new.isprintable():
        raise InvalidInput([("新密码", f"须为 {SHORTEST} 至 {LONGEST} 个可见字符")])
    if new in {old, username}:
        raise InvalidInput([("新密码", "不得与原密码或用户名相同")])
