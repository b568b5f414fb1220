"""No read grows with the log or the unit but those that are meant to: a whole case, and what pages and calls read of it,
are played on both databases, and each database is asked how it would find what was asked for in tables of thousands."""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Connection, event, text

from states.case import Case
from states.stages import LifeCycle
from workflow import clock
from workflow.demo.cases import straight
from workflow.demo.player import Player
from workflow.dossier.export import dossier
from workflow.house import House
from workflow.identity import sessions
from workflow.installation import create_house
from workflow.jobs import runner
from workflow.reads import check, files, history, people, subjects, tasks, turns
from workflow.settings import Settings
from workflow.store import tables
from workflow.units import sample
from workflow.units.people import set_active

START = datetime(2026, 3, 2, 1, tzinfo=UTC)  #: the whole case lies in a year with a calendar
MANY = 4000  #: rows of each big table: enough for a plan to matter

#: How far an index must narrow what is read of the tables that grow: to one of these columns by equality.
NARROW = {
    "entry": {"case", "action", "seq"},
    "subject": {"id", "buyer", "patent", "registration"},
    "inclusion": {"case", "achievement"},
    "idempotency": {"key"},
    "paper": {"subject", "sha256"},
    "attachment": {"subject"},
    "task": {"case", "id", "seat"},
    "checkpoint": {"size"},
    "disclosure": {"commitment"},
    "session": {"token"},
    "regulation": {"hash"},
    "person": {"id", "username"},
    "seating": {"person", "seat"},
    "candidate": {"person", "case"},
    "turn": {"holder", "subject"},
}

#: Reads that are wide on purpose, by the function that sends them.
WIDE = {
    "entries": "the log page by page after a cursor, for jobs: a range of the key",
    "leaf_hashes": "a proof is computed over the leaves before it",
    "page": "a keyset page: a range of the index that lists are made of, no longer than its limit",
    "count": "how many numbers the year has used: a range of the key",
    "regulations": "the versions of a unit's regulation, when a seat changes hands: a handful, one for each time it was changed",
    "listed": "the people of a unit for a select: a range of the key, no longer than its limit",
    "logs": "the audit and the sweep of orphans ask which logs there are at all",
    "kept_files": "the sweep of orphans asks for all that any row refers to",
}


class Sent(NamedTuple):
    function: str  #: of the store, that sent it
    text: str
    parameters: Any


def sender() -> str:
    """The innermost function of the store on the stack: it wrote the statement."""
    frame = sys._getframe(2)
    while frame.f_back is not None:
        if frame.f_globals.get("__name__", "").startswith("workflow.store.") and not frame.f_code.co_name.startswith("<"):
            return frame.f_code.co_name
        frame = frame.f_back
    return ""


@pytest.fixture
def asked(tmp_path: Path, database_url: str) -> Iterator[tuple[House, list[Sent]]]:
    """Every statement of a case's whole life, once each."""
    offset = int((START - clock.machine_now()).total_seconds())
    house = create_house(Settings(data=tmp_path / "data", database_url=database_url), sandbox=True, clock_offset=offset)
    sample.settle_in(house)
    sent: dict[tuple[str, str], Sent] = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            function = sender()
            sent.setdefault((function, statement), Sent(function, statement, parameters))

    event.listen(house.engine, "before_cursor_execute", note)
    try:
        look(house, straight(Player(house, sample.UNIT)))
        yield house, list(sent.values())
    finally:
        house.close()


def look(house: House, case: str) -> None:
    """What pages, calls and jobs read."""
    caller = Player(house, sample.UNIT).caller("zhou")
    seen = subjects.view(house, caller, Case, case)
    subjects.possible(seen, caller)
    subjects.listed(house, caller, LifeCycle.CASE)
    subjects.listed(house, caller, LifeCycle.CASE, after="C9999-0001")
    achievement = subjects.listed(house, caller, LifeCycle.ACHIEVEMENT)[0].id
    subjects.cases_of(house, caller, achievement)
    tasks.todo(house, caller)
    turns.waiting(house, caller, LifeCycle.CASE)
    set_active(house, sample.UNIT, "yang", active=True)
    last = history.logged(house, caller, case, after=3)[-1][0]
    history.as_known_at(house, caller, Case, case, last.seq)
    files.attachments(house, caller, (case, achievement))
    people.persons(house, caller, 10)
    paper = house.files.get(seen.subject.papers[0].sha256)
    assert check.paper(house, paper) is not None
    dossier(house, caller, case)
    assert sessions.recognise(house, "no such token") is None
    runner.once(house)


def fill(connection: Connection) -> None:
    """Rows by the thousand beside those of the case."""
    unit = {"unit": sample.UNIT}
    entry = {**unit, "kind": "case", "at": "", "actor": "", "leaf": b"", "leaf_hash": ""}
    paper = {**unit, "kind": "", "size": 0, "at": ""}
    upload = {**unit, "name": "", "media_type": "", "size": 0, "at": "", "by": ""}
    subject = {**unit, "table": "case", "state": "closed", "seq": 1, "title": "", "updated_at": "", "body": ""}
    rows: dict[Any, list[dict[str, Any]]] = {
        tables.Entry: [entry | {"seq": 10**6 + n, "case": "", "case_seq": 0, "action": f"a{n % 50}"} for n in range(MANY)]
        + [entry | {"seq": 2 * 10**6 + n, "case": f"X{n // 4}", "case_seq": n % 4 + 1, "action": "agree"} for n in range(MANY)],
        tables.Subject: [subject | {"id": f"X{n}", "patent": f"P{n}", "registration": f"R{n}", "buyer": f"B{n}"} for n in range(MANY)],
        tables.Attachment: [
            unit | {"subject": f"X{n}", "sha256": f"{n:064x}", "name": "", "media_type": "", "size": 0, "at": "", "by": ""}
            for n in range(MANY)
        ],
        tables.Person: [unit | {"id": f"x{n}", "name": "", "username": f"x{n}", "password": "", "active": True} for n in range(MANY)],
        tables.Seating: [unit | {"person": f"x{n}", "seat": "completer", "since": "2026-01-01", "until": ""} for n in range(MANY)],
        tables.Candidate: [unit | {"person": f"x{n % 99}", "task": f"X{n}-1.0", "case": f"X{n}"} for n in range(MANY)],
        tables.Turn: [unit | {"holder": f"@x{n % 99}", "table": "case", "subject": f"X{n}"} for n in range(MANY)],
        tables.Task: [unit | {"id": f"X{n}-1.0", "case": f"X{n}", "seat": "dean", "person": ""} for n in range(MANY)],
        tables.Attachment: [upload | {"subject": f"X{n}", "sha256": f"{n:064x}"} for n in range(MANY)],
        tables.Paper: [paper | {"sha256": f"{n:064x}", "subject": f"X{n}"} for n in range(MANY)],
    }
    for model, made in rows.items():
        connection.execute(tables.core(model).insert(), made)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")
        # What was left small would be scanned for being small, not for want of an index.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")


def wide_on_sqlite(connection: Connection, one: Sent) -> list[str]:
    found = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one.text}", one.parameters).all()]
    return [line for line in found if (table := _table(line)) in NARROW and not _equal(line) & NARROW[table]]


def _table(line: str) -> str:
    told = re.match(r"(?:SCAN|SEARCH) (\w+)", line)
    return told[1] if told else ""


def _equal(line: str) -> set[str]:
    return set(re.findall(r"(\w+)=\?", line))


def wide_on_postgresql(connection: Connection, one: Sent) -> list[str]:
    (plans,) = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {one.text}", one.parameters).one()
    return [
        f"{node['Node Type']} {table} {node.get('Index Cond', '')}"
        for node, table in _nodes(plans[0]["Plan"], "")
        if node["Node Type"] != "Bitmap Heap Scan"  # its index is its child
        and "Scan" in node["Node Type"]
        and table in NARROW
        and not (_served(connection, node) & NARROW[table])
    ]


def _served(connection: Connection, node: dict[str, Any]) -> set[str]:
    """Columns that the index is asked for by equality; none when its first is not: such an index is read from end to end."""
    asked = set(re.findall(r"(\w+)\"?\)?(?:::text)? = ", node.get("Index Cond", "")))
    first = connection.execute(
        text("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(:name) AND attnum = 1"), {"name": node.get("Index Name")}
    )
    return asked if first.scalar_one_or_none() in asked else set()


def _nodes(plan: dict[str, Any], table: str) -> Iterator[tuple[dict[str, Any], str]]:
    table = plan.get("Relation Name", table)
    yield plan, table
    for child in plan.get("Plans", ()):
        yield from _nodes(child, table)


def wide(house: House, sent: Sequence[Sent]) -> dict[str, list[str]]:
    """Reads of a growing table that no index narrows, by the function that sends them."""
    how = {"sqlite": wide_on_sqlite, "postgresql": wide_on_postgresql}[house.engine.dialect.name]
    found: dict[str, list[str]] = {}
    with house.engine.connect() as connection, connection.begin() as transaction:
        fill(connection)
        for one in sent:
            if lines := how(connection, one):
                found.setdefault(one.function, []).extend(lines)
        transaction.rollback()
    return found


def test_no_read_is_wide_but_those_that_are_meant_to_be(asked: tuple[House, list[Sent]]) -> None:
    house, sent = asked
    told = " ".join(one.text for one in sent)
    assert {table for table in NARROW if re.search(rf"FROM \"?{table}\b", told)} >= {"entry", "subject", "paper", "task", "session"}
    found = wide(house, sent)
    assert {function: lines for function, lines in found.items() if function not in WIDE} == {}
    with house.engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_entry_unit")
        connection.exec_driver_sql("DROP INDEX ix_paper_sha256")
    house.engine.dispose()  # SQLite's driver keeps a plan once explained
    assert set(wide(house, sent)) - set(WIDE) == {"unit_entries", "papers_by_hash"}, "what no index serves is named"
