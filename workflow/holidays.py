"""The years' holiday arrangements of an installation: those that come with us, then those put into its data folder.

A later document replaces an earlier one for its year, so that a corrected `calendars/2026.toml` is simply put there. One that
cannot be read is left out, told by file and reason at start and on `/readyz`, and what it would have replaced goes on counting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from states.calendar import Calendar, CalendarYear, parse


@dataclass(frozen=True, slots=True)
class Holidays:
    """``left_out``: in Chinese, each file that does not count, and why."""

    calendar: Calendar
    left_out: tuple[str, ...]


def load(data: Path) -> Holidays:
    """What counts in the installation with this data folder."""
    ours = sorted((f for f in resources.files("states").joinpath("calendars").iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    found = [parse(file.read_text(encoding="utf-8")) for file in ours]
    left_out: list[str] = []
    found += _put_there(data / "calendars", left_out)
    return Holidays(Calendar.of(found), tuple(left_out))


def _put_there(folder: Path, left_out: list[str]) -> Iterator[CalendarYear]:
    for file in sorted(folder.glob("*.toml"), key=lambda f: f.stem):
        try:
            yield parse(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            left_out.append(f"节假日安排 {file.name} 未采用：{fault}")
