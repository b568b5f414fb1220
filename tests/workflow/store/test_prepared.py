"""A statement that goes straight to the driver finds and writes what it would by the long way, on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Connection, Engine, Integer, LargeBinary, MetaData, String, Table, bindparam, event, select

from workflow.errors import Busy
from workflow.store import engine as store
from workflow.store.prepared import MOST, Prepared
from workflow.store.rowcount import NotWritten

THING = Table("thing", MetaData(), Column("n", Integer, primary_key=True), Column("case", String(9)), Column("raw", LargeBinary))
FOUND = Prepared(
    select(THING).where(THING.c.n.in_(bindparam("ns", expanding=True)), THING.c.case != "gone").order_by(THING.c.n).limit(2), "ns"
)
ONE = Prepared(select(THING.c.raw).where(THING.c.n == bindparam("n")))
INSERT = Prepared(THING.insert())
DELETE = Prepared(THING.delete().where(THING.c.n > bindparam("of_n")), spelled=True)
UPDATE = Prepared(THING.update().where(THING.c.n == bindparam("of_n")))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = store.connect(database_url)
    with store.writing(made) as connection:
        THING.create(connection)
        for n, case in ((1, "一"), (2, "gone"), (3, "三"), (4, "四")):
            INSERT.write_one(connection, {"n": n, "case": case, "raw": bytes([n])})
    yield made
    made.dispose()


def told(connection: Connection, *ns: int) -> list[tuple[int, str, bytes]]:
    return [(row.n, row.case, row.raw) for row in FOUND.all(connection, {"ns": ns})]


def spoil(connection: Connection) -> None:
    UPDATE.write_one(connection, {"of_n": 1, "case": "undone", "raw": b""})
    UPDATE.write_one(connection, {"of_n": 9, "case": "nobody"})


def test_lists_of_every_length_beside_constants(engine: Engine) -> None:
    with store.reading(engine) as connection:
        assert told(connection) == []
        assert told(connection, 1) == [(1, "一", b"\x01")]
        assert told(connection, 4, 3, 2, 1) == told(connection, 3, 1) == [(1, "一", b"\x01"), (3, "三", b"\x03")]
        assert told(connection, 9) == []


def test_one_or_none(engine: Engine) -> None:
    with store.reading(engine) as connection:
        found = ONE.one_or_none(connection, {"n": 3})
        assert found is not None
        assert found.raw == b"\x03"
        assert ONE.one_or_none(connection, {"n": 9}) is None


def test_a_write_changes_only_the_columns_given_and_its_transaction_may_be_rolled_back(engine: Engine) -> None:
    with store.writing(engine) as connection:
        UPDATE.write_one(connection, {"of_n": 1, "case": "壹"})
    with pytest.raises(NotWritten), store.writing(engine) as connection:
        spoil(connection)
    with store.reading(engine) as connection:
        assert told(connection, 1) == [(1, "壹", b"\x01")]


def rows(*ns: int) -> list[dict[str, object]]:
    return [{"n": n, "case": f"第{n}", "raw": bytes([n])} for n in ns]


def test_several_rows_are_written_in_one_statement_and_deleted_in_one(engine: Engine) -> None:
    heard: list[str] = []
    with store.writing(engine) as connection:
        INSERT.write_all(connection, [])
        INSERT.write_all(connection, rows(5, 6, 7))
        INSERT.write_all(connection, [{"n": 8, "case": "八"}])
        INSERT.write_all(connection, [{"n": 100 + n, "case": "众", "raw": b""} for n in range(MOST * 25)])  # more parameters than one takes
        event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_: heard.append(statement.split()[0]))
        INSERT.write_all(connection, rows(9, 10))
    with store.reading(engine) as connection:
        assert told(connection, 5, 7) == [(5, "第5", b"\x05"), (7, "第7", b"\x07")]
        assert told(connection, 100, 99 + MOST * 25) == [(100, "众", b""), (99 + MOST * 25, "众", b"")]
        assert told(connection, 8, 10) == [(8, "八", None), (10, "第10", b"\x0a")]
    with store.writing(engine) as connection:
        DELETE.write(connection, {"of_n": 5})
        DELETE.write(connection, {"of_n": 99})
    with store.reading(engine) as connection:
        assert told(connection, 5, 6) == [(5, "第5", b"\x05")]
    assert heard.count("INSERT") == 1
    assert heard.count("DELETE") == 2


def test_of_several_rows_of_which_one_is_not_written_none_is(engine: Engine) -> None:
    once = Prepared(THING.insert().prefix_with("OR IGNORE", dialect="sqlite"))
    with pytest.raises((NotWritten, engine.dialect.loaded_dbapi.IntegrityError)), store.writing(engine) as connection:
        once.write_all(connection, rows(5, 1))
    with store.reading(engine) as connection:
        assert told(connection, 5) == []


def test_whoever_listens_to_statements_hears_it_and_nothing_else_changes(engine: Engine) -> None:
    heard: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_: heard.append(statement))
    with store.writing(engine) as connection:
        assert told(connection, 1, 3) == [(1, "一", b"\x01"), (3, "三", b"\x03")]
        UPDATE.write_one(connection, {"of_n": 1, "case": "壹"})
        with pytest.raises(NotWritten):
            UPDATE.write_one(connection, {"of_n": 9, "case": "nobody"})
        assert told(connection, 1) == [(1, "壹", b"\x01")]
    assert [text.split()[0] for text in heard if not text.startswith(("BEGIN", "SET"))] == ["SELECT", "UPDATE", "UPDATE", "SELECT"]


def test_a_lock_that_is_not_to_be_had_is_busy_this_way_too(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    if engine.dialect.name == "sqlite":
        with pytest.raises(Busy), store.writing(engine) as connection:
            raise connection.dialect.loaded_dbapi.OperationalError("database is locked")
        return
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.2)
    locked = Prepared(select(THING).where(THING.c.n == bindparam("n")).with_for_update())
    with store.writing(engine) as holder:
        locked.all(holder, {"n": 1})
        with pytest.raises(Busy), store.writing(engine) as late:
            locked.all(late, {"n": 1})
