"""Dossiers of logs that are wrong themselves, though the log's own key signed them: what the log or the exporter did is checked too."""

import hashlib
from collections.abc import Callable

import pytest

from tests.workflow.trail.dossier_builder import (
    ACHIEVEMENT,
    PAPER,
    UNIT,
    VKEY,
    Log,
    a_log,
    built,
    export,
    files,
    payload,
    rewrite,
    seal,
)
from workflow.trail import note, verify
from workflow.trail.verify import NOT_VERIFIED, VERIFIED, verify_bytes

PAPER_NAME = f"data/papers/{hashlib.sha256(PAPER).hexdigest()}.pdf"


def status(data: bytes) -> int:
    return verify_bytes(data, vkey=VKEY).status


def problems(data: bytes, vkey: str = VKEY) -> str:
    return "\n".join(verify_bytes(data, vkey=vkey).problems)


def test_a_log_that_is_right_is_verified_however_it_was_built():
    assert status(built()) == VERIFIED


WRONG_LOGS = {
    "an entry of the case rewritten": (rewrite(5, body={"price": 1}), "条目 8"),
    "an entry of the achievement rewritten": (rewrite(1, body={"title": "x"}), "条目 2"),
    "a gap in the case": (rewrite(8, case_seq=7), "条目 8"),
    "an entry of another unit": (rewrite(0, unit="OTHER"), "条目 0"),
    "an entry of the other log": (rewrite(0, kind="access"), "条目 0"),
    "back in time": (rewrite(5, at="2025-01-01T00:00:00.000000Z"), "条目 5"),
    "a second first entry": (rewrite(7, case_seq=1, prev=""), "条目 7"),
}


@pytest.mark.parametrize(("change", "named"), WRONG_LOGS.values(), ids=WRONG_LOGS)
def test_a_log_that_broke_its_own_chain_is_not_verified_though_signed(change: Callable[[Log], None], named: str):
    assert named in problems(built(change))


def test_of_its_own_case_a_dossier_must_hold_every_entry_and_of_others_only_the_cited_ones():
    assert "缺漏" in problems(built(drop=5))
    assert status(built(drop=2)) == VERIFIED


WRONG_EXPORTS = {
    "other case": {"case": ACHIEVEMENT},
    "other end": {"case_seq": 2},
    "other entries": {"entries": [0, 1, 2]},
    "no entries": {"entries": []},
    "files not a list of files": {"files": []},
    "a file more": {"files": verify.bound_files(files()) | {"data/x": "0" * 64}},
    "a file less": {"files": dict(list(verify.bound_files(files()).items())[1:])},
    "another hash": {"files": verify.bound_files(files()) | {PAPER_NAME: "0" * 64}},
}


@pytest.mark.parametrize("body", WRONG_EXPORTS.values(), ids=WRONG_EXPORTS)
def test_an_export_that_says_something_else_is_found(body: dict):
    assert status(built(**body)) == NOT_VERIFIED


def test_a_paper_under_another_hash_is_named_even_if_the_export_binds_it():
    log, cited = a_log()
    members = files()
    members[PAPER_NAME] = b"%PDF-1.7 other"
    seqs = export(log, cited, members)
    assert PAPER_NAME in problems(seal(payload(log, seqs, members, log.checkpoint())))


def test_a_file_that_has_no_place_in_a_dossier_is_named_even_if_the_export_binds_it():
    log, cited = a_log()
    members = files() | {"data/more.txt": b"more"}
    seqs = export(log, cited, members)
    assert problems(seal(payload(log, seqs, members, log.checkpoint()))) == "data/more.txt：案卷中不应有此文件"


def test_an_entry_cited_twice_is_named_even_if_the_export_lists_it_twice():
    log, cited = a_log()
    members = files()
    seqs = export(log, [cited[0], *cited], members)
    assert "条目 0" in problems(seal(payload(log, seqs, members, log.checkpoint())))


@pytest.mark.parametrize("name", sorted(set(verify.REQUIRED) - {"entries.jsonl", "checkpoint"}))
def test_a_required_file_that_was_never_exported_is_named(name: str):
    log, cited = a_log()
    members = files()
    del members[f"data/{name}"]
    seqs = export(log, cited, members)
    assert problems(seal(payload(log, seqs, members, log.checkpoint()))) == f"data/{name}：缺少此文件"


def test_an_entry_that_looks_like_an_export_under_another_name_is_none():
    log, cited = a_log()
    members = files()
    seqs = export(log, cited, members)
    rewrite(seqs[-1], action="exported")(log)
    assert verify.EXPORTED in problems(seal(payload(log, seqs, members, log.checkpoint())))


def test_the_last_entry_must_be_the_export():
    log, cited = a_log()
    members = files()
    assert verify.EXPORTED in problems(seal(payload(log, cited, members, log.checkpoint())))


def test_a_log_of_another_origin_is_not_verified():
    other = note.generate("anxin/OTHER/case")
    assert "不属于" in problems(built(origin="anxin/OTHER/case", key=other), vkey=note.vkey(other))
    odd = note.generate("example.org/log")
    assert "不属于" in problems(built(origin="example.org/log", key=odd), vkey=note.vkey(odd))


def test_a_sandbox_says_that_it_is_one():
    sandbox = note.generate(note.origin(UNIT, "case", sandbox=True))
    report = verify_bytes(built(origin=sandbox.name, key=sandbox), vkey=note.vkey(sandbox))
    assert report.status == VERIFIED
    assert any("演示" in line for line in report.summary[1:])
    assert status(built(origin=sandbox.name, key=sandbox)) == NOT_VERIFIED
