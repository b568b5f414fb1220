"""The log alone decides: whatever whoever runs the database writes into a row, it is refused, told and never used."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from states.case import Case
from tests import postgres
from tests.workflow import installation
from tests.workflow.conftest import Demo
from tests.workflow.dba import Row
from tests.workflow.installation import Installation
from workflow import papers, subjects
from workflow.audit import check, repair
from workflow.demo.player import Player
from workflow.dossier import export
from workflow.errors import NotFound, RowDiffers
from workflow.reads import readiness
from workflow.reads import subjects as reads
from workflow.store import log
from workflow.store.rowcount import NotWritten
from workflow.store.tables import Subject, Task, core
from workflow.trail.entry import read
from workflow.transaction import ACCESS, reading
from workflow.units import sample


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def at(request: pytest.FixtureRequest, demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation.on_sqlite(demo, tmp_path_factory.mktemp("log_decides") / "data") as made:
        if request.param == "sqlite":
            yield made
            return
        server: postgres.Server = request.getfixturevalue("postgres_server")
        with server.fresh_database() as url, installation.on_postgresql(made, url) as other:
            yield other


def body_with(change: Callable[[dict], None]) -> Callable[[str], str]:
    def changed(stored: str) -> str:
        document = json.loads(stored)
        change(document)
        return subjects.body(document)

    return changed


def _price(document: dict) -> None:
    document["groups"]["terms"]["deal"]["price"] = 1


def _moved(document: dict) -> None:
    document["positions"]["case"] = "approved"


def of_the_case(at: Installation, **changes: object) -> Callable[[list[Row]], list[Row]]:
    def change(rows: list[Row]) -> list[Row]:
        found = [row for row in rows if row["id"] == at.case]
        assert len(found) == 1
        for name, value in changes.items():
            found[0][name] = value(found[0][name]) if callable(value) else value
        return rows

    return change


#: Which table is changed, and how; what is then said to differ.
TAMPERED: dict[str, tuple[type[SQLModel], Callable[[Installation], Callable[[list[Row]], list[Row]]], str]] = {
    "a state moved": (Subject, lambda at: of_the_case(at, state="approved"), "列 state"),
    "a state moved, its body too": (Subject, lambda at: of_the_case(at, state="approved", body=body_with(_moved)), "状态"),
    "a price in a body": (Subject, lambda at: of_the_case(at, body=body_with(_price)), "状态"),
    "a price beside the body": (Subject, lambda at: of_the_case(at, price=1), "列 price"),
    "a body that is none": (Subject, lambda at: of_the_case(at, body="{}"), "状态"),
    "a task deleted": (Task, lambda at: lambda rows: [row for row in rows if row["case"] != at.case], "签批任务"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_row_that_differs_is_refused_everywhere_and_the_audit_names_it(at: Installation, what: str):
    table, change, said = TAMPERED[what]
    player, zhou, yang = (Player(at.house, sample.UNIT), *(Player(at.house, sample.UNIT).caller(p) for p in ("zhou", "yang")))
    at.house.differing.clear()
    with at.admin.tampered(core(table), change(at)):
        for use in (
            lambda: player.do("zhou", "withdraw", at.case, reason="不办了"),
            lambda: reads.view(at.house, zhou, Case, at.case),
            lambda: papers.draft(at.house, zhou, at.case, "approval"),
            lambda: export.dossier(at.house, yang, at.case),
        ):
            with pytest.raises(RowDiffers, match=said):
                use()
        assert any(line.startswith(at.case) for line in check.differences(at.house))
        assert at.house.differing == {(sample.UNIT, at.case): at.house.differing[sample.UNIT, at.case]}
    with reading(at.house) as connection:
        last = read(log.entries(connection, sample.UNIT, ACCESS)[-1].leaf)
    assert (last.action, last.body["subject"]) == ("row_differs", at.case)
    assert reads.view(at.house, zhou, Case, at.case).subject.id == at.case


def test_an_achievement_that_differs_stops_its_case(at: Installation):
    zhou = Player(at.house, sample.UNIT).caller("zhou")
    (achievement,) = reads.view(at.house, zhou, Case, at.case).facts.achievements

    def change(rows: list[Row]) -> list[Row]:
        return [row | ({"patent": "202110000000.0"} if row["id"] == achievement.id else {}) for row in rows]

    with at.admin.tampered(core(Subject), change), pytest.raises(RowDiffers, match=achievement.id):
        Player(at.house, sample.UNIT).do("zhou", "withdraw", at.case, reason="不办了")


def test_repair_writes_the_row_and_its_tasks_anew_as_an_entry(at: Installation):
    before = at.admin.rows(core(Subject)), at.admin.rows(core(Task))
    at.admin.put(core(Subject), of_the_case(at, state="approved", body=body_with(_price))(at.admin.rows(core(Subject))))
    at.admin.put(core(Task), [row for row in at.admin.rows(core(Task)) if row["case"] != at.case])
    assert repair.repair(at.house, sample.UNIT, at.case).differed == ("body", "state", "tasks")
    assert (at.admin.rows(core(Subject)), at.admin.rows(core(Task))) == before
    with reading(at.house) as connection:
        last = read(log.entries(connection, sample.UNIT, "case", case=at.case)[-1].leaf)
    assert last.action == repair.REPAIRED
    assert last.body["differed"] == ["body", "state", "tasks"]
    assert repair.repair(at.house, sample.UNIT, at.case) == repair.Repaired((), ())
    assert [line for line in check.differences(at.house) if at.case in line] == []


def test_what_the_log_does_not_know_is_not_repaired(at: Installation):
    with pytest.raises(NotFound):
        repair.repair(at.house, sample.UNIT, "C2026-9999")


def test_a_case_whose_row_is_gone_comes_back_from_its_entries(demo: Demo, tmp_path: Path):
    with installation.on_sqlite(demo, tmp_path / "data") as at:
        before = at.admin.rows(core(Subject))
        at.admin.put(core(Subject), [row for row in before if row["id"] != at.case])
        assert repair.repair(at.house, sample.UNIT, at.case).differed == ("row",)
        assert at.admin.rows(core(Subject)) == before


def test_a_swallowed_entry_is_no_step(demo: Demo, tmp_path: Path):
    with installation.on_sqlite(demo, tmp_path / "data") as at:
        with at.admin.engine.begin() as connection:
            connection.execute(text("CREATE TRIGGER hush BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END"))
        with pytest.raises(NotWritten):
            Player(at.house, sample.UNIT).do("zhou", "withdraw", at.case, reason="不办了")
        assert readiness.unguarded(at.house) == ["有不属于本系统的触发器 hush"]
        assert not readiness.ready(at.house)
        assert "有不属于本系统的触发器 hush" in check.differences(at.house)


def test_a_trigger_that_is_gone_or_disabled_is_named(at: Installation):
    assert readiness.unguarded(at.house) == []
    sqlite = at.admin.engine.dialect.name == "sqlite"
    name = "entry_no_delete" if sqlite else "entry_append_only"
    with at.admin.engine.begin() as connection:
        if sqlite:
            made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'entry_no_delete'")).scalar_one()
            connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            made = f"ALTER TABLE entry ENABLE TRIGGER {name}"
            connection.execute(text(f"ALTER TABLE entry DISABLE TRIGGER {name}"))
    (line,) = readiness.unguarded(at.house)
    assert name in line
    with at.admin.engine.begin() as connection:
        connection.exec_driver_sql(made)
    assert readiness.unguarded(at.house) == []
