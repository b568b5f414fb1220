"""What takes long to make and is never changed: one folder for all processes of a run, made by the first that asks."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

#: `run.sh test` names a folder that its parts share; a process on its own takes its own temporary folder.
PLACE = "ANXIN_TESTS_SHARED"


def once(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder that ``make`` filled: to be copied or read, never written."""
    root = Path(os.environ.get(PLACE) or temporary.getbasetemp() / "shared")
    root.mkdir(exist_ok=True)
    made, part = root / name, root / f"{name}.part"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(part, ignore_errors=True)  # of one who failed: the next shall fail for the reason, not for its leftovers
            part.mkdir()
            make(part)
            part.rename(made)
    return made
