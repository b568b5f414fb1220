"""The append-only triggers, as this release installs them and as they stand in the database, with what they call."""

import re
from pathlib import Path

from sqlalchemy import Connection

FOLDER = Path(__file__).parent

_STANDING = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) || CASE tgenabled WHEN 'O' THEN '' ELSE ' DISABLED' END "
    "FROM pg_trigger WHERE NOT tgisinternal",
}
#: What PostgreSQL's triggers run: by name the language, whose rights it runs with, its settings, its text.
_FUNCTIONS = """
SELECT t.tgname, concat_ws(' ', l.lanname, CASE WHEN p.prosecdef THEN 'SECURITY DEFINER' END, p.proconfig::text, p.prosrc)
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang WHERE NOT t.tgisinternal
"""


def problems(connection: Connection) -> list[str]:
    """What is missing, other than installed, or strange, in Chinese; a strange one may swallow a write."""
    dialect = connection.dialect.name
    standing = {str(name): _plain(str(text)) for name, text in connection.exec_driver_sql(_STANDING[dialect])}
    wanted = _wanted(dialect)
    lines = [f"缺少触发器 {name}，日志不再防改" for name in sorted(set(wanted) - set(standing))]
    lines += [f"有不属于本系统的触发器 {name}" for name in sorted(set(standing) - set(wanted))]
    lines += [f"触发器 {name} 被改动或停用" for name in sorted(set(wanted) & set(standing)) if wanted[name] != standing[name]]
    return lines + (_called(connection, set(wanted)) if dialect == "postgresql" else [])


def _called(connection: Connection, wanted: set[str]) -> list[str]:
    """Triggers whose function was given another text: in PostgreSQL it, not the trigger, is what refuses."""
    found = re.search(r"LANGUAGE (\w+) AS \$\$(.*?)\$\$", _installed("postgresql"))
    assert found is not None, "the file makes the function"
    own = f"{found[1]} {found[2]}"
    called = connection.exec_driver_sql(_FUNCTIONS).all()
    return [f"触发器 {name} 所调用的函数被改动" for name, text in sorted(map(tuple, called)) if name in wanted and text != own]


def _wanted(dialect: str) -> dict[str, str]:
    found = re.findall(r"^(CREATE TRIGGER (\S+) .*);$", _installed(dialect), re.MULTILINE)
    return {name: _plain(statement) for statement, name in found}


def _installed(dialect: str) -> str:
    return (FOLDER / f"append_only_{dialect}.sql").read_text(encoding="utf-8")


def _plain(statement: str) -> str:
    """One spelling of a statement: PostgreSQL names events in its own order, and the schema."""
    words = statement.replace("public.", "").rstrip(";").split()
    if "BEFORE" in words and "FOR" in words:
        first, last = words.index("BEFORE") + 1, words.index("FOR")
        on = words.index("ON")
        words = [*words[:first], *sorted(set(words[first:on]) - {"OR"}), *words[on:last], *words[last:]]
    return " ".join(words)
