"""`worker`: once with an exit status that says whether all went well, or until it is told to stop; and within the server."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.repository import ROOT
from tests.workflow.cli.conftest import Typed
from workflow.app import create_app
from workflow.house import House
from workflow.installation import open_house

PATIENCE = 30  #: seconds


def test_once_does_what_is_due(typed: Typed, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo has done its day's work; logs that have grown since are tomorrow's: both have, by the dossiers taken."""
    assert typed("worker", "--once") == (0, "办成 0 项，未成 0 项\n")
    with_a_new_day(data)
    monkeypatch.setenv("ANXIN_CHECKPOINT_DIR", str(tmp_path / "away"))
    status, printed = typed("worker", "--once")
    assert (status, "未成 2 项" in printed) == (1, True), printed


def with_a_new_day(data: Path) -> None:

    with sqlite3.connect(data / "anxin.db") as connection:
        connection.execute("UPDATE cursor SET day = '2000-01-01'")
    connection.close()


def test_it_works_until_it_is_told_to_stop(data: Path, tmp_path: Path) -> None:
    with_a_new_day(data)
    outside = tmp_path / "outside"
    outside.mkdir()
    env = os.environ | {"ANXIN_DATA_DIR": str(data), "ANXIN_CHECKPOINT_DIR": str(outside)}
    words = [sys.executable, "-m", "workflow.cli.main", "worker"]
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE) as process:
        try:
            wait_for(lambda: any(outside.glob("ZJLG.case.*")))
        finally:
            process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out.decode()) == (0, "后台任务已启动\n")


def test_the_server_has_it_within_and_minds_no_failure(finished: House, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with_a_new_day(finished.settings.data)
    house = open_house(replace(finished.settings, checkpoint_dir=tmp_path / "away"))
    with TestClient(create_app(house, jobs=True), base_url="http://127.0.0.1") as client:
        assert "anxin-jobs" in names()
        wait_for(lambda: "checkpoints" in caplog.text)
        assert client.get("/readyz").status_code == 200
    assert "anxin-jobs" not in names()
    with TestClient(create_app(house), base_url="http://127.0.0.1"):
        assert "anxin-jobs" not in names()
    house.close()


def names() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


def wait_for(there) -> None:
    until = time.monotonic() + PATIENCE
    while not there() and time.monotonic() < until:
        time.sleep(0.05)
    assert there()
