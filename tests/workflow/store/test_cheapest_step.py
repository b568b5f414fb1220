"""What the cheapest step asks of the database: so many statements and no more, and no index that its columns leave alone."""

from contextlib import ExitStack
from pathlib import Path

from tests.bench import _ours
from tests.bench._doing import on_database

STATEMENTS = 8  #: head, case, achievement, unit with its regulation, actor; entry, row, head
PAGES = 7 * (4096 + 24) + 32  #: of the write-ahead log


def test_a_declaration(tmp_path: Path) -> None:
    told: list[str] = []
    with ExitStack() as kept:
        doing, _ = _ours.declared(_ours.house(kept, tmp_path, sandbox=False))
        doing.do()
        statements, wal = on_database(doing, doing.do)
        doing.trace(told.append)
        doing.do()
    assert statements <= STATEMENTS
    assert wal <= PAGES
    (row,) = (statement for statement in told if statement.startswith("UPDATE subject"))
    assert not any(f"{column}=" in row for column in ("buyer", "patent", "registration", "state", "price"))
