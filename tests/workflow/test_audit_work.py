"""An audit that was stopped goes on where it was and finds what an audit in one go finds; it holds little at once."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from tests import postgres
from tests.workflow import installation
from tests.workflow.conftest import Demo
from tests.workflow.installation import Installation
from workflow.audit import check, logs, subjects
from workflow.audit.work import Work, kept
from workflow.store.tables import Entry, Subject, core

SPOILT = (
    "UPDATE entry SET actor = 'yang' WHERE kind = 'case' AND seq IN (3, 300)",
    "UPDATE subject SET price = price + 1 WHERE id IN ('A2026-0001', 'C2026-0002')",
    "UPDATE attachment SET name = 'x' WHERE subject = 'C2026-0001'",
    "DELETE FROM task",
)


class StoppedError(Exception):
    """What a power cut does."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def at(request: pytest.FixtureRequest, demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation.on_sqlite(demo, tmp_path_factory.mktemp("stopped") / "data") as made:
        for statement in SPOILT:
            made.admin.run(statement)
        if request.param == "sqlite":
            yield made
            return
        server: postgres.Server = request.getfixturevalue("postgres_server")
        with server.fresh_database() as url, installation.on_postgresql(made, url) as other:
            yield other


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages so small that there is something to go on with."""
    monkeypatch.setattr(logs, "PAGE", 60)
    monkeypatch.setattr(subjects, "FEW", 2)


def test_stopped_anywhere_it_goes_on_and_finds_the_same(at: Installation, tmp_path: Path) -> None:
    heard: list[str] = []
    whole = check.differences(at.house, Work(tell=heard.append, every=0))
    assert len(whole) > len(SPOILT)
    assert len(whole) == len(set(whole))
    assert len(heard) > 10
    file = tmp_path / "audit.json"
    for stop in range(1, len(heard) + 1, 3):
        left = heard[:stop]

        def stopped(words: str, left: list[str] = left) -> None:
            assert words == left.pop(0)
            if not left:
                raise StoppedError

        with pytest.raises(StoppedError):
            check.differences(at.house, Work(file=file, tell=stopped, every=0))
        again: list[str] = []
        work = kept(file, resume=True, tell=again.append)
        work.every = 0
        assert check.differences(at.house, work) == whole
        assert again == heard[stop:]  # what had been read was not read again
        assert not file.exists()


def test_a_new_audit_begins_anew(at: Installation, tmp_path: Path) -> None:
    file = tmp_path / "audit.json"
    file.write_text(json.dumps({"done": [], "part": "安装", "place": {}, "found": ["旧"]}), "utf-8")
    assert kept(file, resume=True).found == ["旧"]
    assert kept(file, resume=False).found == []
    assert kept(tmp_path / "none", resume=True).found == []


@pytest.mark.parametrize("spoilt", ["{}", "[]", "no json"])
def test_what_cannot_be_gone_on_with_is_refused(tmp_path: Path, spoilt: str) -> None:
    file = tmp_path / "audit.json"
    file.write_text(spoilt, "utf-8")
    with pytest.raises(ValueError, match=r"."):
        kept(file, resume=True)


@pytest.mark.parametrize(("model", "column"), [(Entry, "seq"), (Subject, "id")])
def test_a_row_before_the_first_is_seen(demo: Demo, tmp_path: Path, model: type[SQLModel], column: str) -> None:
    with installation.on_sqlite(demo, tmp_path / "data") as at:
        row = at.admin.rows(core(model))[0]
        odd = {"seq": -5, "case": "", "case_seq": 0} if model is Entry else {column: ""}
        at.admin.put(core(model), [*at.admin.rows(core(model)), row | odd])
        assert check.differences(at.house) != []
