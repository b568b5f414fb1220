"""Write the copies: the subject's row, its tasks, its papers, and what follows in other subjects. All in the same transaction."""

from states.achievement import Achievement
from states.case import Case, Subject
from states.decide import settle
from states.facts import Facts
from workflow import clock, entries, facts, subjects
from workflow.store import subjects as store
from workflow.transaction import Write


def save(write: Write, state: Subject, known: Facts, *, new: bool) -> None:
    """The row as a copy of the fold, and for a case its open tasks and issued papers."""
    connection, unit = write.connection, write.unit
    values = subjects.columns(state, known.achievements, clock.text(write.at))
    if new:
        store.insert(connection, {"unit": unit, "id": state.id, "table": subjects.table_of(state).value, **values})
    else:
        store.update(connection, unit, state.id, values)
    if isinstance(state, Case):
        if new:
            store.include(connection, unit, state.id, state.achievements)
        store.replace_tasks(connection, unit, state.id, subjects.open_tasks(unit, state))
        _keep_papers(write, state)


def _keep_papers(write: Write, case: Case) -> None:
    known = {row.sha256 for row in store.papers(write.connection, write.unit, case.id)}
    for paper in case.papers:
        if paper.sha256 not in known:
            size = len(write.house.files.get(paper.sha256))
            values = {"sha256": paper.sha256, "kind": paper.kind, "size": size, "at": clock.text(paper.issued_at)}
            store.insert_paper(write.connection, {"unit": write.unit, "subject": case.id, **values})


def follow(write: Write, state: Subject) -> None:
    """Automatic lines of other subjects that this one's change may have opened: a ledgered achievement moves its
    cases on, a title moved marks its achievements transferred."""
    connection, unit = write.connection, write.unit
    if isinstance(state, Achievement):
        others = [subjects.read(row) for row in store.live_cases_on(connection, unit, [state.id])]
    else:
        others = list(subjects.achievements_of(connection, unit, state.achievements)) if state.title else []
    for other in others:
        _settle(write, other)


def _settle(write: Write, subject: Subject) -> None:
    known, regulation = facts.for_write(write, subject, None)
    events = tuple(settle(subject, known, at=write.at, regulation=regulation))
    if events:
        save(write, entries.append_events(write, subject, events), known, new=False)
