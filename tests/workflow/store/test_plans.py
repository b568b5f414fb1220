"""No read grows with the log or the unit but those that are meant to: a whole case is played on both databases, every page and call is
asked and every job done, and each database is asked how it would find what was asked for in tables of thousands."""

import importlib
import inspect
import pkgutil
import re
import secrets
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel
from sqlalchemy import Connection, event, text

from tests.application import application
from tests.asked import OK, addresses, asking, signed_in
from tests.houses import folder
from workflow import clock, store
from workflow.demo import road
from workflow.demo.cases import straight
from workflow.demo.player import Player
from workflow.dossier.export import dossier
from workflow.house import House
from workflow.identity import sessions
from workflow.identity.passwords import hashed
from workflow.installation import create_house
from workflow.jobs import runner
from workflow.reads import check
from workflow.settings import Settings
from workflow.step.act import Ask, act
from workflow.step.answers import Answer, Request
from workflow.store import tables
from workflow.transaction import writing
from workflow.units import sample
from workflow.units.founding import found
from workflow.units.people import NewPerson, seat_all, set_active, set_password

START = datetime(2026, 3, 2, 1, tzinfo=UTC)  #: the whole case lies in a year with a calendar
PASSWORD = "correct horse"
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
    "log.entries": "the log page by page after a cursor, for jobs: a range of the key",
    "log.leaf_hashes": "a proof is computed over the leaves before it",
    "subjects.page": "a keyset page: a range of the index that lists are made of, no longer than its limit",
    "subjects.count": "how many numbers the year has used: a range of the key",
    "whole.regulations": "the versions of a unit's regulation, when a seat changes hands: a handful, one for each time it was changed",
    "people.end_sessions": "the sessions of one person: a range of the index",
    "people.listed": "the people of a unit for a select: a range of the key, no longer than its limit",
    "whole.logs": "the audit and the sweep of orphans ask which logs there are at all",
    "whole.kept_files": "the sweep of orphans asks for all that any row refers to",
}


#: What neither pages, calls, steps nor jobs ask in a unit that is well, by who does.
ELSEWHERE = dict.fromkeys(
    ("belongings.replace_attachments", "belongings.replace_inclusions", "belongings.replace_papers", "belongings.size_of"), "audit repair"
) | {
    "across.achievements_in": "readiness, of a subject that differed from the log; by the key",
    "log.checkpoints": "audit check",
    "log.last_checkpoint": "the log's address, while somebody writes; by the key",
    "log.size": "audit check",
    "people.every_seating": "audit check",
    "people.install": "the first start",
    "people.persons": "audit check",
    "people.sessions": "audit check",
    "rowcount.one": "any write, for another function of the store",
    "subjects.every": "migrate",
    "whole.ranges": "audit check",
    "whole.strays": "audit check",
}

STORE = "workflow.store."
#: Of it, what hands over statements that others wrote.
CARRIERS = {"workflow.store.prepared", "workflow.store.rowcount"}


class Sent(NamedTuple):
    senders: tuple[str, ...]  #: functions of the store, the one that wrote it first
    text: str
    parameters: Any

    @property
    def function(self) -> str:
        return self.senders[0]


def senders() -> tuple[str, ...]:
    """The functions of the store on the stack, innermost first: that one wrote the statement; none for what a test asks by itself."""
    frame, found = sys._getframe(2), list[str]()
    while frame.f_back is not None:
        module, name = frame.f_globals.get("__name__", ""), frame.f_code.co_name
        if module.startswith(STORE) and module not in CARRIERS and not name.startswith("<"):
            found.append(f"{module.removeprefix(STORE)}.{name}")
        frame = frame.f_back
    return tuple(found)


class Keyed(Player):
    """Plays as calls do that may come twice."""

    def take(self, person: str, action: str, subject: str, target: str, given: BaseModel) -> Answer:
        ask = Ask(action=action, subject=subject, target=target, given=given)
        return act(self.house, self.caller(person), ask, Request(key=secrets.token_hex(8), content=b""))


@pytest.fixture
def asked(tmp_path: Path, printing: Path, database_url: str) -> Iterator[tuple[House, list[Sent]]]:
    """Every statement of a case's whole life, of all that can be got meanwhile and of the jobs after it, once each."""
    offset = int((START - clock.machine_now()).total_seconds())
    settings = Settings(data=folder(tmp_path / "data", printing), database_url=database_url)
    house = create_house(settings, sandbox=True, clock_offset=offset)
    sent: dict[tuple[tuple[str, ...], str], Sent] = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if found := senders():
            sent.setdefault((found, statement), Sent(found, statement, parameters))

    event.listen(house.engine, "before_cursor_execute", note)
    try:
        settle(house)
        cases = [straight(Player(house, sample.UNIT)), waiting(Keyed(house, sample.UNIT))]
        look(house, cases[0])
        yield house, list(sent.values())
    finally:
        house.close()


def settle(house: House) -> None:
    """The sample unit, whose people share a password: each hash takes long on purpose."""
    found(house, sample.UNIT, sample.NAME, sample.regulation_text())
    cast = [NewPerson(id=i, name=n, username=u, password=PASSWORD, seats=s) for i, n, u, s in sample.CAST]
    with writing(house, sample.UNIT) as write:
        seat_all(write, cast, dict.fromkeys((i for i, *_ in sample.CAST), hashed(PASSWORD)))


def waiting(player: Player) -> str:
    """A case with opinions to give."""
    return road.proposed(player, road.ledgered(player, "ZL201910234567.8", "一种复合膜"), "150000.00")


def look(house: House, case: str) -> None:
    """What pages and calls read, for who has work and who has none; what sign-in, the public check, an export and the jobs do."""
    app, player = application(house), Player(house, sample.UNIT)
    signed = sessions.sign_in(house, "zhoumin", PASSWORD)
    with asking(app) as ask:
        for address in addresses(house, app, sample.UNIT):
            ask.get(address.path, signed.token)
        for person, token in signed_in(house, sample.UNIT, ["wang", "sun"]).items():
            assert (ask.get("/inbox", token).status_code, ask.get("/api/v1/tasks", token).status_code) == (OK, OK), person
        for path in ("/inbox?after=C&cases=D&achievements=B", "/cases?after=D", "/achievements?after=B", f"/cases/{case}/trail?after=3"):
            assert ask.get(path, signed.token).status_code == OK
    sessions.sign_out(house, signed.token)
    set_active(house, sample.UNIT, "gao", active=False)  # may give an opinion that is asked for
    set_password(house, sample.UNIT, "xu", PASSWORD)
    assert check.paper(house, house.files.get(player.case(case).papers[0].sha256)) is not None
    dossier(house, player.caller("zhou"), case)
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
        tables.Inclusion: [unit | {"case": f"X{n}", "achievement": f"X{n + 1}"} for n in range(MANY - 1)],
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
            if one.text.startswith(("SELECT", "UPDATE", "DELETE")) and (lines := how(connection, one)):
                found.setdefault(one.function, []).extend(lines)
        transaction.rollback()
    return found


def store_functions() -> set[str]:
    """All of the store that ask over a connection handed to them."""
    modules = [importlib.import_module(f"{STORE}{found.name}") for found in pkgutil.iter_modules(store.__path__)]
    return {
        f"{module.__name__.removeprefix(STORE)}.{name}"
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and name[0] != "_"
        and next(iter(inspect.signature(function).parameters), "") == "connection"
    }


def test_no_read_is_wide_but_those_that_are_meant_to_be(asked: tuple[House, list[Sent]]) -> None:
    house, sent = asked
    told = " ".join(one.text for one in sent)
    assert {table for table in NARROW if not re.search(rf"FROM \"?{table}\b", told)} == set()
    assert store_functions() - {name for one in sent for name in one.senders} == set(ELSEWHERE)
    found = wide(house, sent)
    assert {function: lines for function, lines in found.items() if function not in WIDE} == {}
    with house.engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_entry_unit")
        connection.exec_driver_sql("DROP INDEX ix_paper_sha256")
    house.engine.dispose()  # SQLite's driver keeps a plan once explained
    assert set(wide(house, sent)) - set(WIDE) == {"log.unit_entries", "log.last_unit_entry", "subjects.papers_by_hash"}, (
        "what no index serves is named"
    )
