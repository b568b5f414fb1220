"""Keys, in files that only the service reads (``keys/`` in the data folder, mode 0600): never in the database."""

import os
import secrets
from functools import cache
from pathlib import Path

from workflow.trail import note

PERSONAL = "personal.key"


def prepare(data: Path) -> None:
    """Make the folder and the key that seals personal data; what is there stays."""
    folder = data / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    _write_once(folder / PERSONAL, secrets.token_bytes(32))


def personal(data: Path) -> bytes:
    """The 32-byte AES key of the disclosures."""
    return (data / "keys" / PERSONAL).read_bytes()


def exists(data: Path, unit: str, kind: str) -> bool:
    """Whether the log's signing key is there: who only looks must not make one."""
    return _path(data, unit, kind).exists()


def notes(data: Path) -> Path:
    """The folder of the checkpoints handed out."""
    return data / "checkpoints"


def memory(data: Path, unit: str, kind: str) -> Path:
    """Where the signer remembers what it signed of this log (`workflow/signer.py`)."""
    return data / "keys" / f"{unit}.{kind}.signed"


def make(data: Path, unit: str, kind: str, *, sandbox: bool) -> None:
    """A new log's signing key, once: a key that was lost is never quietly made anew."""
    _write_once(_path(data, unit, kind), note.save(note.generate(note.origin(unit, kind, sandbox=sandbox))))


@cache
def signing(data: Path, unit: str, kind: str, *, sandbox: bool) -> note.SigningKey:
    """The signing key of a unit's log; its name is the log's origin, which in a sandbox says 演示. Raises FileNotFoundError."""
    return note.load(note.origin(unit, kind, sandbox=sandbox), _path(data, unit, kind).read_bytes())


def _path(data: Path, unit: str, kind: str) -> Path:
    return data / "keys" / f"{unit}.{kind}.pem"


def _write_once(path: Path, content: bytes) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
