"""What a step reads does not grow with the log or the unit: SQLite's own plan of every statement of a step goes by an
index down to the subject, the buyer or the key."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from tests.workflow.concurrency.unit import EITHER, FIRST, reviewed, settled
from workflow.demo.player import Player
from workflow.house import House
from workflow.settings import Settings

#: How far an index must narrow what is read of the tables that grow.
NARROW = {"entry": ("case=?", "seq=?"), "subject": ("id=?", "buyer=?"), "inclusion": ("case=?", "achievement=?"), "idempotency": ("key=?",)}


@pytest.fixture
def asked(tmp_path: Path):
    """A case under review, and every statement sent since."""
    house = settled(Settings(data=tmp_path), EITHER)
    player, case = reviewed(house)
    sent: list[tuple[str, Any]] = []
    event.listen(house.engine, "before_cursor_execute", lambda _c, _k, text, parameters, *_: sent.append((text, parameters)))
    yield player, case, sent
    house.close()


def plan(house: House, sent: list[tuple[str, Any]]) -> list[str]:
    """What SQLite does for each statement that finds rows, a line for each table."""
    finding = [(text, parameters) for text, parameters in sent if text.startswith(("SELECT", "UPDATE", "DELETE"))]
    with house.engine.connect() as connection:
        rows = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", parameters).all() for text, parameters in finding]
    return [detail for found in rows for *_, detail in found]


def test_no_statement_of_a_step_reads_a_whole_table(asked: tuple[Player, str, list[tuple[str, Any]]]) -> None:
    player, case, sent = asked
    player.do("zhou", "declare_relation", case, related=False, text="本人及近亲属与受让方无关联。")
    player.do(FIRST, "agree", case, "1.0", text="同意。")
    details = plan(player.house, list(sent))
    read = {table: [d for d in details if f" {table} " in f"{d} "] for table in NARROW}
    assert all(read[table] for table in ("entry", "subject", "inclusion")), details
    wide = [d for table, narrow in NARROW.items() for d in read[table] if not any(n in d for n in narrow)]
    assert wide == []
