"""What the environment says; each name stands in the README's table."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``data``: database, papers and keys of the embedded default; ``database_url``: "" means SQLite in ``data``."""

    data: Path
    database_url: str = ""
    clock: str = ""
    cookie_secure: bool = False
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    public_url: str = "http://127.0.0.1:8000"  #: where papers' QR codes lead
    checkpoint_dir: Path | None = None  #: a folder outside into which each day's checkpoints are laid

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{self.data / 'anxin.db'}"


def from_environment() -> Settings:
    env = os.environ
    return Settings(
        data=Path(env.get("ANXIN_DATA_DIR") or "data").absolute(),
        database_url=env.get("ANXIN_DATABASE_URL", ""),
        clock=env.get("ANXIN_CLOCK", ""),
        cookie_secure=env.get("ANXIN_COOKIE_SECURE", "") == "1",
        checkpoint_dir=Path(env["ANXIN_CHECKPOINT_DIR"]).absolute() if env.get("ANXIN_CHECKPOINT_DIR") else None,
        public_url=env.get("ANXIN_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/"),
        hosts=tuple(h for h in env.get("ANXIN_HOSTS", "127.0.0.1,localhost").split(",") if h),
    )
