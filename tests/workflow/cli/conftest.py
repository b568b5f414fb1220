"""The command as a person types it, in this process: its exit status and what it prints."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflow.conftest import Demo
from workflow.cli.main import main

Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    def run(*words: object) -> tuple[int, str]:
        try:
            status = main([str(word) for word in words])
        except SystemExit as stopped:  # argparse: --help and wrong words
            status = int(stopped.code or 0)
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run


@pytest.fixture
def data(demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the finished demo's data, where the environment says."""
    folder = demo.copy(tmp_path / "data")
    monkeypatch.setenv("ANXIN_DATA_DIR", str(folder))
    return folder
