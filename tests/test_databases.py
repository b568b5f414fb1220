"""The fixtures promise: each test gets its own empty database, Chinese works on both, nothing stays behind."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from tests import postgres


@pytest.fixture
def engine(database_url: str):
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_every_test_gets_an_empty_database(engine: Engine, turn: str) -> None:
    assert inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mine (name TEXT)"))
    assert inspect(engine).get_table_names() == ["mine"], turn


def test_chinese_is_kept_and_compared_by_code_point(engine: Engine) -> None:
    with engine.begin() as connection:
        rows = connection.execute(
            text("SELECT n FROM (SELECT '成果' AS n UNION SELECT 'Z' UNION SELECT 'a' UNION SELECT '一') AS t ORDER BY n")
        )
        assert [name for (name,) in rows] == ["Z", "a", "一", "成果"]
        assert connection.execute(text("SELECT length('成果')")).scalar() == 2


def test_a_connection_left_open_does_not_keep_the_database(postgres_server: postgres.Server) -> None:
    with postgres_server.fresh_database() as url:
        connection = create_engine(url).connect()
        assert connection.execute(text("SELECT 1")).scalar() == 1
    with pytest.raises(OperationalError):
        connection.execute(text("SELECT 1"))
    connection.invalidate()
    connection.close()


def test_a_server_leaves_nothing_behind() -> None:
    with postgres.running() as server:
        folder = server.socket
        process = int((folder / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        assert is_running(process)
    assert not folder.exists()
    assert not is_running(process)


def is_running(process: int) -> bool:
    """False also for a process that has ended and waits for its parent to ask how."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except FileNotFoundError:
        return False


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(postgres.NoServerError, match="no_such_program"):
        postgres._binary("no_such_program")
