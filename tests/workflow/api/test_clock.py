"""The sandbox's clock: forward only, and nowhere but in a sandbox."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.houses import START
from tests.workflow.api.door import Door, opened
from tests.workflow.api.test_statuses import check
from tests.workflow.test_clock_jump import run_ahead
from workflow.demo import material
from workflow.transaction import clock_shown

DISCLOSURE = material.disclosure("ZL202110345678.3", "一种膜")


def test_it_moves_days_forward_and_to_a_moment(door: Door) -> None:
    days = door.post("/sandbox/clock", {"forward_days": 15}, "wang").json()["now"]
    assert timedelta(days=15) <= datetime.fromisoformat(days) - START < timedelta(days=15, minutes=10)
    to = "2026-04-01T09:00:00+08:00"
    moved = door.post("/sandbox/clock", {"to": to}, "xu").json()["now"]
    assert timedelta() <= datetime.fromisoformat(moved) - datetime.fromisoformat(to) < timedelta(seconds=5)
    assert clock_shown(door.house) >= datetime.fromisoformat(moved)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid_input"),
        ({"forward_days": 1, "to": "2026-04-01T01:00:00Z"}, "invalid_input"),
        ({"forward_days": 0}, "invalid_input"),
        ({"forward_days": -1}, "invalid_input"),
        ({"forward_days": 1.5}, "invalid_input"),
        ({"forward_days": 401}, "invalid_input"),
        ({"to": "tomorrow"}, "invalid_input"),
        ({"to": "2026-04-01T01:00:00"}, "invalid_input"),
        ({"to": "0001-01-01T00:00:00+14:00"}, "invalid_input"),
        ({"to": "2026-03-01T01:00:00Z"}, "clock_refused"),
        ({"to": "9999-12-31T23:59:59Z"}, "clock_refused"),
    ],
)
def test_it_never_runs_back_nor_far(sqlite_door: Door, body: dict[str, object], code: str) -> None:
    check(sqlite_door.post("/sandbox/clock", body, "xu"), 422, code)
    assert clock_shown(sqlite_door.house) - START < timedelta(minutes=30)


def test_a_real_installation_s_clock_stands_fast(sqlite_door: Door) -> None:
    with opened(replace(sqlite_door.house, sandbox=False), sqlite_door.template) as real:
        check(real.post("/sandbox/clock", {"forward_days": 1}, "xu"), 422, "clock_refused")
    check(sqlite_door.ask("POST", "/sandbox/clock", "", json={"forward_days": 1}), 401, "not_signed_in")


def test_two_people_say_that_a_clock_far_ahead_is_right(door: Door) -> None:
    assert door.get("/clock").json()["jumped"] is False
    check(door.post("/clock/proposal", {"reason": "已核对"}), 422, "invalid_input")
    run_ahead(door.house, 20 * 86400)
    check(door.post("/achievements", DISCLOSURE, "wang"), 409, "clock_jumped")
    check(door.post("/clock/proposal", {"reason": "已核对"}, "wang"), 403, "forbidden")
    check(door.post("/clock/confirmation", None, "xu", raw=b""), 422, "invalid_input")
    told = door.post("/clock/proposal", {"reason": "已核对"}).json()
    assert (told["jumped"], told["proposed_by"], told["reason"]) == (True, "zhou", "已核对")
    check(door.post("/clock/confirmation", None, raw=b""), 422, "invalid_input")
    told = door.post("/clock/confirmation", None, "xu", raw=b"").json()
    assert (told["jumped"], told["proposed_by"]) == (False, "")
    assert door.post("/achievements", DISCLOSURE, "wang").status_code == 201
