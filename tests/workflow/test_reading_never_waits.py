"""Reading never waits for writing: while a writer holds the locks, every page and call that only looks is answered."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from fastapi.testclient import TestClient

from states.case import Case
from tests import postgres
from tests.application import application
from tests.workflow import installation
from tests.workflow.conftest import Demo
from tests.workflow.dba import Row
from tests.workflow.installation import Installation
from workflow.demo.player import Player
from workflow.dossier import checkpoints
from workflow.errors import Busy, RowDiffers
from workflow.identity import sessions
from workflow.reads import readiness
from workflow.reads import subjects as reads
from workflow.store import engine, log
from workflow.store.tables import Checkpoint, Subject, core
from workflow.transaction import ACCESS, CASE, reading, writing
from workflow.units import sample
from workflow.web.visit import COOKIE

OFFICER = "zhou"
API = "/api/v1"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def at(request: pytest.FixtureRequest, demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation.on_sqlite(demo, tmp_path_factory.mktemp("read") / "data") as made:
        if request.param == "sqlite":
            yield made
            return
        server: postgres.Server = request.getfixturevalue("postgres_server")
        with server.fresh_database() as url, installation.on_postgresql(made, url) as other:
            yield other


@contextmanager
def held(at: Installation, within: float = 60) -> Iterator[None]:
    """Somebody else writes, from now to the end: both logs of the unit are locked, on SQLite the whole database. What is
    done meanwhile must be done within so many seconds."""
    locked, over = threading.Event(), threading.Event()

    def write() -> None:
        with ExitStack() as kept:
            for kind in (CASE, ACCESS) if at.admin.engine.dialect.name == "postgresql" else (CASE,):
                kept.enter_context(writing(at.house, sample.UNIT, kind))
            locked.set()
            over.wait(engine.BUSY_SECONDS * 10)

    writer = threading.Thread(target=write)
    writer.start()
    assert locked.wait(10)
    begun = time.monotonic()
    try:
        yield
        assert time.monotonic() - begun < within
        assert writer.is_alive(), "whoever reads was answered while the lock was held"
    finally:
        over.set()
        writer.join()


def token(at: Installation) -> str:
    lines = (at.house.settings.data / "accounts.txt").read_text(encoding="utf-8").splitlines()[1:]
    passwords = dict(line.split("\t")[:2] for line in lines)
    username = next(username for person, _, username, _ in sample.CAST if person == OFFICER)
    return sessions.sign_in(at.house, username, passwords[username]).token


def test_every_page_and_call_that_only_looks_is_answered_while_somebody_writes(at: Installation) -> None:
    achievement = reads.view(at.house, Player(at.house, sample.UNIT).caller(OFFICER), Case, at.case).subject.achievements[0]
    client = TestClient(application(at.house), base_url="http://127.0.0.1")
    bearer = {"Authorization": f"Bearer {token(at)}"}
    case = f"{API}/cases/{at.case}"
    calls = [f"{API}/{name}" for name in ("me", "cases", "achievements", "tasks", "rules", f"achievements/{achievement}")]
    calls += [case, *(f"{case}/{name}" for name in ("actions", "events", "papers", "duties", "attachments"))]
    pages = ["/inbox", "/cases", "/achievements", f"/cases/{at.case}", f"/achievements/{achievement}", "/check"]
    with held(at):
        answered = {path: client.get(path, headers=bearer).status_code for path in (*calls, "/healthz", "/readyz")}
        client.cookies.set(COOKIE, bearer["Authorization"].partition(" ")[2])
        answered |= {path: client.get(path, follow_redirects=False).status_code for path in pages}
    assert {path: status for path, status in answered.items() if status != 200} == {}


def test_the_last_checkpoint_stands_while_somebody_writes(at: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    player = Player(at.house, sample.UNIT)
    before = checkpoints.latest(at.house, sample.UNIT)
    player.upload(OFFICER, at.case, "后补.txt", "后补材料")
    if at.admin.engine.dialect.name == "sqlite":  # elsewhere keeping a note waits for no log's lock
        with held(at, within=5):
            assert checkpoints.latest(at.house, sample.UNIT) == before
        monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
        with at.admin.tampered(core(Checkpoint), lambda _: []), held(at), pytest.raises(Busy):  # none was handed out yet
            checkpoints.latest(at.house, sample.UNIT)
    assert checkpoints.latest(at.house, sample.UNIT) != before


def test_a_row_that_differs_is_refused_at_once_and_told_when_the_writer_is_done(at: Installation) -> None:
    def cheap(rows: list[Row]) -> list[Row]:
        return [row | ({"price": 1} if row["id"] == at.case else {}) for row in rows]

    zhou = Player(at.house, sample.UNIT).caller(OFFICER)
    with at.admin.tampered(core(Subject), cheap):
        with held(at, within=5), pytest.raises(RowDiffers):
            reads.view(at.house, zhou, Case, at.case)
        assert at.house.untold == {(sample.UNIT, at.case)}
        assert readiness.still_differing(at.house) == 1
    with reading(at.house) as connection:
        assert log.entries(connection, sample.UNIT, ACCESS)[-1].action == "row_differs"
    assert at.house.untold == set()
