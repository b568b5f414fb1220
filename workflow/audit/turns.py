"""The part of the audit that looks at whose turn it is: it follows from the subjects, the regulations and the people, each of which
is held against the log by itself."""

from collections.abc import Iterator

from sqlalchemy import Connection

from workflow import subjects
from workflow.audit.rows import Folds
from workflow.errors import NotFound
from workflow.house import House
from workflow.step import turns
from workflow.store.tables import Candidate, Turn
from workflow.store.whole import Range
from workflow.transaction import now


def judge(house: House, connection: Connection, unit: str) -> turns.Judge | None:
    """Who says whose turn it is; None where the unit's own row or a regulation says nothing, which is told of those."""
    try:
        return turns.judge(house, connection, unit, now(connection))
    except (NotFound, ValueError):
        return None


def compare(connection: Connection, judged: turns.Judge, folds: Folds, held: Range) -> Iterator[str]:
    """The rows of some subjects against what follows from their folds."""
    kept = turns.gathered(held.of(Candidate), held.of(Turn))
    yield from (f"{one}：待办人同日志不符" for one in sorted(set(kept) - set(folds)))
    for identifier, (state, *_) in sorted(folds.items()):
        try:
            expected = judged.of(state, subjects.unchecked_achievements(connection, held.unit, state))
        except KeyError:
            continue  # a regulation that is not there: told of the unit
        if kept.get(identifier, turns.Turns()) != expected:
            yield f"{identifier}：待办人同日志不符"
