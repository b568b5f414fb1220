"""Whether a PostgreSQL keeps what it says it kept: what was answered must be there after the power went."""

from sqlalchemy import Engine

from workflow.store.engine import reading

_UNSAFE = "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name"


def problems(engine: Engine) -> list[str]:
    """The settings under which a step that was answered could be lost, in Chinese, as they stand for our connections."""
    if engine.dialect.name != "postgresql":  # SQLite's are set by us, on every connection (`engine.py`)
        return []
    with reading(engine) as connection:
        found = connection.exec_driver_sql(_UNSAFE).scalars().all()
    return [f"PostgreSQL 设定 {name}=off：断电会丢失已经答复的办理，请改为 on 后再启动" for name in found]
