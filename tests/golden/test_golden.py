"""What every release left is read by every later one: its log folds, its dossier verifies, its regulation reads, its words stand."""

import json
import lzma
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from states import regulation
from states.case import Case, evolve, plain, restored
from states.citations import ALL
from states.events import Event
from states.signoff import leaves
from states.stages import CaseState, LifeCycle
from states.terms import Mode, ObjectKind, terms_hash
from tests.golden import vocabulary
from tests.repository import ROOT
from tests.states.walk import PAPER, PROOF, Walk
from workflow.audit import check, rows
from workflow.installation import create_house, migrate_database, open_house
from workflow.settings import Settings
from workflow.step import entries
from workflow.store import subjects as store
from workflow.subjects import load_case
from workflow.trail.entry import Entry, read
from workflow.trail.verify import VERIFIED, document_after, false_fields, verify_bytes
from workflow.transaction import reading

GOLDEN = ROOT / "tests" / "golden"
RELEASES = sorted(folder.name for folder in GOLDEN.iterdir() if folder.is_dir() and folder.name[0].isdigit())


def log(release: str) -> list[Entry]:
    return [read(line) for line in (GOLDEN / release / "case.jsonl").read_bytes().splitlines()]


@pytest.fixture(params=RELEASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The data folder of a release: its database alone, of whose keys and papers none were kept."""
    create_house(Settings(data=tmp_path / "data"), sandbox=True).close()
    (tmp_path / "data" / "anxin.db").write_bytes(lzma.decompress((GOLDEN / request.param / "anxin.db.xz").read_bytes()))
    for side in ("anxin.db-wal", "anxin.db-shm"):
        (tmp_path / "data" / side).unlink(missing_ok=True)
    return tmp_path / "data"


def test_there_is_a_golden_release():
    assert "0.1" in RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_its_log_folds(release: str):
    folds, wrong = rows.fold(log(release))
    assert wrong == []
    assert len(folds) > 4


@pytest.mark.parametrize("release", RELEASES)
def test_every_article_that_its_findings_cite_is_still_known(release: str):
    """A reader spells out what a finding rested on; an article that no rule cites any more keeps its key."""
    keys = {key for entry in log(release) for finding in entry.findings for key in finding["citations"]}
    assert keys - set(ALL) == set()
    assert {"国令738-19", "民法典865", "登记办法2000-63"} <= keys


def test_the_first_release_folds_to_what_its_rows_said(tmp_path: Path):
    folds, _ = rows.fold(log("0.1"))
    (tmp_path / "anxin.db").write_bytes(lzma.decompress((GOLDEN / "0.1" / "anxin.db.xz").read_bytes()))
    with closing(sqlite3.connect(tmp_path / "anxin.db")) as held:
        stored = {row[0]: json.loads(row[1]) for row in held.execute("SELECT id, body FROM subject")}
    assert set(folds) == set(stored)
    wrong = {i: false_fields(stored[i], document, subject.CYCLE.value) for i, (subject, _, document) in folds.items()}
    assert {identifier: fields for identifier, fields in wrong.items() if fields} == {}


def test_the_first_opinion_of_a_later_shape_leaves_none_of_an_older_one():
    """Otherwise the group's version would be told of members that were never written in it."""
    folds, _ = rows.fold(log("0.1"))
    case, _, document = next(f for f in folds.values() if isinstance(f[0], Case) and len(f[0].signoffs) > 1)
    assert any(leaf.exempt for s in case.signoffs for leaf in leaves(s.tree)), "completers answer for themselves"
    last = replace(case.signoffs[-1], void="重新提交")
    event = Event(
        table=LifeCycle.CASE,
        action="submit",
        source=case.state,
        destination=case.state,
        target="",
        actor="zhou",
        at=last.opened_at,
        regulation="",
        findings=(),
        set={"signoffs": plain((last,))},
    )
    state = evolve(case, event)
    body = {"table": "case", "target": "", "destination": str(case.state), "v": event.v, "set": entries.whole(event, state, document)}
    assert restored(Case, case.id, document_after(document, body)) == state
    assert evolve(case, replace(event, set=body["set"])) == state
    again = document_after(document, body)
    assert entries.whole(event, state, again) == event.set


def test_a_case_half_way_goes_on_under_the_hash_it_had():
    """What notice and decision cited stays what is signed: the hash of an older shape is carried, never computed anew."""
    entries_ = log("0.1")
    upto = next(at for at, entry in enumerate(entries_) if entry.action == "prepare_contract")
    folds, _ = rows.fold(entries_[: upto + 1])
    case = folds[entries_[upto].case][0]
    assert isinstance(case, Case)
    assert case.terms is not None
    (achievement,) = (folds[i][0] for i in case.achievements)
    cited = {case.terms_hash, *(n.terms_hash for n in case.notices), *(s.terms_hash for s in case.signoffs if not s.void)}
    assert cited == {case.terms_hash}
    assert case.terms_hash != terms_hash(case.terms)
    assert (case.terms.mode, case.terms.moved) == (Mode.ASSIGNMENT, ObjectKind.PATENT)
    walk = Walk(at=datetime.fromisoformat(entries_[upto].at), case=case, achievement=achievement)
    walk.do("zhou", "issue_contract")
    walk.do("zhou", "upload_signed_contract", issued=PAPER, scan=PROOF, signed_on=str(walk.today()))
    walk.do("jiang", "confirm_contract", note="一致")
    assert walk.case.state is CaseState.CONTRACTED
    assert walk.case.contract is not None
    assert {walk.case.contract.terms_hash, walk.case.terms_hash} == cited


@pytest.mark.parametrize("release", RELEASES)
def test_its_dossier_verifies(release: str):
    folder = GOLDEN / release
    report = verify_bytes((folder / "dossier.zip").read_bytes(), vkey=(folder / "vkey.txt").read_text(encoding="utf-8"))
    assert (report.status, report.problems) == (VERIFIED, ())
    assert any("状态未绑定" in line for line in report.summary) is (release == "0.1")


@pytest.mark.parametrize("release", RELEASES)
def test_its_regulation_reads(release: str):
    texts = [entry.body["text"] for entry in log(release) if entry.action == "regulation_published"]
    assert [regulation.parse(text).unit for text in texts] == ["ZJLG"]


def test_a_data_folder_of_each_release_is_brought_up_once(database: Path):
    migrate_database(Settings(data=database))
    house = open_house(Settings(data=database))
    try:
        with reading(house) as connection:
            ids = [row.id for row in store.every(connection, "ZJLG") if row.table == "case"]
            assert [load_case(connection, "ZJLG", identifier).id for identifier in ids] == ids
        told = [line for line in check.differences(house) if not any(word in line for word in ("文件缺失", "检查点", "打不开"))]
        assert told == []
    finally:
        house.close()
    assert not migrate_database(Settings(data=database))


def test_no_word_that_a_log_may_hold_was_renamed_or_removed():
    kept = set((GOLDEN / "vocabulary.txt").read_text(encoding="utf-8").split("\n")) - {""}
    spoken = vocabulary.words()
    assert sorted(kept - spoken - vocabulary.PLANNED) == []
    assert sorted(spoken - kept) == [], "add these lines to tests/golden/vocabulary.txt"
    assert kept >= vocabulary.PLANNED
