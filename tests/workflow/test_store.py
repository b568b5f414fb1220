"""The tables on both databases: what is in the log cannot be changed, and the migrations make exactly the tables declared."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, Table, inspect
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from workflow.store import engine, migrate
from workflow.store.files import Files
from workflow.store.tables import Checkpoint, Entry, Regulation, Unit, core

UNIT = {"unit": "U", "name": "校", "regime": "ZJ_GOV_UNIT", "regulation": ""}
ENTRY = {
    "unit": "U",
    "kind": "case",
    "seq": 0,
    "case": "",
    "case_seq": 0,
    "at": "",
    "actor": "",
    "action": "",
    "leaf": b"{}",
    "leaf_hash": "",
}
KEPT = {
    core(Entry): ENTRY,
    core(Regulation): {"unit": "U", "hash": "h", "text": "t", "published_at": ""},
    core(Checkpoint): {"unit": "U", "kind": "case", "size": 1, "note": b"n", "at": ""},
}


@pytest.fixture
def made(database_url: str):
    found = engine.connect(database_url)
    migrate.upgrade(found)
    yield found
    found.dispose()


def test_nothing_in_the_log_is_changed_or_removed(made: Engine) -> None:
    with made.begin() as connection:
        connection.execute(core(Unit).insert(), [UNIT])
        for table, row in KEPT.items():
            connection.execute(table.insert(), [row])
    for table in KEPT:
        for statement in (table.update().values({list(table.c)[-1].name: b"" if table.name == "checkpoint" else "x"}), table.delete()):
            with pytest.raises(DBAPIError, match="append-only"), made.begin() as connection:
                connection.execute(statement)
    assert rows(made) == {table.name: [row] for table, row in KEPT.items()}


def rows(made: Engine) -> dict[str, list[dict[str, object]]]:
    with made.connect() as connection:
        return {table.name: [dict(r) for r in connection.execute(table.select()).mappings()] for table in KEPT}


def test_the_log_cannot_be_emptied_at_once(postgres_url: str) -> None:
    found = engine.connect(postgres_url)
    migrate.upgrade(found)
    for table in KEPT:
        with pytest.raises(DBAPIError, match="append-only"), found.begin() as connection:
            connection.exec_driver_sql(f"TRUNCATE {table.name}")
    found.dispose()


def test_one_subject_has_each_of_its_numbers_once(made: Engine) -> None:
    with made.begin() as connection:
        connection.execute(core(Unit).insert(), [UNIT])
        connection.execute(core(Entry).insert(), [ENTRY, ENTRY | {"seq": 1}, ENTRY | {"seq": 2, "case": "C", "case_seq": 1}])
    with pytest.raises(DBAPIError), made.begin() as connection:
        connection.execute(core(Entry).insert(), [ENTRY | {"seq": 3, "case": "C", "case_seq": 1}])


def test_the_migrations_make_the_tables_declared(made: Engine) -> None:
    with made.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_table_forgotten_in_the_migrations_would_be_found(made: Engine) -> None:
    with made.begin() as connection:
        connection.exec_driver_sql("DROP TABLE session")
    with made.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    assert [one[1].name for one in found if one[0] == "add_table"] == ["session"]


def test_migrating_again_changes_nothing(made: Engine) -> None:
    assert migrate.is_current(made)
    before = inspect(made).get_table_names()
    migrate.upgrade(made)
    assert inspect(made).get_table_names() == before


def test_an_empty_database_is_not_current(database_url: str) -> None:
    found = engine.connect(database_url)
    assert not migrate.is_current(found)
    found.dispose()


@pytest.mark.parametrize("table", SQLModel.metadata.sorted_tables, ids=lambda table: table.name)
def test_the_unit_comes_first_in_every_key(table: Table) -> None:
    if table.name not in {"installation", "session"}:
        assert next(iter(table.primary_key.columns)).name == "unit"


def test_files_are_kept_by_what_they_hold(tmp_path) -> None:
    files = Files(tmp_path)
    name = files.put(b"content")
    assert (files.put(b"content"), files.get(name)) == (name, b"content")
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [name]


@pytest.mark.parametrize("name", ["", "0" * 63, "0" * 64, "../" * 21 + "x", "A" * 64, "0" * 64 + "\n"])
def test_a_name_that_is_no_hash_opens_nothing(tmp_path, name: str) -> None:
    (tmp_path / "00").mkdir()
    with pytest.raises(FileNotFoundError):
        Files(tmp_path).get(name)
