"""Uploads: what is kept is known by its hash, belongs to one subject of one unit, and is never taken for something else."""

from hashlib import sha256

import pytest

from states.stages import Seat
from workflow.audit import check
from workflow.demo import material
from workflow.demo.player import Player
from workflow.errors import Forbidden, InvalidInput, NotFound, TooLarge
from workflow.house import House
from workflow.reads import files
from workflow.step import uploads
from workflow.store import engine, log
from workflow.trail.entry import read
from workflow.units import founding, people, sample

PDF, PNG, JPEG, ZIP = b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n x", b"\xff\xd8\xff x", b"PK\x03\x04 x"


@pytest.fixture(scope="module")
def player(settled: House) -> Player:
    return Player(settled, sample.UNIT)


@pytest.fixture(scope="module")
def achievement(player: Player) -> str:
    return player.do("wang", "draft", **material.disclosure("ZL201910234567.8", "一种膜")).subject


def put(player: Player, subject: str, name: str, content: bytes, person: str = "zhou") -> str:
    return uploads.upload(player.house, player.caller(person), subject, name, content)


def size(house: House) -> int:
    with engine.reading(house.engine) as connection:
        return log.size(connection, sample.UNIT, "case")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (ZIP, "application/zip"),
        ("文字".encode(), "text/plain"),
        (b"<html><script>", "text/plain"),
        (b"\xef\xbb\xbf\r\n%PDF-1.4 x", "application/pdf"),
        (b"\0" * 1024 + b"%PDF-1.4", "application/pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0 x", "application/x-ole-storage"),
        (b"II*\0 x", "image/tiff"),
        (b"MM\0* x", "image/tiff"),
        (b"\0\0\0\x18ftypheic\0\0", "image/heic"),
        ("合同，共三页。\r\n".encode("gb18030"), "text/plain; charset=GB18030"),
        ("合同".encode("utf-16"), "text/plain; charset=UTF-16"),
    ],
)
def test_kept_as_what_its_bytes_say(player: Player, achievement: str, content: bytes, kind: str) -> None:
    sha = put(player, achievement, " 材料.html ", content)
    assert sha == sha256(content).hexdigest()
    assert uploads.download(player.house, player.caller("yang"), achievement, sha) == ("材料.html", kind, content)
    with engine.reading(player.house.engine) as connection:
        last = read(log.entries(connection, sample.UNIT, "case")[-1].leaf)
    assert (last.action, last.case, last.actor) == ("attached", achievement, "zhou")
    assert last.body == {"kind": "attachment", "sha256": sha, "name": "材料.html", "media_type": kind, "size": len(content)}
    assert check.differences(player.house) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x", b""),
        ("", PDF),
        ("  ", PDF),
        ("\u200b", PDF),
        ("甲\x00.pdf", PDF),
        ("甲\x1b.pdf", PDF),
        ("甲\ud800.pdf", PDF),
        ("长" * 201, PDF),
        ("x", b"\xff\xfe"),
        ("x", b"MZ\x90\0\x03"),
        ("x", b"\0" * 1025 + b"%PDF-"),
        ("x", b"\0\0\0\x18ftypisom\0\0"),
        ("x", b"\x81\xff\xfe"),
    ],
)
def test_what_is_not_kept(player: Player, achievement: str, name: str, content: bytes) -> None:
    before = size(player.house)
    with pytest.raises(InvalidInput, match="附件"):
        put(player, achievement, name, content)
    assert size(player.house) == before


def test_the_same_bytes_under_a_second_name_keep_both_names_and_lie_once(player: Player, achievement: str) -> None:
    content = b"%PDF-1.7 twice"
    sha = {put(player, achievement, name, content) for name in ("评估报告.pdf", "附件一.pdf", "评估报告.pdf")}
    listed = [u for u in files.attachments(player.house, player.caller("zhou"), [achievement]) if u.sha256 in sha]
    assert [(u.name, u.names, u.called) for u in listed] == [
        ("评估报告.pdf", ("评估报告.pdf", "附件一.pdf"), "评估报告.pdf（又名 附件一.pdf）")
    ]
    assert check.differences(player.house) == []


def test_a_name_is_settled_as_all_text_is(player: Player, achievement: str) -> None:
    sha = put(player, achievement, "⼯商\u200b登记\u202efdp.exe", b"%PDF-1.7 named")
    assert uploads.download(player.house, player.caller("zhou"), achievement, sha)[0] == "工商登记fdp.exe"


def test_a_byte_too_many_is_refused(player: Player, achievement: str) -> None:
    with pytest.raises(TooLarge, match="20 MB"):
        put(player, achievement, "x.pdf", b"%PDF-" + bytes(uploads.MOST - 4))


def test_nobody_uploads_to_what_is_not_there_or_not_theirs(player: Player, achievement: str) -> None:
    founding.found(player.house, "OTHER", "另一所大学（示例）", sample.regulation_text())
    people.seat_people(player.house, "OTHER", [people.NewPerson(id="a", name="a", username="a", password="x", seats=(Seat.OFFICER,))])
    stranger = Player(player.house, "OTHER")
    for subject in ("A2026-9999", "C2026-9999", "", "../x"):
        with pytest.raises(NotFound):
            put(player, subject, "x.pdf", PDF)
    with pytest.raises(NotFound):
        put(stranger, achievement, "x.pdf", PDF, "a")
    sha = put(player, achievement, "x.pdf", PDF)
    with pytest.raises(NotFound):
        uploads.download(player.house, stranger.caller("a"), achievement, sha)
    with pytest.raises(NotFound):
        uploads.download(player.house, player.caller("zhou"), achievement, "0" * 64)


def test_who_only_reads_uploads_nothing_and_that_is_logged(player: Player, achievement: str) -> None:
    with pytest.raises(Forbidden, match="上传材料"):
        put(player, achievement, "x.pdf", PDF, "yang")
    with engine.reading(player.house.engine) as connection:
        last = read(log.entries(connection, sample.UNIT, "access")[-1].leaf)
    assert (last.actor, last.action, last.body["right"]) == ("yang", "permission_refused", "upload")


def test_to_a_closed_case_nothing_comes_but_from_who_still_has_a_step_there(finished: House) -> None:
    player = Player(finished, sample.UNIT)
    for person in ("wang", "sun", "feng", "zhao"):
        with pytest.raises(Forbidden, match="不再收附件"):
            put(player, "C2026-0001", "迟到.pdf", PDF, person)
    assert put(player, "C2026-0001", "迟到的回单.pdf", PDF, "zheng")
    for person in ("zhou", "zheng"):
        with pytest.raises(Forbidden, match="不再收附件"):
            put(player, "A2026-0001", "迟到.pdf", PDF, person)


def test_a_bystander_leaves_nothing_and_that_is_told(player: Player, achievement: str) -> None:
    people.seat_people(
        player.house,
        sample.UNIT,
        [people.NewPerson(id="gast", name="旁人", username="gast", password="gast", seats=(Seat.COMPLETER,))],
    )
    with pytest.raises(Forbidden, match="只有参与"):
        put(player, achievement, "无关.pdf", PDF, "gast")
    with engine.reading(player.house.engine) as connection:
        last = read(log.entries(connection, sample.UNIT, "access")[-1].leaf)
    assert (last.actor, last.body["subject"]) == ("gast", achievement)
