"""The dossier in use: of a finished case and of one on its way, once and again, to the checkpoint that an auditor holds."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.papers.dossier.paper import ABSENT, PRESENT
from states.regulation import content_hash
from states.signoff import Matter
from tests.workflow.conftest import Demo
from workflow.audit import check
from workflow.demo import road
from workflow.demo.player import Player
from workflow.dossier import checkpoints
from workflow.dossier import export as exporting
from workflow.errors import Forbidden, InvalidInput, NotFound
from workflow.house import House
from workflow.installation import open_house
from workflow.reads import catalogue
from workflow.settings import Settings
from workflow.store import engine, log
from workflow.trail import verify
from workflow.units import founding, sample

FINISHED = "C2026-0001"
CASES = ("C2026-0001", "C2026-0002", "C2026-0003", "C2026-0004")


@pytest.fixture(scope="module")
def player(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    house = open_house(Settings(data=demo.copy(tmp_path_factory.mktemp("dossiers") / "data")))
    yield Player(house, sample.UNIT)
    house.close()


@pytest.fixture(scope="module")
def halfway(player: Player) -> str:
    """A case whose review is settled and whose notice is up."""
    achievement = road.ledgered(player, "ZL201910234567.8", "一种尚在路上的膜")
    case = road.proposed(player, achievement, "600000.00")
    player.sign(case, Matter.REVIEW)
    road.posted(player, case, "price", ("unit_site", "market"))
    return case


def size(house: House) -> int:
    with engine.reading(house.engine) as connection:
        return log.size(connection, sample.UNIT, "case")


def export(player: Player, case: str, held: bytes | None = None) -> bytes:
    return exporting.dossier(player.house, player.caller("yang"), case, held)


def opened(content: bytes) -> dict[str, bytes]:
    members, problems = verify.read_zip(content)
    assert problems == []
    return members


def entries(members: dict[str, bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in members["data/entries.jsonl"].splitlines()]


@pytest.mark.parametrize("case", CASES)
def test_the_regulation_that_the_case_pinned_is_inside_word_for_word(demo: Demo, case: str) -> None:
    members = demo.members(case)
    pinned = json.loads(members["data/case.json"])["case"]["regulation"]
    assert content_hash(members["data/regulation.toml"].decode()) == pinned
    published = next(e for e in entries(members) if e["action"] == "regulation_published")
    assert published["body"]["text"].encode() == members["data/regulation.toml"]


@pytest.mark.parametrize("case", CASES)
def test_what_it_holds(demo: Demo, case: str) -> None:
    members = demo.members(case)
    state, cited = json.loads(members["data/case.json"])["case"], entries(members)
    assert state["state"] == "closed"
    own = [e for e in cited if e["case"] == case]
    assert [e["case_seq"] for e in own] == list(range(1, len(own) + 1))
    assert own[-1]["action"] == "dossier_exported"
    assert {e["case"] for e in cited} == {case, "", *state["achievements"]}
    assert {e["action"] for e in cited if not e["case"]} == {"unit_founded", "regulation_published", "person_seated"}
    seated = {e["body"]["person"] for e in cited if e["action"] == "person_seated"}
    assert seated == {e["actor"] for e in cited} - {"system", "operator"}  # who acted, whoever else is of the unit
    assert {f"data/papers/{p['sha256']}.pdf" for p in state["papers"]} == {n for n in members if n.startswith("data/papers/")}
    attached = {f"data/attachments/{e['body']['sha256']}" for e in cited if e["action"] == "attached"}
    assert attached == {n for n in members if n.startswith("data/attachments/")}
    assert json.loads(members["data/rules.json"]) == json.loads(json.dumps(catalogue.rules()))
    assert [row["id"] for row in json.loads(members["data/duties.json"])] == [f"EV-{n:02}" for n in range(1, 28)]


def test_the_verifier_inside_checks_its_own_dossier_alone(demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "verify.py").write_bytes(demo.members(FINISHED)["data/verify.py"])
    command = [sys.executable, "-I", "-S", "verify.py", str(demo.folder / f"{FINISHED}.zip"), "--vkey", str(demo.folder / "log.vkey")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "已核验" in done.stdout.decode()


def test_a_case_on_its_way_is_exported_as_it_stands(player: Player, halfway: str, demo: Demo) -> None:
    content = export(player, halfway)
    assert verify.verify_bytes(content, vkey=demo.vkey).status == verify.VERIFIED
    members = opened(content)
    assert json.loads(members["data/case.json"])["case"]["state"] == "deciding"
    duties = {row["id"]: row["status"] for row in json.loads(members["data/duties.json"])}
    assert (duties["EV-06"], duties["EV-12"], duties["EV-18"]) == (PRESENT, ABSENT, ABSENT)


def test_a_second_export_holds_the_first_and_both_verify(player: Player, halfway: str, demo: Demo) -> None:
    first, second = export(player, halfway), export(player, halfway)
    assert [verify.verify_bytes(each, vkey=demo.vkey).status for each in (first, second)] == [verify.VERIFIED, verify.VERIFIED]
    before, after = entries(opened(first)), entries(opened(second))
    assert after[: len(before)] == before
    assert [e["action"] for e in after[len(before) :]] == ["dossier_exported"]
    assert opened(first)["data/dossier.pdf"] != opened(second)["data/dossier.pdf"]
    assert check.differences(player.house) == []


def test_an_older_checkpoint_is_led_up_to(player: Player, halfway: str, demo: Demo) -> None:
    held = checkpoints.current(player.house, sample.UNIT)
    player.upload("zhou", halfway, "又一件.txt", "又一件材料")
    content = export(player, halfway, held)
    assert verify.read_checkpoint(held).size < verify.read_checkpoint(opened(content)["data/checkpoint"]).size
    assert verify.verify_bytes(content, vkey=demo.vkey, checkpoint=held).status == verify.VERIFIED


def test_without_it_the_verifier_says_what_to_ask_for(player: Player, halfway: str, demo: Demo) -> None:
    held = checkpoints.current(player.house, sample.UNIT)
    report = verify.verify_bytes(export(player, halfway), vkey=demo.vkey, checkpoint=held)
    assert (report.status, report.verdict) == (verify.SIGNER_NOT_CHECKED, verify.UNCOMPARED)
    assert any("--at" in problem for problem in report.problems)


def test_a_newer_checkpoint_is_not_held_against_an_older_dossier(player: Player, halfway: str, demo: Demo) -> None:
    content = export(player, halfway)
    player.upload("zhou", halfway, "再一件.txt", "再一件材料")
    report = verify.verify_bytes(content, vkey=demo.vkey, checkpoint=checkpoints.current(player.house, sample.UNIT))
    assert (report.status, report.verdict) == (verify.SIGNER_NOT_CHECKED, verify.UNCOMPARED)


def test_a_checkpoint_that_is_not_of_this_log_is_refused_before_anything_is_written(player: Player) -> None:
    founding.found(player.house, "OTHER", "另一所大学（示例）", sample.regulation_text())
    current, before = checkpoints.current(player.house, sample.UNIT), size(player.house)
    later = current.replace(b"\n%d\n" % before, b"\n%d\n" % (before + 1))
    for held in (
        b"",
        b"no note\n",
        checkpoints.current(player.house, "OTHER"),
        checkpoints.current(player.house, sample.UNIT, "access"),
        later,
    ):
        with pytest.raises(InvalidInput, match="检查点"):
            export(player, FINISHED, held)
    assert size(player.house) == before


def test_who_may_not_export_and_what_is_not_there(player: Player, halfway: str) -> None:
    before = size(player.house)
    with pytest.raises(Forbidden, match="导出案卷"):
        exporting.dossier(player.house, player.caller("sun"), halfway)
    for missing in ("C2026-9999", "A2026-0001", ""):
        with pytest.raises(NotFound):
            export(player, missing)
    assert size(player.house) == before


def test_a_case_that_moves_on_while_its_cover_is_made_is_read_again(player: Player, halfway: str) -> None:
    """The step between the snapshot and the closing entry is seen: nothing is appended, and the whole begins anew."""
    caller = player.caller("yang")
    found = exporting._gather(player.house, caller, halfway)
    player.upload("zhou", halfway, "迟来.txt", "迟来的材料")
    before = size(player.house)
    assert exporting._close(player.house, caller, found, {}) is None
    assert size(player.house) == before


def test_the_units_that_have_a_case_of_this_number(player: Player) -> None:
    assert exporting.homes(player.house, FINISHED) == [sample.UNIT]
    assert exporting.homes(player.house, "C2026-9999") == []


def test_the_first_contract_is_drawn_up_and_not_drawn_up_anew(demo: Demo, tmp_path: Path) -> None:
    cover = tmp_path / "dossier.pdf"
    cover.write_bytes(demo.members(FINISHED)["data/dossier.pdf"])
    told = subprocess.run(["pdftotext", str(cover), "-"], capture_output=True, check=True).stdout.decode()
    assert "拟定合同" in told
    assert "重拟合同" not in told
