"""Write the copies: the subject's row, its tasks, its papers, and what follows in other subjects. All in the same transaction."""

from typing import Any

from states.achievement import Achievement
from states.case import Case, Subject
from states.decide import settled
from states.facts import Facts
from states.regulation import Regulation
from workflow import clock, subjects
from workflow.step import entries, facts, proved, turns
from workflow.store import subjects as store
from workflow.subjects import Loaded
from workflow.trail.verify import Document
from workflow.transaction import Write


def save(write: Write, before: Subject, state: Subject, document: Document, known: Facts, regulation: Regulation) -> None:
    """The row as a copy of the fold, whose turn it is, and for a case its open tasks and issued papers, where they changed."""
    connection, unit = write.connection, write.unit
    values = subjects.columns(state, document, known.achievements, clock.text(write.at))
    if before.seq == 0:
        store.insert(connection, {"unit": unit, "id": state.id, "table": state.CYCLE.value, **values})
    else:
        held = subjects.own_columns(before)  # what the row was held to: an index is touched only where its column moves
        store.update(connection, unit, state.id, {name: value for name, value in values.items() if held.get(name) != value})
    if isinstance(state, Case) and isinstance(before, Case):
        if before.seq == 0:
            store.include(connection, unit, state.id, state.achievements)
        tasks = subjects.open_tasks(unit, state)
        if tasks != subjects.open_tasks(unit, before):
            store.replace_tasks(connection, unit, state.id, tasks)
        _keep_papers(write, before, state)
    was, now = (turns.of(one, known, regulation, write.at) for one in (before, state))
    turns.keep(connection, unit, state, was, now)
    subjects.written(state, document, str(values["body"]))


def _keep_papers(write: Write, before: Case, case: Case) -> None:
    known = {paper.sha256 for paper in before.papers}
    for paper in case.papers:
        if paper.sha256 not in known:
            size = len(write.house.files.get(paper.sha256))
            values = {"sha256": paper.sha256, "kind": paper.kind, "size": size, "at": clock.text(paper.issued_at)}
            store.insert_paper(write.connection, {"unit": write.unit, "subject": case.id, **values})


def follow(write: Write, state: Subject) -> None:
    """What this subject's change brings about in others: a ledgered achievement moves its cases on, a case whose
    title moved marks its achievements transferred."""
    connection, unit = write.connection, write.unit
    if isinstance(state, Achievement):
        for case in proved.live_cases_with(connection, unit, [state.id]):
            _settle(write, case)
    elif state.title is not None:
        for achievement in dict.fromkeys(state.achievements):
            _settle(write, subjects.load(connection, unit, achievement, Achievement))


def _settle(write: Write, loaded: Loaded[Any]) -> None:
    subject = loaded.subject
    known, regulation = facts.for_write(write, subject, None)
    taken = tuple(settled(subject, known, at=write.at, regulation=regulation))
    if taken:
        write.met(subject.id, loaded.end)
        events, states = zip(*taken, strict=True)
        state, document = entries.append_events(write, subject, loaded.document, events, states)
        save(write, subject, state, document, known, regulation)
    elif isinstance(subject, Case):  # its heading is made of its achievements' titles
        store.update(write.connection, write.unit, subject.id, {"title": subjects.joined(known.achievements)})
