"""Each consumer's effect, once and only once, whatever happens to the cursor."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import true

from tests.workflow import dba
from tests.workflow.concurrency.soundness import case_log
from tests.workflow.concurrency.unit import UNIT
from workflow.audit import check
from workflow.demo import material
from workflow.demo.player import Player
from workflow.house import House
from workflow.installation import open_house
from workflow.jobs import runner
from workflow.jobs.consumers import CONSUMERS, access_head, checkpoints, orphans
from workflow.settings import Settings, from_environment
from workflow.step.uploads import upload
from workflow.store import engine, tables
from workflow.store.tables import core
from workflow.trail.entry import read
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, writing

LONG_AGO = time.time() - 2 * 86400


def seen(house: House, times: int = 1) -> None:
    """Entries of the access log."""
    for _ in range(times):
        with writing(house, UNIT, ACCESS) as write:
            write.append(Draft(case="", actor="zhou", action="read", findings=[], body={"kind": "read"}))


def forget(house: House, what: dict[str, object], kind: str = "") -> None:
    """As after a restored backup, or on the day after: consumers begin anew, or find that the day is over."""
    cursor = core(tables.Cursor)
    with house.engine.begin() as connection:
        connection.execute(cursor.update().where(cursor.c.kind == kind if kind else true()).values(**what))


YESTERDAY, ANEW = {"day": "2000-01-01"}, {"seq": 0, "until": 0, "day": ""}


def recorded(house: House) -> list[int]:
    return [read(row.leaf).body["size"] for row in case_log(house, UNIT) if row.action == access_head.RECORDED]


def run(house: House, consumer) -> None:
    assert runner.once(house, [consumer.CONSUMER]).failed == ()


def test_the_access_head_is_taken_down_once_a_day(house: House) -> None:
    run(house, access_head)
    assert recorded(house) == []  # nothing has been read yet
    seen(house, 3)
    run(house, access_head)
    seen(house)
    run(house, access_head)
    assert recorded(house) == [3]
    forget(house, YESTERDAY)
    run(house, access_head)
    forget(house, YESTERDAY)
    run(house, access_head)
    assert recorded(house) == [3, 4]
    forget(house, ANEW)
    run(house, access_head)
    assert recorded(house) == [3, 4]
    assert check.differences(house) == []


def test_an_access_log_cut_after_it_was_taken_down_is_found(house: House) -> None:
    seen(house, 3)
    run(house, access_head)
    admin = dba.at(house.settings.url)
    with admin.tampered(core(tables.Entry), lambda rows: [r for r in rows if (r["kind"], r["seq"]) != (ACCESS, 2)]):
        lines = check.differences(house)
    admin.engine.dispose()
    assert any("所记的前 3 条不符" in line for line in lines), lines
    assert any("后台任务 access_head 已读到第 3 条" in line for line in lines), lines


def test_a_head_taken_down_and_cut_off_again_is_found(house: House) -> None:
    """Whoever removes today's from the end of the case log, with the log's head set back to fit."""
    admin = dba.at(house.settings.url)
    before = admin.rows(core(tables.Head))
    seen(house, 3)
    after = [row for row in admin.rows(core(tables.Head)) if row["kind"] == ACCESS]
    run(house, access_head)
    admin.put(core(tables.Head), [row for row in before if row["kind"] != ACCESS] + after)
    admin.put(core(tables.Entry), [r for r in admin.rows(core(tables.Entry)) if r["action"] != access_head.RECORDED])
    admin.engine.dispose()
    assert check.differences(house) == [f"{UNIT}/case 日志：访问日志前 3 条的日志头曾记入，现已不见"]


def test_a_cursor_of_no_unit_of_ours_is_found(house: House) -> None:
    run(house, access_head)
    assert check.differences(house) == []
    forget(house, {"unit": "ANDERE"})
    assert check.differences(house) == ["表 cursor 中有单位 ANDERE 的行，却没有这个单位"]


@pytest.fixture
def outside(house: House, tmp_path: Path):
    """The house with a folder outside."""
    folder = tmp_path / "outside"
    folder.mkdir()
    made = open_house(replace(house.settings, checkpoint_dir=folder))
    yield made
    made.close()


def notes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*")}


def test_checkpoints_of_both_logs_are_handed_out_daily(outside: House) -> None:
    folder = outside.settings.checkpoint_dir
    assert folder is not None
    seen(outside, 3)
    size = len(case_log(outside, UNIT))
    run(outside, checkpoints)
    first = notes(folder)
    assert sorted(first) == [f"{UNIT}.access.3", f"{UNIT}.case.{size}"]
    assert first.items() <= notes(outside.settings.data / "checkpoints").items()
    seen(outside)
    run(outside, checkpoints)
    assert notes(folder) == first  # one a day
    forget(outside, YESTERDAY)
    run(outside, checkpoints)
    assert sorted(notes(folder)) == [f"{UNIT}.access.3", f"{UNIT}.access.4", f"{UNIT}.case.{size}"]
    assert check.differences(outside) == []


def test_a_batch_done_again_hands_out_the_same_note(outside: House) -> None:
    """The cursor did not move, the log has grown: the note is of the batch, not of the log as it is now."""
    folder = outside.settings.checkpoint_dir
    assert folder is not None
    size = len(case_log(outside, UNIT))
    run(outside, checkpoints)
    first = notes(folder)
    with writing(outside, UNIT) as write:
        write.append(Draft(case="", actor="system", action="noted", findings=[], body={"kind": "noted"}))
    forget(outside, ANEW | {"until": size}, "case")
    (folder / f"{UNIT}.case.{size}").unlink()
    run(outside, checkpoints)
    assert notes(folder) == first


def test_a_folder_outside_that_is_away_is_told_and_tried_again(outside: House, caplog: pytest.LogCaptureFixture) -> None:
    folder = outside.settings.checkpoint_dir
    assert folder is not None
    folder.rmdir()
    assert runner.once(outside, [checkpoints.CONSUMER]).failed == ((UNIT, "case", "checkpoints"),)
    assert str(folder) in caplog.text
    folder.mkdir()
    forget(outside, {"held_until": ""})
    run(outside, checkpoints)
    assert len(notes(folder)) == 1


def aged(house: House, sha: str) -> str:
    os.utime(house.files._path(sha), (LONG_AGO, LONG_AGO))
    return sha


def kept(house: House) -> set[str]:
    return house.files.older_than(time.time() + 60)


def test_orphans_older_than_a_day_are_removed_and_nothing_else(house: House) -> None:
    player = Player(house, UNIT)
    achievement = player.do("wang", "draft", **material.disclosure()).subject
    attached = aged(house, upload(house, player.caller("wang"), achievement, "a.txt", "附件".encode()))
    orphan, young = aged(house, house.files.put(b"orphan")), house.files.put(b"young")
    said = aged(house, house.files.put(b"named by an entry alone"))
    with writing(house, UNIT, ACCESS) as write:
        write.append(Draft(case="", actor="zhou", action="read", findings=[], body={"kind": "read", "of": f"ab{said}"}))
    run(house, orphans)
    assert kept(house) == {attached, young, said}
    aged(house, young)
    run(house, orphans)
    assert kept(house) == {attached, young, said}  # once a day
    forget(house, YESTERDAY)
    run(house, orphans)
    assert kept(house) == {attached, said}
    assert orphan not in kept(house)
    assert check.differences(house) == []


def test_what_a_row_alone_refers_to_is_kept(house: House) -> None:
    """A row without its entry is a difference for the audit, and no reason to lose the bytes too."""
    achievement = Player(house, UNIT).do("wang", "draft", **material.disclosure()).subject
    paper, attached = (aged(house, house.files.put(content)) for content in (b"paper", b"attached"))
    common = {"unit": UNIT, "subject": achievement, "size": 5, "at": ""}
    with engine.writing(house.engine) as connection:
        connection.execute(core(tables.Paper).insert().values(sha256=paper, kind="contract", **common))
        upload_row = {"sha256": attached, "name": "a", "media_type": "text/plain", "by": "wang"}
        connection.execute(core(tables.Attachment).insert().values(**common, **upload_row))
    run(house, orphans)
    assert kept(house) == {paper, attached}


def test_an_orphan_put_again_is_in_flight(house: House) -> None:
    """Put again it is young; put again between look and removal, it comes back; and put again after, it is written anew."""
    sha = aged(house, house.files.put(b"twice"))
    house.files.put(b"twice")
    run(house, orphans)
    assert kept(house) == {sha}
    assert not house.files.remove(sha, LONG_AGO)
    assert house.files.get(sha) == b"twice"
    aged(house, sha)
    assert house.files.remove(sha, time.time() - 60)
    assert not house.files.remove(sha, time.time())
    assert kept(house) == set()
    assert house.files.get(house.files.put(b"twice")) == b"twice"


def test_what_a_killed_sweep_or_upload_left_is_tidied(house: House) -> None:
    sha = house.files.put(b"set aside")
    path = house.files._path(sha)
    path.rename(path.with_name(f".{sha}.aside"))
    drafts = [path.with_name(f".{sha}.{token}") for token in ("0000", "1111")]
    for draft in drafts:
        draft.write_bytes(b"half")
    os.utime(drafts[0], (LONG_AGO, LONG_AGO))
    run(house, orphans)
    assert sorted(p.name for p in path.parent.iterdir()) == sorted([drafts[1].name, sha])


def test_a_folder_of_another_database_is_left_alone(house: House, caplog: pytest.LogCaptureFixture) -> None:
    for n in range(orphans.FEW + 1):
        aged(house, house.files.put(b"foreign %d" % n))
    assert runner.once(house, [orphans.CONSUMER]).failed == (("", "", "orphans"),)
    assert "不属于这个数据库" in caplog.text
    assert len(kept(house)) == orphans.FEW + 1


def test_all_of_them_together_leave_an_installation_that_agrees(house: House) -> None:
    seen(house)
    assert runner.once(house, CONSUMERS).failed == ()
    assert check.differences(house) == []
    assert runner.once(house, CONSUMERS) == runner.Ran(0, ())


def test_the_folder_outside_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ANXIN_CHECKPOINT_DIR", raising=False)
    assert from_environment().checkpoint_dir is None
    monkeypatch.setenv("ANXIN_CHECKPOINT_DIR", str(tmp_path))
    assert from_environment().checkpoint_dir == tmp_path
    assert Settings(data=tmp_path).checkpoint_dir is None
