"""Whatever whoever runs the database puts in the place of a table, trigger or function is named before anything is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests import postgres
from workflow.store import engine, migrate, standing

#: What is said too when the table of sessions goes.
INDEX = "缺少索引 ix_session_person，或者它已失效"
#: By name what is done, and what is then said.
ON_SQLITE = {
    "a view": (
        ["ALTER TABLE head RENAME TO kept", "CREATE VIEW head AS SELECT * FROM kept"],
        ["数据表 head 被换成别的对象"],
    ),
    "a virtual table": (
        ["DROP TABLE session", "CREATE VIRTUAL TABLE session USING fts5(token, unit, person, csrf, expires_at)"],
        ["数据表 session 被换成别的对象", INDEX],
    ),
    "a table that swallows rows": (
        [
            "DROP TABLE session",
            "CREATE TABLE session (token, unit, person, csrf, expires_at, PRIMARY KEY (token) ON CONFLICT IGNORE)",
        ],
        ["数据表 session 被换成别的对象", INDEX],
    ),
    "a table without its key": (
        ["DROP TABLE session", "CREATE TABLE session (token, unit, person, csrf, expires_at)"],
        ["数据表 session 的列或主键被改动", INDEX],
    ),
    "a column that computes itself": (
        ["ALTER TABLE session ADD COLUMN more TEXT AS (unit)"],
        ["数据表 session 的列或主键被改动"],
    ),
    "no table": (["DROP TABLE session"], ["缺少数据表 session", INDEX]),
    "no index": (["DROP INDEX ix_entry_case"], ["缺少索引 ix_entry_case，或者它已失效"]),
    "a trigger that says something else": (
        ["DROP TRIGGER entry_no_delete", "CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT 1; END"],
        ["触发器 entry_no_delete 被改动或停用"],
    ),
}
EACH = "触发器 {}_append_only 所调用的函数被改动"
ALL_CALL = [EACH.format(table) for table in ("checkpoint", "entry", "regulation")]
BODY = "BEGIN RETURN NULL; END"
TRIGGER = (
    "CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION other.append_only()"
)
ON_POSTGRESQL = {
    "a function that refuses nothing": (
        [f"CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ {BODY} $$"],
        ALL_CALL,
    ),
    "a function with another's rights": (["ALTER FUNCTION append_only() SECURITY DEFINER"], ALL_CALL),
    "a function with settings": (["ALTER FUNCTION append_only() SET search_path = pg_temp"], ALL_CALL),
    "another function of that name": (
        [
            "CREATE SCHEMA other",
            f"CREATE FUNCTION other.append_only() RETURNS trigger LANGUAGE plpgsql AS $$ {BODY} $$",
            "DROP TRIGGER entry_append_only ON entry",
            TRIGGER,
        ],
        ["触发器 entry_append_only 被改动或停用", EACH.format("entry")],
    ),
    "a trigger for replicas alone": (
        ["ALTER TABLE entry ENABLE REPLICA TRIGGER entry_append_only"],
        ["触发器 entry_append_only 被改动或停用"],
    ),
    "a rule": (["CREATE RULE quiet AS ON INSERT TO entry DO INSTEAD NOTHING"], ["数据表 entry 上有不属于本系统的规则"]),
    "a policy": (
        ["CREATE POLICY half ON entry USING (kind = 'case')", "ALTER TABLE entry FORCE ROW LEVEL SECURITY"],
        ["数据表 entry 上有不属于本系统的行级策略"],
    ),
    "row security": (["ALTER TABLE subject ENABLE ROW LEVEL SECURITY"], ["数据表 subject 上有不属于本系统的行级策略"]),
    "a child that adds its rows": (["CREATE TABLE more () INHERITS (seating)"], ["数据表 seating 上有不属于本系统的继承关系"]),
    "a view": (
        ["ALTER TABLE session RENAME TO kept", "CREATE VIEW session AS SELECT * FROM kept"],
        ["数据表 session 被换成别的对象"],
    ),
    "a table that a crash empties": (["ALTER TABLE session SET UNLOGGED"], ["数据表 session 被换成别的对象"]),
    "a table before ours": (
        ["CREATE TABLE pg_catalog.session (LIKE public.session)"],
        ["数据表 session 被换成别的对象"],
    ),
    "a key in another order": (
        ["ALTER TABLE attachment DROP CONSTRAINT attachment_pkey", "ALTER TABLE attachment ADD PRIMARY KEY (subject, unit, sha256)"],
        ["数据表 attachment 的列或主键被改动"],
    ),
    "a column that computes itself": (
        [
            "ALTER TABLE session DROP COLUMN csrf",
            "ALTER TABLE session ADD COLUMN csrf varchar(64) GENERATED ALWAYS AS ('x') STORED",
        ],
        ["数据表 session 的列或主键被改动"],
    ),
    "no table": (["DROP TABLE session"], ["缺少数据表 session", INDEX]),
    "an index that is no longer kept": (
        ["UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_entry_case'::regclass"],
        ["缺少索引 ix_entry_case，或者它已失效"],
    ),
    "triggers silenced here": (["SET session_replication_role = replica"], ["数据库设定 session_replication_role 使触发器失效"]),
    "triggers silenced for all to come": (
        ["ALTER ROLE CURRENT_USER SET session_replication_role = replica"],
        ["数据库设定 session_replication_role 使触发器失效"],
    ),
}


@pytest.fixture
def made(database_url: str) -> Iterator[Engine]:
    found = engine.connect(database_url)
    migrate.upgrade(found)
    yield found
    found.dispose()


def test_what_this_release_puts_there_is_in_order(made: Engine) -> None:
    with engine.reading(made) as connection:
        assert standing.problems(connection) == []


def said_after(made: Engine, statements: list[str]) -> list[str]:
    """What is said within a transaction that does this, and then takes it back."""
    with made.connect() as connection:
        transaction = connection.begin()
        for statement in statements:
            connection.exec_driver_sql(statement)
        found = standing.problems(connection)
        transaction.rollback()
    return found


@pytest.mark.parametrize("what", ON_SQLITE)
def test_what_stands_in_its_place_on_sqlite_is_named(tmp_path: Path, what: str) -> None:
    made = engine.connect(f"sqlite:///{tmp_path / 'anxin.db'}")
    migrate.upgrade(made)
    statements, said = ON_SQLITE[what]
    assert said_after(made, statements) == said
    made.dispose()


@pytest.fixture(scope="module")
def postgresql(postgres_server: postgres.Server) -> Iterator[Engine]:
    with postgres_server.fresh_database() as url:
        made = engine.connect(url)
        migrate.upgrade(made)
        yield made
        made.dispose()


@pytest.mark.parametrize("what", ON_POSTGRESQL)
def test_what_stands_in_its_place_on_postgresql_is_named(postgresql: Engine, what: str) -> None:
    statements, said = ON_POSTGRESQL[what]
    assert said_after(postgresql, ["SET LOCAL allow_system_table_mods = on", *statements]) == said
