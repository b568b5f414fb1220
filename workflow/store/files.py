"""Bytes kept by the hash of their content: papers and attachments. Written once, never overwritten."""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

NAME = re.compile(r"[0-9a-f]{64}")
ASIDE = ".aside"


@dataclass(frozen=True, slots=True)
class Files:
    """A folder of files named by SHA-256, in two-letter subfolders."""

    folder: Path

    def put(self, content: bytes) -> str:
        """Store durably and return the SHA-256, hex; storing the same bytes again changes nothing."""
        name = hashlib.sha256(content).hexdigest()
        target = self._path(name)
        try:
            os.utime(target)  # young again: the sweep of orphans leaves it
            return name
        except FileNotFoundError:
            pass
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

    def older_than(self, before: float) -> set[str]:
        """Names of the files last put before the moment (seconds since 1970)."""
        return {file.name for file in self.folder.glob("??/*") if NAME.fullmatch(file.name) and file.stat().st_mtime < before}

    def remove(self, name: str, before: float) -> bool:
        """Remove a file last put before the moment; False when it was put again. Set aside first: who puts the same bytes
        meanwhile has either touched it before that, and it comes back, or no longer finds it, and writes it anew."""
        target = self._path(name)
        aside = target.with_name(f".{name}{ASIDE}")
        try:
            target.rename(aside)
        except FileNotFoundError:
            return False
        if aside.stat().st_mtime >= before:
            aside.replace(target)
            return False
        aside.unlink()
        return True

    def tidy(self, before: float) -> None:
        """What a killed process left: a file set aside comes back, a draft begun before the moment goes."""
        for left in self.folder.glob("??/.*"):
            if left.name.endswith(ASIDE):
                left.replace(left.with_name(left.name.removeprefix(".").removesuffix(ASIDE)))
            elif left.stat().st_mtime < before:
                left.unlink()

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise FileNotFoundError(name)
        return self.folder / name[:2] / name
