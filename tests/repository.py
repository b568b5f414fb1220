"""What the repository holds: the files that are committed or would be, as git sees them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: The three layers, in the direction in which they may be built upon.
LAYERS = ("states", "documents", "workflow")


@cache
def files() -> tuple[str, ...]:
    """Paths from the root: tracked files and new ones that are not ignored."""
    # CI may have cloned as another user; the folder is ours all the same.
    command = ("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return tuple(sorted(path for path in set(listed.split("\0")) if path and (ROOT / path).is_file()))


def python_files(*folders: str) -> tuple[str, ...]:
    """The Python files below the folders named, or all of them."""
    inside = tuple(f"{folder}/" for folder in folders)
    return tuple(path for path in files() if path.endswith(".py") and (not inside or path.startswith(inside)))


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: str) -> ast.Module:
    return ast.parse(text(path), filename=path)
