"""Bytes kept by the hash of their content: papers and attachments. Written once, never overwritten."""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Files:
    """A folder of files named by SHA-256, in two-letter subfolders."""

    folder: Path

    def put(self, content: bytes) -> str:
        """Store durably and return the SHA-256, hex; storing the same bytes again changes nothing."""
        name = hashlib.sha256(content).hexdigest()
        target = self._path(name)
        if target.exists():
            return name
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{name}.{secrets.token_hex(4)}")
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        return name

    def get(self, name: str) -> bytes:
        """The bytes; raises FileNotFoundError."""
        return self._path(name).read_bytes()

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise FileNotFoundError(name)
        return self.folder / name[:2] / name
