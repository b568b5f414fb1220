"""Consumers for the tests. What they do is a line appended to a file, so that an effect done twice is seen as two lines."""

import os
import time
from dataclasses import replace
from pathlib import Path

from tests.workflow.concurrency.soundness import case_log
from tests.workflow.concurrency.unit import UNIT
from workflow.house import House
from workflow.jobs import reader
from workflow.jobs.consumer import Begin, Consumer
from workflow.jobs.reader import Batch
from workflow.trail.log import Draft
from workflow.transaction import CASE, writing

TRIED, DONE = "tried", "done"


def noted(house: House, name: str) -> list[str]:
    path = house.settings.data / name
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def note(house: House, name: str, line: str) -> None:
    with (house.settings.data / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def once_each(house: House, batch: Batch) -> None:
    """Its effects go by the entries' numbers: a file made exclusively stands for a receiver that knows its messages."""
    for row in reader.entries(house, batch):
        note(house, TRIED, str(row.seq))
        if once(house.settings.data / f"effect.{row.seq}"):
            note(house, DONE, str(row.seq))


def once(path: Path) -> bool:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def slow(house: House, batch: Batch) -> None:
    time.sleep(0.2)
    for row in reader.entries(house, batch):
        note(house, DONE, str(row.seq))


def always_raises(_house: House, _batch: Batch) -> None:
    raise OSError("the receiver is away")


EACH = Consumer(name="each", logs=(CASE,), begin=Begin.FIRST, daily=False, work=once_each)
SLOW = replace(EACH, name="slow", work=slow)
RAISES = replace(EACH, name="raises", work=always_raises)


def say(house: House, times: int = 1) -> None:
    """Entries of the unit's own."""
    for _ in range(times):
        with writing(house, UNIT) as write:
            write.append(Draft(case="", actor="system", action="noted", findings=[], body={"kind": "noted"}))


def all_of(house: House) -> list[str]:
    return [str(row.seq) for row in case_log(house, UNIT)]
