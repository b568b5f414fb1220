"""`demo`, `dossier`, `verify`, `audit check`, `key show` on the demo's installation: what they answer, what they exit with."""

import sqlite3
from pathlib import Path

import pytest

from tests.workflow.cli.conftest import Typed
from tests.workflow.conftest import Demo
from workflow.trail import note, verify

CASES = ("C2026-0001", "C2026-0002", "C2026-0003", "C2026-0004")


@pytest.fixture
def zipped(demo: Demo) -> Path:
    return demo.folder / f"{CASES[0]}.zip"


def test_the_demo_ends_well_and_says_so(demo: Demo) -> None:
    assert demo.status == 0
    assert demo.printed.count("已核验：内容完整，签名成立") == len(CASES)
    assert "价款 1,000,000.00  奖励 747,832.00" in demo.printed
    assert "：一致" in demo.printed
    assert {p.name for p in demo.folder.iterdir()} == {*(f"{c}.zip" for c in CASES), "data", "papers", "log.vkey"}
    assert len(list((demo.folder / "papers").iterdir())) >= 3 * len(CASES) - 1


def test_the_demo_begins_from_nothing(typed: Typed, demo: Demo) -> None:
    status, printed = typed("demo", "--out", demo.folder)
    assert status == 1
    assert "已存在" in printed


@pytest.mark.parametrize("case", CASES)
def test_every_dossier_verifies(typed: Typed, demo: Demo, case: str) -> None:
    status, printed = typed("verify", demo.folder / f"{case}.zip", "--vkey", demo.folder / "log.vkey")
    assert status == 0
    assert "演示数据：不是真实案卷" in printed


def test_no_key_is_3_and_a_wrong_one_1(typed: Typed, zipped: Path, tmp_path: Path) -> None:
    assert typed("verify", zipped)[0] == 3
    origin = note.origin("ZJLG", "case", sandbox=True)
    (tmp_path / "other.vkey").write_text(note.vkey(note.generate(origin)) + "\n", encoding="utf-8")
    status, printed = typed("verify", zipped, "--vkey", tmp_path / "other.vkey")
    assert (status, "别的密钥" in printed) == (1, True)


def test_changed_is_1_and_unreadable_2(typed: Typed, demo: Demo, zipped: Path, tmp_path: Path) -> None:
    spoilt = bytearray(zipped.read_bytes())
    spoilt[spoilt.index(b'"actor":"') + len(b'"actor":"')] ^= 1
    (tmp_path / "spoilt.zip").write_bytes(spoilt)
    (tmp_path / "half.zip").write_bytes(zipped.read_bytes()[:5000])
    assert typed("verify", tmp_path / "spoilt.zip", "--vkey", demo.folder / "log.vkey")[0] == 1
    assert typed("verify", tmp_path / "half.zip", "--vkey", demo.folder / "log.vkey")[0] == 2
    assert typed("verify", tmp_path / "missing.zip")[0] == 2


def test_exported_at_the_console_to_a_checkpoint_that_is_held(typed: Typed, demo: Demo, data: Path, tmp_path: Path) -> None:
    held = min((data / "checkpoints").glob("ZJLG.case.*"), key=lambda p: int(p.suffix[1:]))
    target, vkey = tmp_path / "C.zip", demo.folder / "log.vkey"
    status, printed = typed("dossier", CASES[0], "--out", target, "--at", held)
    assert (status, str(target) in printed) == (0, True)
    assert typed("verify", target, "--vkey", vkey, "--checkpoint", held)[0] == 0
    assert typed("audit", "check")[0] == 0
    members = verify.read_zip(target.read_bytes())[0]
    assert "data/consistency" in members


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("C2026-9999", "--out", "C.zip"), "没有编号为 C2026-9999 的案件"),
        (("C2026-0001", "--out", "C.zip", "--unit", "NONE"), "未办理"),
        (("C2026-0001", "--out", "C.zip", "--at", "missing"), "未办理"),
        (("C2026-0001", "--out", "C.zip", "--at", "."), "未办理"),
        (("C2026-0001", "--out", "C.zip", "--at", "no-note"), "检查点"),
        (("C2026-0001", "--out", "missing/C.zip"), "没有文件夹"),
    ],
)
def test_an_export_that_cannot_be_leaves_no_entry(
    typed: Typed, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("no-note").write_text("no note\n", encoding="utf-8")
    before = entries(data)
    status, printed = typed("dossier", *words)
    assert (status, said in printed) == (1, True), printed
    assert entries(data) == before


def entries(data: Path) -> int:
    connection = sqlite3.connect(data / "anxin.db")
    (found,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    connection.close()
    return int(found)


def test_the_audit_says_that_all_agrees(typed: Typed, data: Path) -> None:
    assert typed("audit", "check") == (0, "check：全部相符\n")


def test_the_audit_lists_what_does_not(typed: Typed, data: Path) -> None:
    connection = sqlite3.connect(data / "anxin.db")
    connection.execute("UPDATE subject SET price = 1 WHERE id = 'C2026-0001'")
    connection.execute("UPDATE person SET name = '某人' WHERE id = 'wu'")
    connection.commit()
    connection.close()
    status, printed = typed("audit", "check")
    assert status == 1
    assert printed.splitlines() == ["C2026-0001：列 price 与日志折叠的结果不符", "人员 wu：姓名同日志不符", "check：2 处不符"]


def test_the_key_shown_is_the_one_the_demo_wrote(typed: Typed, demo: Demo, data: Path) -> None:
    assert typed("key", "show", "ZJLG") == (0, demo.vkey + "\n")
    status, printed = typed("key", "show", "ZJLG", "--log", "access")
    assert (status, verify.read_vkey(printed.strip()).name) == (0, "anxin/ZJLG/access/演示")
    assert typed("key", "show", "NONE")[0] == 1
