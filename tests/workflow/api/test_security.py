"""Before every route: size, host, headers; and that waiting writers starve nobody. Partly over a real socket."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
import uvicorn

from tests.workflow.api.door import LOOSE, Door
from tests.workflow.api.test_statuses import check
from workflow.api.lane import THREADS
from workflow.api.security import JSON_MOST
from workflow.app import create_app
from workflow.store import engine, log
from workflow.units import sample


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/cases", "/nowhere", "/log/ZJLG/checkpoint"])
def test_every_answer_bars_what_is_foreign(sqlite_door: Door, path: str) -> None:
    headers = sqlite_door.client.get(path).headers
    assert headers["content-security-policy"] == (
        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_another_host_s_name_is_refused(sqlite_door: Door, host: str) -> None:
    assert sqlite_door.client.get("/healthz", headers={"Host": host}).status_code == 400


def test_it_is_ready_until_its_database_is_gone(door: Door) -> None:
    assert door.client.get("/readyz").status_code == 200
    (door.house.settings.data / "anxin.db").unlink(missing_ok=True)
    with engine.writing(door.house.engine) as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    check(door.client.get("/readyz"), 503, "not_ready")
    assert door.client.get("/healthz").json() == {"status": "ok"}


@contextmanager
def served(door: Door) -> Iterator[int]:
    """The application on a free port of the loopback; yields the port."""
    server = uvicorn.Server(uvicorn.Config(create_app(door.house), log_level="error", lifespan="on"))
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def request(port: int, method: str, path: str, body: object = None, *, chunked: bool = False, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, headers, encode_chunked=chunked)  # type: ignore[arg-type]  # a generator of bytes is a body too
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def bearer(door: Door, person: str = "wang") -> dict[str, str]:
    return {"Authorization": f"Bearer {door.template.tokens[person].token}", "Content-Type": "application/json"}


def test_a_body_without_announced_length_is_cut_off_at_the_limit(sqlite_door: Door) -> None:
    sent = []

    def endless() -> Iterator[bytes]:
        for _ in range(JSON_MOST // 65536 + 1):
            sent.append(65536)
            yield b" " * 65536

    before = sqlite_door.written()
    with served(sqlite_door) as port:
        headers = bearer(sqlite_door) | {"Transfer-Encoding": "chunked"}
        status, told = request(port, "POST", "/api/v1/achievements", endless(), chunked=True, **headers)
    assert status == 413
    assert b'"too_large"' in told
    assert sqlite_door.written() == before


def test_a_body_announced_too_large_is_refused_before_it_is_sent(sqlite_door: Door) -> None:
    with served(sqlite_door) as port, ExitStack() as stack:
        connection = stack.enter_context(closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)))
        connection.putrequest("POST", "/api/v1/achievements")
        for name, value in (bearer(sqlite_door) | {"Content-Length": "1" + "0" * 12}).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        assert (answer.status, b'"too_large"' in answer.read()) == (413, True)


def test_health_answers_while_every_thread_waits_for_a_held_lock(door: Door) -> None:
    path = f"/api/v1/achievements/{LOOSE}/actions/disclose"
    statuses: list[int] = []

    def disclose(port: int) -> None:
        statuses.append(request(port, "POST", path, b"{}", **bearer(door), **{"If-Match": '"1"'})[0])

    with served(door) as port:
        with engine.writing(door.house.engine) as connection:
            log.lock_head(connection, sample.UNIT, "case")
            writers = [threading.Thread(target=disclose, args=(port,)) for _ in range(THREADS * 2)]
            for writer in writers:
                writer.start()
            time.sleep(0.5)
            since = time.monotonic()
            assert request(port, "GET", "/healthz") == (200, b'{"status":"ok"}')
            assert time.monotonic() - since < 1
            assert statuses == []
        for writer in writers:
            writer.join()
    assert sorted(statuses) == [200] + [412] * (THREADS * 2 - 1)
