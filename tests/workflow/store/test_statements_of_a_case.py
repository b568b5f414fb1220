"""What the steps of a whole case ask of the database, from disclosure to payment: half of them so many statements at most."""

import statistics
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.bench import _ours
from tests.bench._doing import BOUNDS
from workflow.step.answers import Answer

MEDIAN, MOST = 12, 24  #: statements; the most are of a step with a paper, judged twice, that others follow from
SEVERAL = ("turn", "candidate", "task")  #: tables that a step writes several rows of, each of them in one statement


def test_from_disclosure_to_payment(tmp_path: Path) -> None:
    counts, inserts = list[int](), list[int]()
    with ExitStack() as kept:
        house = _ours.house(kept, tmp_path / "data", sandbox=True)
        trace = _ours.tracing(house)

        def heard(step: Callable[[], Answer]) -> None:
            told: list[str] = []
            trace(told.append)
            step()
            trace(None)
            counts.append(sum(not statement.startswith(BOUNDS) for statement in told))
            inserts.extend(sum(statement.startswith(f"INSERT INTO {table} ") for statement in told) for table in SEVERAL)

        _ours.play(house, heard)
    assert statistics.median(counts) <= MEDIAN
    assert max(counts) <= MOST
    assert max(inserts) == 1
