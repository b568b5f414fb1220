"""What reading leaves is kept in memory and written in batches: counted, bounded, and not lost when the log is busy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import Founded
from tests.workflow import dba
from workflow import keep_traces, signer, traces
from workflow.audit import check
from workflow.dossier import access_head
from workflow.errors import Busy
from workflow.house import House
from workflow.identity import sessions
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.store import log
from workflow.store.tables import Entry as Row
from workflow.store.tables import Head, core
from workflow.traces import ELSEWHERE, MOST_ADDRESSES, MOST_LOOKS, Look, Traces
from workflow.trail import merkle
from workflow.trail.entry import Entry, read
from workflow.transaction import ACCESS, CASE, reading, writing
from workflow.units import sample, sandbox

UNIT = sample.UNIT


@pytest.fixture
def house(founded: Founded, printing: Path, tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(data=founded.copy(tmp_path / "data", printing)))
    sandbox.forward(made, 1)
    yield made
    made.close()


def look(what: str = "C2026-0001", person: str = "zhou") -> Look:
    return Look(UNIT, person, "", "subject_read", what)


def entries(house: House, kind: str = ACCESS) -> list[Entry]:
    with reading(house) as connection:
        return [read(row.leaf) for row in log.entries(connection, UNIT, kind)]


def test_a_reading_is_an_entry_once_the_batch_is_written(house: House) -> None:
    before = len(entries(house))
    for one in (look(), look(), look("A2026-0001"), look(person="wang")):
        house.traces.looked(one)
    assert len(entries(house)) == before
    assert keep_traces.flush(house) == 3
    told = [(e.actor, e.action, e.body["what"], e.body["count"]) for e in entries(house)[before:]]
    assert told == [
        ("wang", "subject_read", "C2026-0001", 1),
        ("zhou", "subject_read", "A2026-0001", 1),
        ("zhou", "subject_read", "C2026-0001", 2),
    ]
    assert keep_traces.flush(house) == 0
    assert check.differences(house) == []


def test_what_could_not_be_written_is_written_later(house: House) -> None:
    before = len(entries(house))
    house.traces.looked(look())
    house.traces.tried("turned_away", "10.1.1.1")
    with writing(house, UNIT), pytest.raises(Busy):
        keep_traces.flush(house, all_=True, wait=0)
    house.traces.looked(look())
    assert keep_traces.flush(house, all_=True) == 2
    assert [e.body["count"] for e in entries(house)[before:]] == [2, 1]


def test_attempts_are_told_once_a_minute_and_bounded_by_address() -> None:
    kept = Traces()
    for number in range(MOST_ADDRESSES + 20):
        for _ in range(3):
            kept.tried("turned_away", f"10.0.0.{number}")
    assert kept.taken().counts == {}
    counts = kept.taken(all_=True).counts
    assert len(counts) == MOST_ADDRESSES + 1
    assert counts[traces.Attempt("turned_away", ELSEWHERE)] == 60


def test_readings_beyond_what_is_kept_are_counted_without_saying_what() -> None:
    kept = Traces()
    for number in range(MOST_LOOKS + 7):
        kept.looked(look(str(number)))
    counts = kept.taken().counts
    assert len(counts) == MOST_LOOKS + 1
    assert counts[look("")] == 7


def test_beside_the_server_they_are_written_and_the_rest_at_its_end(house: House) -> None:
    before = len(entries(house))
    with keep_traces.beside(house):
        house.traces.looked(look())
        house.traces.tried("sign_in_unknown", "10.1.1.1")
    last = entries(house)[before:]
    assert [(e.actor, e.action) for e in last] == [("zhou", "subject_read"), ("system", "sign_in_unknown")]
    assert (last[1].body["address"], last[1].body["count"]) == ("10.1.1.1", 1)


def test_a_dba_who_removes_the_last_access_entries_is_found(house: House, founded: Founded) -> None:
    """By the case log, which took the head down, and by the signer, who saw them."""
    sessions.sign_in(house, *founded.people["zhou"])
    house.traces.looked(look())
    keep_traces.flush(house)
    access_head.record(house, UNIT)
    cut_off(house, 2)
    told = check.differences(house)
    assert any("access 日志：与 case 条目" in one for one in told)
    assert any(one.startswith(f"{UNIT}/access 日志：与签名记录不符") for one in told)


def cut_off(house: House, few: int) -> None:
    admin = dba.at(house.settings.url)
    rows = [r for r in admin.rows(core(Row)) if r["kind"] == ACCESS]
    tree = merkle.Frontier()
    for row in rows[:-few]:
        tree = merkle.append(tree, bytes.fromhex(row["leaf_hash"]))
    admin.put(core(Row), [r for r in admin.rows(core(Row)) if r not in rows[-few:]])
    cut = {"size": tree.size, "frontier": b"".join(tree.hashes), "at": rows[-few - 1]["at"] if rows[:-few] else ""}
    admin.put(core(Head), [h | (cut if h["kind"] == ACCESS else {}) for h in admin.rows(core(Head))])
    admin.engine.dispose()


def test_the_head_is_taken_down_once_for_the_same_access_log(house: House) -> None:
    access_head.record(house, UNIT)
    before = len(entries(house, CASE))
    access_head.record(house, UNIT)
    assert len(entries(house, CASE)) == before
    house.traces.looked(look())
    keep_traces.flush(house)
    access_head.record(house, UNIT)
    assert entries(house, CASE)[-1].body["size"] == len(entries(house))
    assert signer.remembered(house, UNIT, ACCESS).size == len(entries(house))
