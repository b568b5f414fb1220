"""The append-only triggers, as this release installs them and as they stand in the database."""

import re
from pathlib import Path

from sqlalchemy import Connection

FOLDER = Path(__file__).parent

_STANDING = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) || CASE tgenabled WHEN 'O' THEN '' ELSE ' DISABLED' END "
    "FROM pg_trigger WHERE NOT tgisinternal",
}


def problems(connection: Connection) -> list[str]:
    """What is missing, other than installed, or strange, in Chinese; a strange one may swallow a write."""
    dialect = connection.dialect.name
    standing = {str(name): _plain(str(text)) for name, text in connection.exec_driver_sql(_STANDING[dialect])}
    wanted = _wanted(dialect)
    lines = [f"缺少触发器 {name}，日志不再防改" for name in sorted(set(wanted) - set(standing))]
    lines += [f"有不属于本系统的触发器 {name}" for name in sorted(set(standing) - set(wanted))]
    return lines + [f"触发器 {name} 被改动或停用" for name in sorted(set(wanted) & set(standing)) if wanted[name] != standing[name]]


def _wanted(dialect: str) -> dict[str, str]:
    text = (FOLDER / f"append_only_{dialect}.sql").read_text(encoding="utf-8")
    found = re.findall(r"^(CREATE TRIGGER (\S+) .*);$", text, re.MULTILINE)
    return {name: _plain(statement) for statement, name in found}


def _plain(statement: str) -> str:
    """One spelling of a statement: PostgreSQL names events in its own order, and the schema."""
    words = statement.replace("public.", "").rstrip(";").split()
    if "BEFORE" in words and "FOR" in words:
        first, last = words.index("BEFORE") + 1, words.index("FOR")
        on = words.index("ON")
        words = [*words[:first], *sorted(set(words[first:on]) - {"OR"}), *words[on:last], *words[last:]]
    return " ".join(words)
