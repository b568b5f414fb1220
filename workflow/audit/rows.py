"""The part of the audit that redoes the folds: subjects, their open tasks, the achievements that cases are about."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from sqlalchemy import Connection

from states.case import Case, Subject, blank, evolve, kind_of
from workflow import subjects
from workflow.step import entries
from workflow.store.tables import Inclusion, Task
from workflow.store.tables import Subject as SubjectRow
from workflow.store.whole import Range
from workflow.trail.entry import Entry, document_bytes
from workflow.trail.verify import Document, blank_document, follow

#: Columns of a subject that its kind leaves empty.
EMPTY = {"patent": "", "buyer": "", "price": 0, "decided_on": "", "registration": ""}

Folds = dict[str, tuple[Subject, str, Document]]  # subject by id, with the time of its last step and its document


def fold(log: Iterable[Entry]) -> tuple[Folds, list[str]]:
    """Every subject from its entries alone, and the entries that cannot be folded."""
    folds: Folds = {}
    wrong: list[str] = []
    for entry in log:
        try:
            event = entries.event_of(entry)
            if event is None:
                continue
            state = folds[entry.case][0] if entry.case in folds else blank(kind_of(event.table), entry.case)
            held = folds[entry.case][2] if entry.case in folds else blank_document()
            document, problems = follow(held, {"seq": entry.seq, "body": entry.body}, _digest)
            wrong += problems
            folds[entry.case] = evolve(state, event), entry.at, document
        except (ValueError, KeyError, TypeError) as error:
            wrong.append(f"条目 {entry.seq}：不能折叠为 {entry.case} 的状态（{type(error).__name__}）")
    return folds, wrong


def _digest(document: Document) -> str:
    """As `verify.state_digest`, written many times as fast."""
    return sha256(document_bytes(document)).hexdigest()


def compare(connection: Connection, unit: str, folds: Folds, held: Range) -> Iterator[str]:
    """The rows of some subjects against what their entries say."""
    yield from _subjects(connection, unit, folds, held)
    cases = [s for s, *_ in folds.values() if isinstance(s, Case)]
    included = {(r.case, r.achievement) for r in held.of(Inclusion)}
    for pair in sorted(included ^ {(c.id, a) for c in cases for a in c.achievements}):
        yield f"{pair[0]}：与成果 {pair[1]} 的关联同日志不符"
    tasks = {tuple(r) for r in held.of(Task)}
    expected = {tuple(t.values()) for c in cases for t in subjects.open_tasks(unit, c)}
    for task in sorted(tasks ^ expected):
        yield f"{task[2]}：签批任务 {task[1]} 同日志不符"


def _subjects(connection: Connection, unit: str, folds: Folds, held: Range) -> Iterator[str]:
    stored = {row.id: row for row in held.of(SubjectRow)}
    for identifier in sorted(set(stored) - set(folds)):
        yield f"{identifier}：表中有此行，日志中没有"
    for identifier, (state, at, document) in sorted(folds.items()):
        row = stored.get(identifier)
        if row is None:
            yield f"{identifier}：日志中有，表中缺此行"
            continue
        included = subjects.unchecked_achievements(connection, unit, state)
        expected = {**EMPTY, "table": state.CYCLE.value, **subjects.columns(state, document, included, at)}
        for column, value in expected.items():
            if getattr(row, column) != value:
                yield f"{identifier}：列 {column} 与日志折叠的结果不符"
