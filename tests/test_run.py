"""`run.sh` where it may not install anything: it says exactly what is missing and touches nothing."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import repository

TOOLS = ("bash", "cat", "dirname", "env", "flock")


@pytest.fixture
def bare_machine() -> Iterator[Path]:
    """A folder with run.sh and a PATH of almost nothing, open to a user who is not root; no package is installed."""
    folder = Path(tempfile.mkdtemp(prefix="anxin-run-"))
    folder.chmod(0o755)
    (folder / "bin").mkdir()
    for tool in TOOLS:
        (folder / "bin" / tool).symlink_to(str(shutil.which(tool)))
    (folder / "bin" / "dpkg-query").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (folder / "bin" / "dpkg-query").chmod(0o755)
    shutil.copy(repository.ROOT / "run.sh", folder)
    yield folder
    shutil.rmtree(folder)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    user, group = ("nobody", "nogroup") if os.geteuid() == 0 else (None, None)
    return subprocess.run(
        [folder / "run.sh", *arguments],
        user=user,
        group=group,
        env={"PATH": str(folder / "bin"), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("verb", "database"), [("serve", False), ("demo", False), ("test", True), ("bench", True)])
def test_without_root_it_prints_the_command_for_root(bare_machine: Path, verb: str, database: bool) -> None:
    done = run(bare_machine, verb)
    assert done.returncode == 3
    assert "apt-get update && apt-get install -y --no-install-recommends python3 python3-venv libpango-1.0-0" in done.stderr
    assert ("postgresql" in done.stderr) is database
    assert done.stdout == ""
    assert not (bare_machine / ".venv").exists()


def test_without_a_verb_it_says_what_there_is(bare_machine: Path) -> None:
    done = run(bare_machine)
    assert (done.returncode, done.stderr) == (0, "")
    assert "./run.sh serve" in done.stdout
    assert "./run.sh test" in done.stdout
