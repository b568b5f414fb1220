"""Who reads a case, or downloads a paper or an attachment, stands in the access log; so does who was turned away."""

from typing import Any

import pytest

from tests.workflow.api.door import DRAFT, FOREIGN_CASE, LEDGERED, PROPOSING, REVIEWING, Door
from tests.workflow.api.test_statuses import check
from workflow import keep_traces
from workflow.identity import sessions
from workflow.identity.throttle import FAILURES
from workflow.store import log
from workflow.trail.entry import read
from workflow.transaction import ACCESS, reading
from workflow.units import sample


def told(door: Door) -> list[tuple[str, str, Any]]:
    """Actor, action and thing of what is in the access log now that all is written."""
    keep_traces.flush(door.house, all_=True)
    with reading(door.house) as connection:
        rows = log.entries(connection, sample.UNIT, ACCESS)
    entries = [read(row.leaf) for row in rows]
    return [(e.actor, e.action, e.body.get("what", e.body.get("subject", e.body.get("address")))) for e in entries]


def test_what_is_read_is_told_with_the_session(door: Door) -> None:
    before = len(told(door))
    for path in (f"/cases/{REVIEWING}", f"/cases/{REVIEWING}/events", f"/achievements/{LEDGERED}", f"/tasks/{REVIEWING}-1.0"):
        assert door.get(path).status_code == 200
    assert told(door)[before:] == [
        ("zhou", "subject_read", LEDGERED),
        ("zhou", "subject_read", REVIEWING),
        ("zhou", "task_read", f"{REVIEWING}-1.0"),
    ]
    with reading(door.house) as connection:
        last = read(log.entries(connection, sample.UNIT, ACCESS)[-1].leaf)
    assert last.body["session"] == sessions.named(sessions.stored_token(door.template.tokens["zhou"].token))


def test_what_is_downloaded_is_told(door: Door) -> None:
    files = {"file": ("说明.txt", "说明".encode())}
    sha = door.ask("POST", f"/cases/{PROPOSING}/attachments", files=files).json()["sha256"]
    before = len(told(door))
    assert door.get(f"/cases/{PROPOSING}/attachments/{sha}").status_code == 200
    assert told(door)[before:] == [("zhou", "attachment_downloaded", f"{PROPOSING}/{sha}")]


def test_pages_leave_the_same(sqlite_door: Door) -> None:
    before = len(told(sqlite_door))
    sqlite_door.client.cookies.set("anxin_session", sqlite_door.template.tokens["zhou"].token)
    assert sqlite_door.client.get(f"/cases/{REVIEWING}").status_code == 200
    assert sqlite_door.client.get("/cases/new").status_code == 200
    assert told(sqlite_door)[before:] == [("zhou", "subject_read", REVIEWING)]


def test_what_was_not_there_or_not_anybodys_leaves_nothing(sqlite_door: Door) -> None:
    before = told(sqlite_door)
    sqlite_door.get(f"/cases/{FOREIGN_CASE}")
    sqlite_door.get(f"/cases/{REVIEWING}", "")
    sqlite_door.get("/cases")
    assert told(sqlite_door) == before


def test_an_unknown_name_and_who_is_turned_away_are_counted_by_address(door: Door) -> None:
    before = len(told(door))
    for number in range(3):
        check(door.client.post("/api/v1/session", json={"username": f"niemand{number}", "password": "x"}), 401, "sign_in_failed")
    for _ in range(FAILURES):
        door.app.state.throttle.failed("wangmingyuan")
    check(door.client.post("/api/v1/session", json={"username": "wangmingyuan", "password": "x"}), 429, "too_many_attempts")
    assert told(door)[before:] == [("system", "sign_in_unknown", "testclient"), ("system", "turned_away", "testclient")]


def test_a_dossier_taken_is_told_before_it_leaves(door: Door) -> None:
    before = len(told(door))
    assert door.get(f"/cases/{REVIEWING}/dossier", "yang").status_code == 200
    assert ("yang", "dossier_taken", REVIEWING) in told(door)[before:]


@pytest.mark.parametrize(("person", "status"), [("zhou", 201), ("wang", 201), ("feng", 403), ("yang", 403)])
def test_only_who_takes_part_uploads(door: Door, person: str, status: int) -> None:
    path = f"/achievements/{DRAFT}/attachments"

    answer = door.ask("POST", path, person, files={"file": ("说明.txt", f"说明 {person}".encode())})
    assert answer.status_code == status
    if status == 403:
        assert told(door)[-1][:2] == (person, "permission_refused")
