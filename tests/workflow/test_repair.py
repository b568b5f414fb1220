"""`repair`: the rows of a subject made equal to what its entries say, on both databases; who serves meanwhile hears of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlmodel import SQLModel

from states.case import Case
from tests import postgres
from tests.application import application
from tests.workflow import installation
from tests.workflow.conftest import Demo
from tests.workflow.dba import Row
from tests.workflow.installation import Installation
from workflow.audit import check, repair
from workflow.demo.player import Player
from workflow.errors import RowDiffers
from workflow.installation import open_house
from workflow.reads import readiness
from workflow.reads import subjects as reads
from workflow.store import log
from workflow.store.tables import Attachment, Inclusion, Paper, Subject, core
from workflow.trail.entry import read
from workflow.transaction import ACCESS, reading
from workflow.units import sample

DONE = "C2026-0001"  #: a case of the demo that has papers and attachments
UNKNOWN = "f" * 64


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def at(request: pytest.FixtureRequest, demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation.on_sqlite(demo, tmp_path_factory.mktemp("repaired") / "data") as made:
        if request.param == "sqlite":
            yield made
            return
        server: postgres.Server = request.getfixturevalue("postgres_server")
        with server.fresh_database() as url, installation.on_postgresql(made, url) as other:
            yield other


def less(owner: str) -> Callable[[list[Row]], list[Row]]:
    return lambda rows: [row for row in rows if row[owner] != DONE]


def invented(**changes: object) -> Callable[[list[Row]], list[Row]]:
    """One row more, of the case's own, with these columns otherwise."""
    return lambda rows: [*rows, next(row for row in rows if DONE in row.values()) | changes]


def changed(**changes: object) -> Callable[[list[Row]], list[Row]]:
    def change(rows: list[Row]) -> list[Row]:
        next(row for row in rows if DONE in row.values()).update(changes)
        return rows

    return change


#: Which table is changed and how; what is then said to have differed.
BROKEN: dict[str, tuple[type[SQLModel], Callable[[list[Row]], list[Row]], tuple[str, ...]]] = {
    "inclusions removed": (Inclusion, less("case"), ("inclusions",)),
    "an inclusion invented": (Inclusion, invented(achievement="A2026-0004"), ("inclusions",)),
    "attachments removed": (Attachment, less("subject"), ("attachments",)),
    "an attachment invented": (Attachment, invented(sha256=UNKNOWN), ("attachments",)),
    "an attachment renamed": (Attachment, changed(name="别的.pdf"), ("attachments",)),
    "papers removed": (Paper, less("subject"), ("papers",)),
    "a paper invented": (Paper, invented(sha256=UNKNOWN), ("papers",)),
    "a paper given to another case": (Paper, changed(subject="C2026-0002"), ("papers",)),
    "a paper of another size": (Paper, changed(size=1), ("papers",)),
    "a row of another kind": (Subject, changed(table="achievement"), ("table",)),
    "a row with an achievement's column": (Subject, changed(patent="202110000000.0"), ("patent",)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_whatever_the_log_proves_is_rebuilt_and_nothing_else_is_left(at: Installation, what: str) -> None:
    model, change, differed = BROKEN[what]
    before = at.admin.rows(core(model))
    at.admin.put(core(model), change(at.admin.rows(core(model))))
    assert repair.repair(at.house, sample.UNIT, DONE) == repair.Repaired(differed, ())
    assert at.admin.rows(core(model)) == before
    with reading(at.house) as connection:
        last = read(log.entries(connection, sample.UNIT, "case", case=DONE)[-1].leaf)
    assert (last.action, last.body["differed"]) == (repair.REPAIRED, list(differed))
    assert repair.repair(at.house, sample.UNIT, DONE) == repair.Repaired((), ())


def test_bytes_that_are_gone_are_named_and_their_row_stays(at: Installation) -> None:
    paper = next(row for row in at.admin.rows(core(Paper)) if row["subject"] == DONE)
    upload = next(row for row in at.admin.rows(core(Attachment)) if row["subject"] == DONE)
    paths = [at.house.files.folder / row["sha256"][:2] / row["sha256"] for row in (paper, upload)]
    contents = [path.read_bytes() for path in paths]
    paths[0].unlink()
    paths[1].write_bytes(b"other")
    lost = (f"文书 {paper['kind']} {paper['sha256'][:12]}", f"附件 {upload['name']} {upload['sha256'][:12]}")
    assert repair.repair(at.house, sample.UNIT, DONE) == repair.Repaired((), lost)
    with at.admin.tampered(core(Paper), lambda rows: [row for row in rows if row != paper]):
        assert repair.repair(at.house, sample.UNIT, DONE) == repair.Repaired((), lost)
        assert paper not in at.admin.rows(core(Paper))
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    assert repair.repair(at.house, sample.UNIT, DONE) == repair.Repaired((), ())


def test_a_case_waits_for_its_achievements(demo: Demo, tmp_path: Path) -> None:
    with installation.on_sqlite(demo, tmp_path / "data") as at:
        before = at.admin.rows(core(Subject))
        (gone,) = {row["achievement"] for row in at.admin.rows(core(Inclusion)) if row["case"] == DONE}
        at.admin.put(core(Subject), [row for row in before if row["id"] not in {DONE, gone}])
        at.admin.put(core(Inclusion), [row for row in at.admin.rows(core(Inclusion)) if row["case"] != DONE])
        with pytest.raises(RowDiffers, match=gone):
            repair.repair(at.house, sample.UNIT, DONE)
        assert repair.repair(at.house, sample.UNIT, gone).differed == ("row",)
        assert repair.repair(at.house, sample.UNIT, DONE).differed == ("row", "inclusions")
        assert at.admin.rows(core(Subject)) == before
        assert check.differences(at.house) == []


def test_a_serving_process_is_ready_again_after_a_repair_by_another(at: Installation) -> None:
    zhou = Player(at.house, sample.UNIT).caller("zhou")
    client = TestClient(application(at.house), base_url="http://127.0.0.1")
    assert client.get("/readyz").status_code == 200
    at.admin.put(core(Subject), changed(price=1)(at.admin.rows(core(Subject))))
    with pytest.raises(RowDiffers):
        reads.view(at.house, zhou, Case, DONE)
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["code"]) == (503, "row_differs")
    console = open_house(at.house.settings)
    assert repair.repair(console, sample.UNIT, DONE).differed == ("price",)
    console.close()
    assert client.get("/readyz").status_code == 200
    assert at.house.differing == {}


def test_what_could_not_be_told_is_told_later(at: Installation, caplog: pytest.LogCaptureFixture) -> None:
    zhou = Player(at.house, sample.UNIT).caller("zhou")
    at.house.differing.clear()
    size = "UPDATE head SET size = size {} 1 WHERE kind = 'access'"  # no entry can be written behind a wrong head
    with at.admin.tampered(core(Subject), changed(price=1)):
        at.admin.run(size.format("-"))
        with pytest.raises(RowDiffers):
            reads.view(at.house, zhou, Case, DONE)
        assert at.house.untold == {(sample.UNIT, DONE)}
        assert "未能记入访问日志" in caplog.text
        at.admin.run(size.format("+"))
        assert readiness.still_differing(at.house) == 1
        assert at.house.untold == set()
        with reading(at.house) as connection:
            last = read(log.entries(connection, sample.UNIT, ACCESS)[-1].leaf)
            count = log.size(connection, sample.UNIT, ACCESS)
        assert (last.action, last.body["subject"]) == ("row_differs", DONE)
        assert readiness.still_differing(at.house) == 1  # told once
        with reading(at.house) as connection:
            assert log.size(connection, sample.UNIT, ACCESS) == count
    assert readiness.still_differing(at.house) == 0


def test_a_row_that_is_gone_still_differs(demo: Demo, tmp_path: Path) -> None:
    with installation.on_sqlite(demo, tmp_path / "data") as at:
        at.house.differing[sample.UNIT, DONE] = "状态"
        at.house.differing[sample.UNIT, "C2026-0999"] = "状态"  # invented once, and taken away again
        at.admin.put(core(Subject), [row for row in at.admin.rows(core(Subject)) if row["id"] != DONE])
        assert readiness.still_differing(at.house) == 1
        assert set(at.house.differing) == {(sample.UNIT, DONE)}
