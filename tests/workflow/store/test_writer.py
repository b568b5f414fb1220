"""SQLite's writers keep one connection: it is closed with the engine, and left behind by whoever failed on it."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from workflow.store.engine import connect, writing

LINE = "ZLG/case"


def test_it_is_kept_from_one_writer_to_the_next_and_closed_with_the_engine(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'kept.db'}")
    with writing(engine, LINE) as first:
        first.execute(text("CREATE TABLE said (word TEXT)"))
    with writing(engine, LINE) as second:
        second.execute(text("INSERT INTO said VALUES ('eins')"))
    assert second is first
    assert (tmp_path / "kept.db-wal").exists()
    engine.dispose()
    assert not (tmp_path / "kept.db-wal").exists(), "whoever still holds the database keeps its log open"


def test_who_fails_leaves_another_connection_to_the_next(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'failed.db'}")
    with writing(engine, LINE) as first:
        first.execute(text("CREATE TABLE said (word TEXT)"))
    with pytest.raises(OperationalError), writing(engine, LINE) as failing:
        failing.execute(text("INSERT INTO said VALUES ('zwei'), (nothing)"))
    with writing(engine, LINE) as after:
        assert after is not first
        assert after.execute(text("SELECT count(*) FROM said")).scalar_one() == 0
    engine.dispose()
