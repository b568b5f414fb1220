"""What stands behind the names that our statements use. Whoever runs the database can put something else there: a view, a rule,
a policy that hides rows, a table that passes its rows on, a setting that silences triggers. Looked at before the first write
(``serve``), whenever somebody asks whether we are ready, and by the audit."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from workflow.store import triggers
from workflow.store.tables import Entry, core

_SQLITE = """
SELECT m.name, m.type, m.sql, group_concat(p.name || CASE WHEN p.pk THEN ':' || p.pk ELSE '' END) AS columns
FROM sqlite_master m LEFT JOIN pragma_table_xinfo(m.name) p WHERE m.type IN ('table', 'view') GROUP BY m.name
"""
_SQLITE_INDEXES = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"

_POSTGRESQL = """
SELECT c.relname AS name, c.relkind::text AS kind, c.relpersistence::text AS persistence,
       c.relnamespace <> current_schema()::regnamespace AS elsewhere,
       c.relrowsecurity OR EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid) AS policies,
       EXISTS (SELECT FROM pg_rewrite WHERE ev_class = c.oid) AS rules,
       EXISTS (SELECT FROM pg_inherits WHERE c.oid IN (inhparent, inhrelid)) AS relatives,
       (SELECT string_agg(a.attname || CASE WHEN a.attgenerated = '' THEN '' ELSE ':generated' END ||
                          coalesce(':' || array_position(string_to_array(i.indkey::text, ' '), a.attnum::text), ''), ',')
        FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
FROM pg_class c WHERE c.oid IN (SELECT to_regclass(quote_ident(name)) FROM unnest(%s::text[]) AS name)
"""
_POSTGRESQL_INDEXES = """
SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indisvalid AND i.indisready AND i.indislive AND c.relnamespace = current_schema()::regnamespace
"""
#: Said for this connection, or laid down for those to come.
_SILENCED = """
SELECT current_setting('session_replication_role') <> 'origin' OR EXISTS (
    SELECT FROM pg_db_role_setting, unnest(setconfig) AS said
    WHERE said LIKE 'session_replication_role=%%' AND said <> 'session_replication_role=origin')
"""

TABLES = {table.name: table for table in core(Entry).metadata.sorted_tables}
INDEXES = {str(index.name) for table in TABLES.values() for index in table.indexes}


def problems(connection: Connection) -> list[str]:
    """What stands there otherwise than this release put it, in Chinese; empty: all as it was."""
    look = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[connection.dialect.name]
    return [*triggers.problems(connection), *look(connection)]


def _on_sqlite(connection: Connection) -> Iterator[str]:
    standing = {row.name: row for row in connection.exec_driver_sql(_SQLITE)}
    for name in sorted(TABLES):
        row = standing.get(name)
        if row is None:
            yield f"缺少数据表 {name}"
        elif row.type != "table" or not row.sql.startswith("CREATE TABLE") or "ON CONFLICT" in row.sql.upper():
            yield f"数据表 {name} 被换成别的对象"
        else:
            yield from _columns(name, row.columns)
    yield from _indexes({str(name) for (name,) in connection.exec_driver_sql(_SQLITE_INDEXES)})


def _on_postgresql(connection: Connection) -> Iterator[str]:
    standing = {row.name: row for row in connection.exec_driver_sql(_POSTGRESQL, (list(TABLES),))}
    for name in sorted(TABLES):
        row = standing.get(name)
        if row is None:
            yield f"缺少数据表 {name}"
        elif (row.kind, row.persistence) != ("r", "p") or row.elsewhere:
            yield f"数据表 {name} 被换成别的对象"
        else:
            yield from (f"数据表 {name} 上有不属于本系统的{what}" for what in _added(row))
            yield from _columns(name, row.columns)
    yield from _indexes({str(name) for (name,) in connection.exec_driver_sql(_POSTGRESQL_INDEXES)})
    if connection.exec_driver_sql(_SILENCED).scalar_one():
        yield "数据库设定 session_replication_role 使触发器失效"


def _added(row: Any) -> Iterator[str]:
    yield from (what for what, found in (("行级策略", row.policies), ("规则", row.rules), ("继承关系", row.relatives)) if found)


def _columns(name: str, standing: str) -> Iterator[str]:
    """``name:place in the key`` of each, in whatever order."""
    keys = [column.name for column in TABLES[name].primary_key.columns]
    wanted = {column.name + (f":{keys.index(column.name) + 1}" if column.name in keys else "") for column in TABLES[name].columns}
    if set(standing.split(",")) != wanted:
        yield f"数据表 {name} 的列或主键被改动"


def _indexes(standing: set[str]) -> Iterator[str]:
    yield from (f"缺少索引 {name}，或者它已失效" for name in sorted(INDEXES - standing))
