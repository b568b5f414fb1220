"""What a row says is known to who wrote it: the state after a step is the one that would be read from its row."""

from types import SimpleNamespace

from states.case import Subject, blank, evolve, kind_of, restored
from states.stages import LifeCycle
from workflow import subjects
from workflow.house import House
from workflow.recent import Recent
from workflow.step.entries import event_of
from workflow.store import log
from workflow.trail.entry import read
from workflow.trail.verify import blank_document, follow
from workflow.transaction import CASE, reading
from workflow.units import sample


def test_the_state_after_every_step_is_what_its_document_says(finished: House) -> None:
    with reading(finished) as connection:
        entries = [read(row.leaf) for row in log.entries(connection, sample.UNIT, CASE)]
    states: dict[str, Subject] = {}
    documents = {entry.case: blank_document() for entry in entries}
    compared = 0
    for entry in entries:
        if (event := event_of(entry)) is not None:
            kind = kind_of(event.table)
            states[entry.case] = evolve(states.get(entry.case) or blank(kind, entry.case), event)
            documents[entry.case], _ = follow(documents[entry.case], {"seq": entry.seq, "body": entry.body})
            assert restored(kind, entry.case, documents[entry.case]) == states[entry.case], (entry.seq, entry.action)
            compared += 1
    assert compared > 100


def test_who_wrote_a_row_need_not_read_it() -> None:
    state = blank(kind_of(LifeCycle.CASE), "C2026-0001")
    subjects.written(state, blank_document(), "not to be read")
    row = SimpleNamespace(table="case", id="C2026-0001", body="not to be read")
    assert subjects.read(row).subject == state  # type: ignore[arg-type]  # three columns of a row are enough
    assert subjects.readable(SimpleNamespace(**vars(row) | {"id": "C2026-0002"})) is None  # type: ignore[arg-type]


def test_what_was_not_asked_for_longest_is_forgotten_first() -> None:
    known: Recent[str, int] = Recent(2)
    for key, value in (("a", 1), ("b", 2)):
        known.put(key, value)
    assert known.get("a") == 1
    known.put("c", 3)
    assert [known.get(key) for key in "abc"] == [1, None, 3]
    known.put("a", 4)
    assert known.get("a") == 4
