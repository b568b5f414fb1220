"""Signing in: bearer and cookie, the form token, guessing slowed down."""

import pytest

from tests.workflow.api.door import LOOSE, Door
from tests.workflow.api.test_statuses import check
from workflow.identity.throttle import FAILURES, MOST_NAMES, SECONDS, Throttle, TooManyAttempts
from workflow.units import sample

COOKIE = "anxin_session"
SESSION = "/api/v1/session"


def sign_in(door: Door, password: str | None = None, username: str = "wangmingyuan"):
    return door.client.post(SESSION, json={"username": username, "password": password or door.template.passwords["wang"]})


def test_signing_in_tells_who_and_gives_token_and_cookie(door: Door) -> None:
    answer = sign_in(door)
    told = answer.json()
    assert answer.status_code == 201
    assert (told["unit"], told["person"], told["name"]) == (sample.UNIT, "wang", "王明远")
    assert told["seats"] == [{"seat": "completer", "name": "成果完成人"}]
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}={told['token']};")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert door.client.get("/api/v1/me").json() == {k: told[k] for k in ("unit", "person", "name", "seats")}


def test_a_cookie_acts_only_with_its_form_token(door: Door) -> None:
    csrf = sign_in(door).json()["csrf"]
    path, headers = f"/api/v1/achievements/{LOOSE}/actions/disclose", {"If-Match": '"1"'}
    before = door.written()
    check(door.client.post(path, json={}, headers=headers), 403, "csrf")
    check(door.client.post(path, json={}, headers=headers | {"X-CSRF-Token": csrf + "x"}), 403, "csrf")
    check(door.client.post(path, json={}, headers={**headers, "X-CSRF-Token": "中".encode()}), 403, "csrf")
    assert door.written() == before
    assert door.client.post(path, json={}, headers=headers | {"X-CSRF-Token": csrf}).status_code == 200


def test_signing_out_ends_the_session_everywhere(door: Door) -> None:
    told = sign_in(door).json()
    bearer = {"Authorization": f"Bearer {told['token']}"}
    check(door.client.delete(SESSION), 403, "csrf")
    gone = door.client.delete(SESSION, headers={"X-CSRF-Token": told["csrf"]})
    assert (gone.status_code, gone.content) == (204, b"")
    assert 'anxin_session=""' in gone.headers["set-cookie"]
    check(door.client.get("/api/v1/me", headers=bearer), 401, "not_signed_in")


@pytest.mark.parametrize("username", ["wangmingyuan", "nobody", "WANGMINGYUAN", "' OR 1=1 --"])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(door: Door, username: str) -> None:
    problem = check(sign_in(door, "wrong", username), 401, "sign_in_failed")
    assert problem["detail"] == "用户名或密码不正确"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"username": "x"},
        {"username": "a\x00", "password": "b"},
        {"username": "a" * 65, "password": "b"},
        {"username": 1, "password": "b"},
    ],
)
def test_credentials_that_cannot_be_are_told_so(door: Door, body: object) -> None:
    check(door.client.post(SESSION, json=body), 422, "invalid_input")


def test_after_ten_failures_a_name_is_closed_even_to_the_right_password(sqlite_door: Door) -> None:
    for _ in range(FAILURES):
        check(sign_in(sqlite_door, "wrong"), 401, "sign_in_failed")
    sizes, _ = sqlite_door.written()
    answer = sign_in(sqlite_door)
    check(answer, 429, "too_many_attempts")
    assert int(answer.headers["retry-after"]) > 0
    assert sqlite_door.written()[0] == sizes
    assert sign_in(sqlite_door, "outsider", "outsider").status_code == 201


class Hands:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_failures_are_forgotten_in_time_and_after_success() -> None:
    clock = Hands()
    throttle = Throttle(clock)
    for _ in range(FAILURES):
        throttle.check("a")
        throttle.failed("a")
    with pytest.raises(TooManyAttempts):
        throttle.check("a")
    throttle.check("b")
    clock.at = SECONDS
    throttle.check("a")
    for _ in range(FAILURES):
        throttle.failed("a")
    throttle.forget("a")
    throttle.check("a")


def test_many_names_do_not_fill_the_memory() -> None:
    throttle = Throttle(Hands())
    for n in range(MOST_NAMES + 5):
        throttle.failed(str(n))
    assert len(throttle._failures) == MOST_NAMES


def test_ones_own_password_is_changed(door: Door) -> None:
    old, new = door.template.passwords["wang"], "ein ganz neues"
    token, other = (sign_in(door).json()["token"] for _ in range(2))
    door.client.cookies.clear()
    here, there = ({"Authorization": f"Bearer {one}"} for one in (token, other))

    def change(**body: str):
        return door.client.post("/api/v1/me/password", json=body, headers=here)

    check(change(old_password="geraten", new_password=new), 401, "sign_in_failed")
    check(change(old_password=old, new_password="kurz"), 422, "invalid_input")
    check(change(old_password=old, new_password=old), 422, "invalid_input")
    assert change(old_password=old, new_password=new).status_code == 204
    assert door.client.get("/api/v1/me", headers=here).status_code == 200
    assert door.client.get("/api/v1/me", headers=there).status_code == 401
    check(sign_in(door), 401, "sign_in_failed")
    assert sign_in(door, new).status_code == 201
    check(door.client.post("/api/v1/me/password", json={"old_password": new, "new_password": old}), 403, "csrf")
