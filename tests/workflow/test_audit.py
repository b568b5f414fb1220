"""`check.differences` on the demo's installation: whatever whoever runs the database changes, it is listed by name."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Table
from sqlmodel import SQLModel

from tests import postgres
from tests.workflow import installation
from tests.workflow.conftest import Demo
from tests.workflow.dba import Change, Row, changed
from tests.workflow.installation import Installation
from workflow.audit import check
from workflow.store import tables
from workflow.store.tables import core
from workflow.trail.entry import leaf_hash

TABLES = {table.name: table for table in SQLModel.metadata.sorted_tables}
#: Tables of which the log says nothing, each with the reason; every column of every other is changed below and must be named.
PASSING = {
    "session": "ends by itself: a sign-in is in the access log, its token nowhere",
    "idempotency": "an answer that was given, for a request that comes once more",
    "cursor": "how far a consumer has read; what can be held against the log there is in jobs/test_consumers.py",
}
#: Columns of which it says nothing, each with the reason.
NOT_TOLD = {
    ("person", "username"): "what somebody types to sign in; entries name the person",
    ("person", "password"): "a secret",
    ("installation", "id"): "always 1",
    ("installation", "clock_offset"): "of a sandbox alone, where it moves freely; in any other see test_the_kind_of_installation",
    ("installation", "sandbox"): "read when the house is opened: see test_the_kind_of_installation",
}
COLUMNS = [(t.name, c.name) for t in TABLES.values() if t.name not in PASSING for c in t.columns if (t.name, c.name) not in NOT_TOLD]
#: More rows than one of the tables that hold two kinds of things: entries, heads and notes of both logs, both subjects.
PICKS = {"entry": ("case", "access"), "head": ("case", "access"), "subject": ("case", "achievement")}
CHANGES = [(table, column, which) for table, column in COLUMNS for which in PICKS.get(table, ("",))]


@pytest.fixture(scope="module")
def sqlite(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation.on_sqlite(demo, tmp_path_factory.mktemp("audited") / "data") as made:
        yield made


@pytest.fixture(scope="module")
def postgresql(sqlite: Installation, postgres_server: postgres.Server) -> Iterator[Installation]:
    with postgres_server.fresh_database() as url, installation.on_postgresql(sqlite, url) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Installation:
    found: Installation = request.getfixturevalue(request.param)
    return found


def pick(table: str, rows: list[Row], which: str = "") -> int:
    """Of entries and subjects one in the middle: the last of the first case's, so that the next numbers are free."""
    if table == "entry":
        found = [i for i, row in enumerate(rows) if row["kind"] == which and row["case"] == ("C2026-0001" if which == "case" else "")]
        return found[-1] if which == "case" else found[-2]  # one less at its end leaves a log whole: its head tells
    if table in {"head", "subject"}:
        return next(i for i, row in enumerate(rows) if row["kind" if table == "head" else "table"] == which)
    return len(rows) // 2


def name(table: str, row: Row, column: str = "") -> tuple[str, ...]:
    """What must stand in one of the lines, any of these."""
    names = {
        "entry": lambda: f"{row['unit']}/{row['kind']} 条目 {'' if column in {'unit', 'kind', 'seq'} else str(row['seq']) + '：'}",
        "head": lambda: f"{row['unit']}/{row['kind']} 日志头：",
        "subject": lambda: f"{row['id']}：",
        "unit": lambda: row["unit"],
        "regulation": lambda: f"制度 {row['hash'][:12]}",
        "person": lambda: f"人员 {row['id']}：",
        "seating": lambda: f"人员 {row['person']}：",
        "inclusion": lambda: f"{row['case']}：与成果 {row['achievement']}",
        "task": lambda: f"签批任务 {row['id']}",
        "candidate": lambda: f"{row['case']}：待办人",
        "turn": lambda: f"{row['subject']}：待办人",
        "paper": lambda: f"文书 {row['kind']} {row['sha256'][:12]}",
        "attachment": lambda: f"附件 {row['sha256'][:12]}",
        "disclosure": lambda: f"个人信息 {row['commitment'][:12]}",
        "checkpoint": lambda: f"检查点 {row['unit']}.{row['kind']}.{row['size']}",
    }
    own = names[table]()
    return (own, f"表 {table} 中有单位") if table == "disclosure" and column == "unit" else (own,)


def found(at: Installation, table: str, change: Change) -> list[str]:
    with at.admin.tampered(TABLES[table], change):
        return check.differences(at.house)


def named(lines: list[str], names: tuple[str, ...]) -> bool:
    return any(each in line for line in lines for each in names)


def one_value(at: Installation, table: str, column: str, which: str) -> tuple[list[str], Row]:
    rows = at.admin.rows(TABLES[table])
    place = pick(table, rows, which)
    key = TABLES[table].c[column].primary_key and isinstance(rows[place][column], int)
    value = max(row[column] for row in rows) + 1 if key else changed(rows[place][column])

    def change(rows: list[Row]) -> list[Row]:
        rows[place][column] = value
        return rows

    return found(at, table, change), rows[place]


def test_an_untouched_installation_agrees(either: Installation) -> None:
    assert check.differences(either.house) == []


def test_every_table_has_a_row_to_change(sqlite: Installation) -> None:
    assert [name for name in TABLES if name not in PASSING and not sqlite.admin.rows(TABLES[name])] == []


@pytest.mark.parametrize(("table", "column", "which"), CHANGES)
def test_one_value_changed_is_named(sqlite: Installation, table: str, column: str, which: str) -> None:
    lines, row = one_value(sqlite, table, column, which)
    assert named(lines, name(table, row, column)), lines


CORE = [
    *(("entry", column) for column in ("leaf", "leaf_hash", "at")),
    *(("subject", column) for column in ("state", "body", "price")),
    *(("head", column) for column in ("frontier", "size")),
]


@pytest.mark.parametrize(("table", "column"), CORE)
def test_one_value_changed_is_named_on_postgresql(postgresql: Installation, table: str, column: str) -> None:
    lines, row = one_value(postgresql, table, column, "case")
    assert named(lines, name(table, row, column)), lines


#: A row less is seen in each of these; personal data may be erased, and a missing unit is another test.
LESS = [t for t in TABLES if t not in {*PASSING, "disclosure", "unit", "installation"}]


@pytest.mark.parametrize("table", LESS)
def test_a_row_removed_is_named(sqlite: Installation, table: str) -> None:
    rows = sqlite.admin.rows(TABLES[table])
    place = pick(table, rows, "case")
    lines = found(sqlite, table, lambda rows: rows[:place] + rows[place + 1 :])
    assert named(lines, name(table, rows[place], "seq")), lines


def doubled(table: Table, row: Row, rows: list[Row]) -> Row:
    """The row once more, under the next free key."""
    keys: dict[str, Any] = {list(table.primary_key.columns)[-1].name: None}
    keys |= {"case_seq": None} if table.name == "entry" else {"username": None} if table.name == "person" else {}
    free = {k: max(r[k] for r in rows) + 1 if isinstance(row[k], int) else changed(changed(row[k])[::-1])[::-1] for k in keys}
    return row | free


@pytest.mark.parametrize("table", [t for t in TABLES if t not in {*PASSING, "installation"}])
def test_a_row_doubled_under_a_free_key_is_named(sqlite: Installation, table: str) -> None:
    rows = sqlite.admin.rows(TABLES[table])
    extra = doubled(TABLES[table], rows[pick(table, rows, "case")], rows)
    lines = found(sqlite, table, lambda rows: [*rows, extra])
    expected = (f"{extra['unit']}/{extra['kind']}：没有这个日志",) if table == "head" else name(table, extra)
    assert named(lines, expected), lines


SWAPPED = {"entry": ("unit", "kind", "seq"), "subject": ("unit", "id"), "head": ("unit", "kind")}


@pytest.mark.parametrize("table", SWAPPED)
def test_two_rows_swapped_are_named(either: Installation, table: str) -> None:
    rows = either.admin.rows(TABLES[table])
    one = pick(table, rows, "case") if table != "head" else 0
    other = one + 1

    def change(rows: list[Row]) -> list[Row]:
        keys = [{k: rows[i][k] for k in SWAPPED[table]} for i in (one, other)]
        rows[one], rows[other] = rows[other] | keys[0], rows[one] | keys[1]
        return rows

    lines = found(either, table, change)
    assert named(lines, name(table, rows[one])), lines
    assert named(lines, name(table, rows[other])), lines


def test_an_entry_rewritten_in_its_own_format_is_named(either: Installation) -> None:
    """A price in the leaf itself, with hash and columns to fit, but not the chain behind it."""
    rows = either.admin.rows(core(tables.Entry))
    place = next(i for i, row in enumerate(rows) if b'"price":60000000' in row["leaf"])

    def change(rows: list[Row]) -> list[Row]:
        raw = rows[place]["leaf"].replace(b'"price":60000000', b'"price":60000001')
        rows[place] |= {"leaf": raw, "leaf_hash": leaf_hash(raw).hex()}
        return rows

    lines = found(either, "entry", change)
    assert named(lines, (f"没有接在 {either.case}",)), lines
    assert named(lines, ("日志头：frontier",)), lines
    assert named(lines, ("检查点",)), lines
    assert named(lines, (f"{either.case}：列 price",)), lines


def test_a_leaf_that_is_no_bytes_is_named(sqlite: Installation) -> None:
    """SQLite stores what it is given, whatever the column's type."""
    with sqlite.admin.tampered(core(tables.Entry), list):
        sqlite.admin.run("UPDATE entry SET leaf = CAST(leaf AS TEXT) WHERE seq = 7 AND kind = 'case'")
        lines = check.differences(sqlite.house)
    assert named(lines, ("ZJLG/case 条目 7：原始字节不合规定（不是字节）",)), lines


def test_a_unit_that_was_erased_whole_is_missed(sqlite: Installation) -> None:
    """Its row alone, then all its rows: the notes that were handed out still name it."""
    lines = found(sqlite, "unit", lambda _: [])
    assert named(lines, ("表 entry 中有单位 ZJLG 的行，却没有这个单位",)), lines
    saved = {name: sqlite.admin.rows(table) for name, table in TABLES.items() if "unit" in table.c}
    try:
        for each in saved:
            sqlite.admin.put(TABLES[each], [])
        assert named(check.differences(sqlite.house), ("ZJLG/case：没有这个日志，却有它的数据",))
    finally:
        for each, rows in saved.items():
            sqlite.admin.put(TABLES[each], rows)
    assert check.differences(sqlite.house) == []
