"""A forger with the whole database, our code and even the signing key rewrites the past without a seam: the log, the
rows and the notes all agree. What he cannot reach is the checkpoint that an auditor took away before."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.workflow import installation
from tests.workflow.conftest import Demo
from tests.workflow.installation import Installation
from workflow import keys, signer, subjects
from workflow.audit import check
from workflow.audit.rows import fold
from workflow.demo.player import Player
from workflow.dossier import checkpoints, export
from workflow.errors import InvalidInput
from workflow.store.tables import Checkpoint, Entry, Head, Subject, core
from workflow.trail import merkle, note, verify
from workflow.trail.entry import leaf_hash, read
from workflow.units import sample

CASE = "C2026-0002"
SAID, FORGED = "价格似低于同类专利。", "没有意见。"


@pytest.fixture(params=["sqlite", "postgresql"])
def ours(request: pytest.FixtureRequest, demo: Demo, tmp_path: Path) -> Iterator[Installation]:
    with installation.on_sqlite(demo, tmp_path / "data") as made:
        if request.param == "sqlite":
            yield made
            return
        server: postgres.Server = request.getfixturevalue("postgres_server")
        with server.fresh_database() as url, installation.on_postgresql(made, url) as other:
            yield other


def forge(at: Installation) -> None:
    """What the objector said, in every entry that repeats it, and all that follows from it."""
    leaves = _entries(at)
    log = [read(raw) for raw in leaves]
    folds, wrong = fold(log)
    assert wrong == []
    document = folds[CASE][2]
    rows = at.admin.rows(core(Subject))
    at.admin.put(core(Subject), [r | ({"body": subjects.body(document)} if r["id"] == CASE else {}) for r in rows])
    _resign(at, [leaf_hash(raw) for raw in leaves])


def _entries(at: Installation) -> list[bytes]:
    """The case log with the words replaced, each chain relinked, columns and head to fit."""
    rows, tips, tree = at.admin.rows(core(Entry)), {"": ""}, merkle.Frontier()
    own = [r for r in rows if r["kind"] == "case"]
    documents: dict[str, verify.Document] = {}
    for row in own:
        fields = json.loads(row["leaf"].replace(SAID.encode(), FORGED.encode()))
        fields["prev"] = tips.get(fields["case"], "")
        if fields["body"].get("kind") == verify.STEP:
            documents[fields["case"]] = verify.document_after(documents.get(fields["case"], verify.blank_document()), fields["body"])
            fields["body"]["state"] = verify.state_digest(documents[fields["case"]])
        row["leaf"] = verify.canonical(fields)
        row["leaf_hash"] = leaf_hash(row["leaf"]).hex()
        tips |= {fields["case"]: row["leaf_hash"]} if fields["case"] else {}
        tree = merkle.append(tree, bytes.fromhex(row["leaf_hash"]))
    at.admin.put(core(Entry), [r for r in rows if r["kind"] != "case"] + own)
    heads = at.admin.rows(core(Head))
    at.admin.put(core(Head), [h | ({"frontier": b"".join(tree.hashes)} if h["kind"] == "case" else {}) for h in heads])
    return [row["leaf"] for row in own]


def _resign(at: Installation, hashes: list[bytes]) -> None:
    """Every note handed out, signed anew over the forged tree, in the table and in the folder, and the signer's memory to fit."""
    data = at.house.settings.data
    key = keys.signing(data, sample.UNIT, "case", sandbox=True)
    rows = at.admin.rows(core(Checkpoint))
    for row in (r for r in rows if r["kind"] == "case"):
        row["note"] = note.sign(note.checkpoint_text(key.name, row["size"], merkle.root_of(hashes[: row["size"]])), key)
        (data / "checkpoints" / f"{sample.UNIT}.case.{row['size']}").write_bytes(row["note"])
    at.admin.put(core(Checkpoint), rows)
    with signer.alone(at.house, sample.UNIT, "case") as memory:
        tree = merkle.Frontier()
        for one in hashes[: memory.tree.size]:
            tree = merkle.append(tree, one)
        memory.keep(tree)


def test_only_the_checkpoint_held_outside_tells(ours: Installation, demo: Demo, tmp_path: Path) -> None:
    folder = ours.house.settings.data / "checkpoints"
    file = _oldest(folder)
    held = shutil.copy(file, tmp_path / "held")
    forge(ours)
    assert FORGED in str(Player(ours.house, sample.UNIT).case(CASE))
    assert check.differences(ours.house) == []  # seamless within

    forged = export.dossier(ours.house, Player(ours.house, sample.UNIT).caller("yang"), CASE)
    assert verify.verify_bytes(forged, vkey=demo.vkey).status == verify.VERIFIED
    report = verify.verify_bytes(forged, vkey=demo.vkey, checkpoint=held.read_bytes())
    assert (report.status, report.verdict) == (verify.SIGNER_NOT_CHECKED, verify.UNCOMPARED)  # and the auditor is told what to ask for
    assert any("手中的检查点" in problem for problem in report.problems)
    with pytest.raises(InvalidInput, match="不是本日志的检查点，或者日志与它不符"):
        export.dossier(ours.house, Player(ours.house, sample.UNIT).caller("yang"), CASE, held.read_bytes())

    # What the forger may hand over instead leads up to a tree of that size, and that is another one.
    led = export.dossier(ours.house, Player(ours.house, sample.UNIT).caller("yang"), CASE, file.read_bytes())
    assert verify.verify_bytes(led, vkey=demo.vkey).status == verify.VERIFIED
    found = verify.verify_bytes(led, vkey=demo.vkey, checkpoint=held.read_bytes())
    assert found.status == verify.NOT_VERIFIED
    assert any("树根与之不同" in problem for problem in found.problems)

    shutil.copy(held, file)
    assert check.differences(ours.house) == [f"检查点 {file.name}（文件）：日志与它不符，过去的条目被改写或删除"]


def _oldest(folder: Path) -> Path:
    return min(folder.glob(f"{sample.UNIT}.case.*"), key=lambda f: int(f.name.rpartition(".")[2]))


def test_a_log_rolled_back_is_told_by_the_checkpoint_held_outside(ours: Installation) -> None:
    """The last entries cut off, head and notes to fit: an older state of the whole, as from a backup."""
    held = checkpoints.current(ours.house, sample.UNIT)
    size = verify.read_checkpoint(held).size
    rows, tree = at_most(ours, size - 1), merkle.Frontier()
    for row in rows:
        tree = merkle.append(tree, bytes.fromhex(row["leaf_hash"]))
    others = [r for r in ours.admin.rows(core(Entry)) if r["kind"] != "case"]
    ours.admin.put(core(Entry), others + rows)
    cut = {"size": tree.size, "frontier": b"".join(tree.hashes), "at": rows[-1]["at"]}
    ours.admin.put(core(Head), [h | (cut if h["kind"] == "case" else {}) for h in ours.admin.rows(core(Head))])
    ours.admin.put(core(Checkpoint), [r for r in ours.admin.rows(core(Checkpoint)) if r["size"] < size])
    name = f"{sample.UNIT}.case.{size}"
    assert f"检查点 {name}（文件）：日志与它不符，过去的条目被改写或删除" in check.differences(ours.house)


def at_most(at: Installation, size: int) -> list[dict[str, object]]:
    return [r for r in at.admin.rows(core(Entry)) if r["kind"] == "case" and r["seq"] < size]
