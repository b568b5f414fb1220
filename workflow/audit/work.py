"""An audit in work: what is done, how far the part in work is, what was found; kept on disk, so that one that was stopped goes on.

What was checked before the stop is not checked again: to hear of what was changed since, begin anew.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EVERY = 2.0  #: seconds between two words of progress, and between two notes of how far it is


def silent(_words: str) -> None:
    """Nobody listens."""


@dataclass(slots=True)
class Work:
    """``done``: parts that are; ``part``: the one in work, ``place``: where in it to go on (JSON; {} at its beginning);
    ``found``: differences so far. ``file``: where all this is kept, if anywhere; ``tell``: hears of progress, ``every`` so many
    seconds."""

    done: list[str] = field(default_factory=list)
    part: str = ""
    place: dict[str, Any] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    file: Path | None = None
    tell: Callable[[str], None] = silent
    every: float = EVERY
    _last: float = field(default_factory=time.monotonic)

    def begin(self, part: str) -> None:
        """Go on with this part, or begin it."""
        if part != self.part:
            self.part, self.place = part, {}

    def end(self) -> None:
        self.done.append(self.part)
        self.part, self.place = "", {}

    def reached(self, words: str, **place: Any) -> None:
        """The part has come so far: all up to here is in ``found``."""
        self.place = place
        if time.monotonic() - self._last >= self.every:
            self._last = time.monotonic()
            self.keep()
            self.tell(f"{self.part}：{words}")

    def keep(self) -> None:
        """Write down how far it is, whole or not at all."""
        if self.file is not None:
            draft = self.file.with_name(f".{self.file.name}.draft")
            draft.write_text(json.dumps({n: getattr(self, n) for n in ("done", "part", "place", "found")}, ensure_ascii=False), "utf-8")
            draft.replace(self.file)

    def forget(self) -> None:
        """It is finished: nothing to go on with."""
        if self.file is not None:
            self.file.unlink(missing_ok=True)


def kept(file: Path, *, resume: bool, tell: Callable[[str], None] = silent) -> Work:
    """The audit that was stopped there, or a new one that will be kept there. Raises ValueError when what is there cannot be read."""
    if not resume or not file.exists():
        return Work(file=file, tell=tell)
    told = json.loads(file.read_text("utf-8"))
    if not isinstance(told, dict) or set(told) != {"done", "part", "place", "found"}:
        raise ValueError(f"{file}：不是中断的核查所留下的记录")
    return Work(**told, file=file, tell=tell)
