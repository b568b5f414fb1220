"""What a consumer is: one line that says all of it. Every part must be given; a line with a part missing is refused at import."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from workflow.house import House
from workflow.jobs.reader import LONGEST_NAME, Batch
from workflow.transaction import ACCESS, CASE

NAME = re.compile(rf"[a-z][a-z_]{{0,{LONGEST_NAME - 1}}}")


class Begin(Enum):
    """Where a consumer that is new to a log starts: at its first entry, or behind those that are there already."""

    FIRST = "first"
    NOW = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consumer:
    """``name``: its cursor's, never changed; ``logs``: the kinds of log that it reads of every unit, () for work of the
    whole installation that reads none; ``daily``: at most one batch a day, of all that is new; else as soon as there is
    something new; ``work``: may be asked twice for the same batch, and must then leave the effect of once."""

    name: str
    logs: tuple[str, ...]
    begin: Begin
    daily: bool
    work: Callable[[House, Batch], None]

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise TypeError(f"a consumer's name is up to {LONGEST_NAME} small letters and _: {self.name!r}")
        if not set(self.logs) <= {CASE, ACCESS} or len(set(self.logs)) != len(self.logs):
            raise TypeError(f"{self.name}: logs are {CASE} and {ACCESS}, each once: {self.logs!r}")
        if not self.logs and not self.daily:
            raise TypeError(f"{self.name}: work that reads no log is daily, or it would never rest")
        if not isinstance(self.begin, Begin) or not callable(self.work):
            raise TypeError(f"{self.name}: begin is a Begin, work can be called")


def registered(files: Sequence[str], lines: Sequence[Consumer]) -> tuple[Consumer, ...]:
    """The lines, if each file has one under its own name; raises TypeError for a file or a line left over."""
    names = [line.name for line in lines]
    if sorted(names) != sorted(files):
        raise TypeError(f"one line a file, under its name: files {sorted(files)}, lines {sorted(names)}")
    return tuple(lines)
