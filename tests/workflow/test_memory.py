"""The player in memory stands for the use cases: on every road of the demonstration it leaves the same events, with the
same findings, as the log keeps, and is refused for the same reasons."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import pytest

from states.case import plain
from states.events import Event
from tests.players.memory import Memory
from workflow.cli.demo import START
from workflow.demo import cases, refused
from workflow.demo.any_player import AnyPlayer
from workflow.house import House
from workflow.step.entries import event_of, listed
from workflow.store import log
from workflow.trail.entry import Entry, read
from workflow.transaction import CASE, reading
from workflow.units import sample

#: As `anxin demo` plays them, one after the other: what a case learns of the others is compared too.
ROADS: tuple[Callable[[AnyPlayer], Any], ...] = (cases.straight, cases.objection_and_return, cases.related_buyer, refused.mended)


@pytest.fixture(scope="module")
def memory() -> Memory:
    played = Memory(at=datetime.fromisoformat(START))
    for play in ROADS:
        play(played)
    return played


@pytest.fixture
def entries(finished: House) -> list[Entry]:
    with reading(finished) as connection:
        return [read(row.leaf) for row in log.entries(connection, sample.UNIT, CASE)]


def told(happened: Iterable[tuple[object, ...]]) -> list[str]:
    """What happened as text; moments left out, hashes (of papers and commitments) numbered as they first appear."""
    numbers: dict[str, str] = {}

    def numbered(found: re.Match[str]) -> str:
        return numbers.setdefault(found[0], f"#{len(numbers)}")

    def in_order(found: re.Match[str]) -> str:
        return " ".join(sorted(found[0].split(", ")))

    def text(one: object) -> str:
        line = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+08:00)", "moment", json.dumps(plain(one), ensure_ascii=False, sort_keys=True))
        return re.sub(r'(?<="shown": \[)[^]]*', in_order, re.sub(r"\b[0-9a-f]{64}\b", numbered, line))  # sorted by hash

    return [text(one) for one in happened]


def test_memory_leaves_the_events_that_the_log_keeps(memory: Memory, entries: list[Entry]) -> None:
    kept: list[tuple[str, Event]] = [(entry.case, event) for entry in entries if (event := event_of(entry)) is not None]
    assert told(memory.events) == told(kept)
    assert len(kept) > 200


def test_memory_refuses_for_the_reasons_that_the_log_keeps(memory: Memory, entries: list[Entry]) -> None:
    """Refusals for want of a seat are the access log's."""
    mine = [(case, action, listed(findings)) for case, action, findings in memory.refusals]
    ours = [one for one in mine if not any(f["rule"] == "seat_held" and f["outcome"] == "refused" for f in one[2])]
    kept = [(e.case, e.action, e.findings) for e in entries if e.body["kind"] == "refused"]
    assert told(ours) == told(kept)
    assert len(kept) > 100
