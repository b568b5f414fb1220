"""The audit beyond the tables: bytes of papers and uploads, notes in the folder, keys, what kind of installation it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow import dba
from workflow.audit import check
from workflow.demo.player import Player
from workflow.dossier import checkpoints
from workflow.house import House
from workflow.installation import open_house
from workflow.store.tables import Checkpoint, Entry, Head, Installation, core
from workflow.trail import merkle, note
from workflow.transaction import ACCESS
from workflow.units import sample


@pytest.fixture
def admin(finished: House) -> Iterator[dba.Dba]:
    made = dba.at(finished.settings.url)
    yield made
    made.engine.dispose()


def kept(house: House, sha: str) -> Path:
    return house.settings.data / "papers" / sha[:2] / sha


def test_a_papers_bytes_changed_or_missing_are_named(finished: House) -> None:
    paper = Player(finished, sample.UNIT).case("C2026-0001").papers[0]
    file = kept(finished, paper.sha256)
    file.write_bytes(file.read_bytes() + b" ")
    assert check.differences(finished) == [f"C2026-0001：文书 {paper.kind} {paper.sha256[:12]} 的文件内容被改动"]
    file.unlink()
    assert check.differences(finished) == [f"C2026-0001：文书 {paper.kind} {paper.sha256[:12]} 的文件缺失"]


def test_an_uploads_bytes_changed_or_missing_are_named(finished: House) -> None:
    case = Player(finished, sample.UNIT).case("C2026-0001")
    assert case.registration is not None
    sha = case.registration.certificate
    kept(finished, sha).write_bytes(b"another certificate")
    assert check.differences(finished) == [f"C2026-0001：附件 {sha[:12]} 的文件内容被改动"]
    kept(finished, sha).unlink()
    assert check.differences(finished) == [f"C2026-0001：附件 {sha[:12]} 的文件缺失"]


def test_the_same_bytes_uploaded_twice_are_no_difference(finished: House) -> None:
    player = Player(finished, sample.UNIT)
    first = player.upload("zhou", "C2026-0001", "一.txt", "同样的字节")
    assert player.upload("jiang", "C2026-0001", "二.txt", "同样的字节") == first
    assert check.differences(finished) == []


@pytest.mark.parametrize("spoilt", [b"", b"\xff", b"no note\n"])
def test_a_note_in_the_folder_that_says_nothing_is_named(finished: House, spoilt: bytes) -> None:
    file = min((finished.settings.data / "checkpoints").iterdir())
    file.write_bytes(spoilt)
    assert check.differences(finished) == [f"检查点 {file.name}（文件）：不能读取，或者大小与名称不符"]


def test_a_note_under_another_size_is_named(finished: House) -> None:
    folder = finished.settings.data / "checkpoints"
    one, other = sorted(folder.iterdir())[:2]
    one.write_bytes(other.read_bytes())
    assert check.differences(finished) == [f"检查点 {one.name}（文件）：不能读取，或者大小与名称不符"]


def test_a_note_that_somebody_else_signed_is_named(finished: House) -> None:
    file = min((finished.settings.data / "checkpoints").iterdir())
    text = file.read_text(encoding="utf-8").partition("\n\n")[0] + "\n"
    file.write_bytes(note.sign(text, note.generate(text.partition("\n")[0])))
    (line,) = check.differences(finished)
    assert line.startswith(f"检查点 {file.name}（文件）：不是本日志签发的原文")


def test_a_lost_signing_key_is_named_and_not_made_anew(finished: House) -> None:
    key = finished.settings.data / "keys" / "ZJLG.case.pem"
    key.unlink()
    lines = check.differences(finished)
    assert lines
    assert all("签名密钥不是原来的" in line for line in lines)
    assert not key.exists()


def test_another_personal_key_is_named(finished: House) -> None:
    (finished.settings.data / "keys" / "personal.key").write_bytes(bytes(32))
    lines = check.differences(finished)
    assert {line[:10] for line in lines} == {"C2026-0001", "C2026-0002", "C2026-0003", "C2026-0004"}, "each has a contract"
    for line in lines:
        assert line[10:].startswith("：个人信息 ")
        assert line.endswith("打不开，密文或密钥被改动")


@pytest.mark.parametrize("at", ["2000-01-01T00:00:00.000000Z", "2999-01-01T00:00:00.000000Z", "2026-01-01"])
def test_a_note_handed_out_before_its_last_entry_or_in_times_to_come_is_named(finished: House, admin: dba.Dba, at: str) -> None:
    table = core(Checkpoint)
    rows = admin.rows(table)
    admin.put(table, [{**rows[0], "at": at}, *rows[1:]])
    (line,) = check.differences(finished)
    assert line.startswith(f"检查点 {rows[0]['unit']}.{rows[0]['kind']}.{rows[0]['size']}（表）：签发时间 {at} ")


def test_a_note_over_no_entry_was_handed_out_before_the_first(finished: House, admin: dba.Dba) -> None:
    checkpoints.of_size(finished, sample.UNIT, ACCESS, 0)
    table = core(Checkpoint)
    admin.put(table, [row | ({} if row["size"] else {"at": "2000-01-01T00:00:00.000000Z"}) for row in admin.rows(table)])
    assert check.differences(finished) == []


def test_an_access_log_cut_short_is_named(finished: House, admin: dba.Dba) -> None:
    """Cut consistently, head and all: the case log has taken its head down, its checkpoint was handed out, it had been read."""
    entries, heads = core(Entry), core(Head)
    rows = [r for r in admin.rows(entries) if r["kind"] == "case" or r["seq"] < 3]
    left = [r for r in rows if r["kind"] == "access"]
    tree = merkle.Frontier()
    for row in left:
        tree = merkle.append(tree, bytes.fromhex(row["leaf_hash"]))
    cut = {"size": tree.size, "frontier": b"".join(tree.hashes), "at": left[-1]["at"]}
    admin.put(entries, rows)
    admin.put(heads, [r | (cut if r["kind"] == "access" else {}) for r in admin.rows(heads)])
    lines = check.differences(finished)
    told = ("ZJLG/access 日志：与 case 条目 ", "检查点 ZJLG.access.", "ZJLG/access 日志：后台任务 ", "ZJLG/access 日志：与签名记录不符")
    assert [line for line in lines if not line.startswith(told)] == []
    assert [start for start in told if not any(line.startswith(start) for line in lines)] == []


def test_the_kind_of_installation_is_in_the_log(finished: House, admin: dba.Dba) -> None:
    table = core(Installation)
    with admin.tampered(table, lambda rows: [row | {"sandbox": False} for row in rows]):
        house = open_house(finished.settings)
        lines = check.differences(house)
        house.close()
    assert "ZJLG：是否演示环境同日志不符" in lines
    assert any(line.startswith("ZJLG：不是演示环境，时钟却被拨动") for line in lines)
