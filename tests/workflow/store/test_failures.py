"""The machine fails under the service: come again, or there is no room; never a fault of ours, and nothing half done."""

import errno
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from httpx import Response
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from starlette.testclient import TestClient

from tests import postgres
from tests.houses import Founded
from tests.workflow import dba
from tests.workflow.installation import filled
from workflow import failures
from workflow.app import create_app
from workflow.audit import check
from workflow.cli.main import main
from workflow.demo import material
from workflow.demo.player import Player
from workflow.errors import StorageFull, Unreachable, UnsafeDatabase
from workflow.house import House
from workflow.identity import sessions
from workflow.installation import create_house, open_house
from workflow.settings import Settings
from workflow.store import durability, engine
from workflow.units import sample

PDF = {"file": ("评估报告.pdf", b"%PDF-1.7 " + bytes(20_000))}


def full() -> sqlite3.OperationalError:
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as told:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    return told.value


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (OSError(errno.ENOSPC, "no space"), StorageFull),
        (OSError(errno.EDQUOT, "quota"), StorageFull),
        (OSError(errno.EIO, "input/output"), Unreachable),
        (FileNotFoundError("gone"), Unreachable),
        (full(), StorageFull),
        (sqlite3.OperationalError("disk I/O error"), Unreachable),
        (sqlite3.DatabaseError("database disk image is malformed"), Unreachable),
        (OperationalError("SELECT", {}, full()), StorageFull),
        (psycopg.errors.DiskFull("no room"), StorageFull),
        (psycopg.errors.AdminShutdown("restart"), Unreachable),
        (OperationalError("SELECT", {}, psycopg.OperationalError("connection refused")), Unreachable),
        (NoConnectionError("pool"), Unreachable),
        (sqlite3.IntegrityError("unique"), None),
        (IntegrityError("INSERT", {}, psycopg.errors.UniqueViolation("unique")), None),
        (psycopg.errors.UndefinedTable("entry"), None),
        (ValueError("ours"), None),
    ],
    ids=repr,
)
def test_what_a_failure_means(error: Exception, meaning: type[Exception] | None) -> None:
    found = failures.meaning(error)
    assert (type(found) if found else None) is meaning


@pytest.fixture
def house(founded: Founded, tmp_path: Path, printing: Path) -> Iterator[House]:
    opened = open_house(Settings(data=founded.copy(tmp_path / "data", printing)))
    try:
        yield opened
    finally:
        opened.close()


class Client:
    """One person at the API and at the pages, who sees a 500 as it is sent."""

    def __init__(self, house: House, founded: Founded, person: str) -> None:
        self.client = TestClient(create_app(house), base_url="http://127.0.0.1", raise_server_exceptions=False)
        token = sessions.sign_in(house, *founded.people[person]).token
        self.client.headers["Authorization"] = f"Bearer {token}"
        self.client.cookies.set("anxin_session", token)

    def ask(self, method: str, path: str, **more: Any) -> Response:
        return self.client.request(method, path, follow_redirects=False, **more)


def told(answer: Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert int(answer.headers["retry-after"]) > 0


@contextmanager
def no_longer_growing(house: House) -> Iterator[None]:
    """Every connection of the database finds the disk full as soon as it needs another page."""

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # raised to what there is

    house.engine.dispose()
    event.listen(house.engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(house.engine, "connect", limit)
        house.engine.dispose()


def test_a_full_disk_is_507_and_nothing_is_half_done(house: House, founded: Founded) -> None:
    client = Client(house, founded, "wang")
    player = Player(house, sample.UNIT)
    made = player.do("wang", "draft", **material.disclosure("ZL201910234567.8", "一种膜")).subject
    body = material.disclosure("ZL202010456789.7", "二种膜") | {"abstract": "长" * 7900}
    with no_longer_growing(house):
        answers = [client.ask("POST", "/api/v1/achievements", json=body) for _ in range(30)]
        refused = [answer for answer in answers if answer.status_code != 201]
        told(refused[0], 507, "storage_full")
        assert {answer.status_code for answer in answers} <= {201, 422, 507}
        assert client.ask("GET", f"/api/v1/achievements/{made}").status_code == 200
    assert check.differences(house) == []
    assert client.ask("POST", "/api/v1/achievements", json=body).status_code in {201, 422}


def test_a_file_that_finds_no_room_is_507_and_a_broken_folder_503(house: House, founded: Founded) -> None:
    client = Client(house, founded, "wang")
    made = Player(house, sample.UNIT).do("wang", "draft", **material.disclosure("ZL201910234567.8", "一种膜")).subject
    at = f"/api/v1/achievements/{made}/attachments"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        told(client.ask("POST", at, files=PDF), 507, "storage_full")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    kept = client.ask("POST", at, files=PDF)
    assert kept.status_code == 201
    sha256 = kept.json()["sha256"]
    (house.settings.data / "papers" / sha256[:2] / sha256).unlink()
    told(client.ask("GET", f"{at}/{sha256}"), 503, "unavailable")
    page = client.ask("GET", f"/attachments/{made}/{sha256}")
    assert (page.status_code, "暂时不可用" in page.text, "retry-after" in page.headers) == (503, True, True)


def test_a_server_that_is_restarted_is_503_meanwhile(founded: Founded, tmp_path: Path, printing: Path) -> None:
    data = founded.copy(tmp_path / "data", printing)
    with postgres.running() as server, server.fresh_database() as url:
        sqlite = dba.at(Settings(data=data).url)
        filled(url, sqlite).engine.dispose()
        sqlite.engine.dispose()
        house = open_house(Settings(data=data, database_url=url))
        client = Client(house, founded, "wang")
        body = material.disclosure("ZL201910234567.8", "一种膜")
        assert client.ask("GET", "/api/v1/achievements").status_code == 200
        server.stop()
        for method, path in (("GET", "/api/v1/achievements"), ("POST", "/api/v1/achievements"), ("GET", "/log/ZJLG/checkpoint")):
            told(client.ask(method, path, json=body if method == "POST" else None), 503, "unavailable")
        for path in ("/inbox", "/achievements", "/signin"):
            assert client.ask("GET", path).status_code in {200, 303, 503}, path
        told(client.ask("GET", "/readyz"), 503, "not_ready")
        assert client.ask("GET", "/healthz").status_code == 200
        server.start()
        answers = [client.ask("POST", "/api/v1/achievements", json=body).status_code for _ in range(3)]
        assert set(answers) <= {201, 422, 503}
        assert 201 in answers
        assert client.ask("GET", "/inbox").status_code == 200
        house.close()


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_server_that_forgets_is_refused_at_start(setting: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with postgres.running(f"{postgres.OPTIONS} -c {setting}=off") as server, server.fresh_database() as url:
        with pytest.raises(UnsafeDatabase, match=f"{setting}=off"):
            create_house(Settings(data=tmp_path / "data", database_url=url), sandbox=False)
        assert main(["serve", "--sandbox", "--database-url", url]) == 1
        assert f"{setting}=off" in capsys.readouterr().err


def test_others_are_not(house: House, postgres_url: str) -> None:
    server = engine.connect(postgres_url)
    assert [durability.problems(each) for each in (house.engine, server)] == [[], []]
    server.dispose()
