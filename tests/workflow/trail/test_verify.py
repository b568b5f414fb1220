"""A dossier as a whole: what is verified, and every way in which one that was tampered with is found out."""

import base64
import hashlib
import random

import pytest

from tests.workflow.trail.dossier_builder import (
    CASE,
    KEY,
    ORIGIN,
    PAPER,
    UNIT,
    VKEY,
    Log,
    a_dossier,
    a_log,
    a_payload,
    built,
    export,
    files,
    forged,
    payload,
    seal,
    step,
)
from workflow.trail import note, proof, verify
from workflow.trail.verify import NOT_VERIFIED, SIGNER_NOT_CHECKED, UNREADABLE, VERIFIED, verify_bytes

DOSSIER = a_dossier()
PAYLOAD = a_payload()
ENTRIES = PAYLOAD["data/entries.jsonl"].splitlines(keepends=True)
PAPER_NAME = f"data/papers/{hashlib.sha256(PAPER).hexdigest()}.pdf"


def status(data: bytes, vkey: str | None = VKEY) -> int:
    return verify_bytes(data, vkey=vkey).status


def problems(data: bytes, **trust) -> str:
    return "\n".join(verify_bytes(data, **{"vkey": VKEY} | trust).problems)


def test_a_dossier_is_verified_with_the_right_key():
    report = verify_bytes(DOSSIER, vkey=VKEY)
    assert (report.status, report.problems) == (VERIFIED, ())
    assert CASE in report.summary[0]


def test_without_a_key_it_is_consistent_but_the_signer_is_not_checked():
    assert verify_bytes(DOSSIER).status == SIGNER_NOT_CHECKED


def test_the_wrong_key_does_not_verify():
    assert status(DOSSIER, note.vkey(note.generate(ORIGIN))) == NOT_VERIFIED
    assert status(DOSSIER, note.vkey(note.generate("anxin/OTHER/case"))) == NOT_VERIFIED


def test_a_key_that_is_none_is_unreadable():
    assert status(DOSSIER, "no key") == UNREADABLE


def a_short_dossier() -> bytes:
    """A dossier of two entries, so that every byte of it can be changed in a few seconds."""
    log = Log()
    opened = log.append(CASE, "open", step("new", "proposing"))
    members = files(log)
    seqs = export(log, [opened], members)
    return seal(payload(log, seqs, members, log.checkpoint()))


def assert_each_byte_counts(dossier: bytes, mask: int) -> None:
    for place in range(len(dossier)):
        changed = bytearray(dossier)
        changed[place] ^= mask
        report = verify_bytes(bytes(changed), vkey=VKEY)
        assert report.status in {NOT_VERIFIED, UNREADABLE}, place
        assert any(word in report.problems[0] for word in ("data/", "bag", "zip", "条目")), place


def test_every_single_byte_changed_is_found_and_named():
    dossier = a_short_dossier()
    assert status(dossier) == VERIFIED
    assert_each_byte_counts(dossier, 0x01)


@pytest.mark.soak
@pytest.mark.parametrize("mask", [0x01, 0x20, 0x80, 0xFF])
def test_every_single_byte_of_a_longer_dossier_changed_in_four_ways_is_found(mask: int):
    assert_each_byte_counts(DOSSIER, mask)


def test_bytes_taken_out_or_put_in_are_found():
    drawn = random.Random(1)  # noqa: S311 -- repeatable places, not a secret
    for place in drawn.sample(range(len(DOSSIER)), 200):
        assert status(DOSSIER[:place] + DOSSIER[place + 1 :]) in {NOT_VERIFIED, UNREADABLE}
        assert status(DOSSIER[:place] + b"\0" + DOSSIER[place:]) in {NOT_VERIFIED, UNREADABLE}
        assert status(DOSSIER[:place]) in {NOT_VERIFIED, UNREADABLE}


def test_every_byte_changed_by_a_forger_who_mends_the_container_is_found():
    for name, content in PAYLOAD.items():
        for place in range(0, len(content), 1 + len(content) // 40):
            changed = bytearray(content)
            changed[place] ^= 0x01
            report = verify_bytes(seal(PAYLOAD | {name: bytes(changed)}), vkey=VKEY)
            assert report.status == NOT_VERIFIED, (name, place)
            assert any("data/" in line or "条目" in line or "检查点" in line for line in report.problems)


def test_every_payload_file_taken_out_is_found_and_named():
    for name in PAYLOAD:
        found = problems(seal({other: content for other, content in PAYLOAD.items() if other != name}))
        assert name in found or name.rsplit(".", 1)[0] in found


@pytest.mark.parametrize(
    "name", ["data/more.txt", f"data/papers/{'0' * 64}.pdf", "data/papers/x.pdf", "data/proofs/99.tlog-proof", "data/sub/case.json"]
)
def test_a_payload_file_put_in_is_found_and_named(name: str):
    assert name in problems(seal(PAYLOAD | {name: b"more"}))


def test_a_tag_file_put_in_or_left_out_or_changed_is_found_and_named():
    whole = verify.bag(PAYLOAD, unit=UNIT, case=CASE, day="2026-03-02")
    assert "fetch.txt" in problems(verify.canonical_zip(whole | {"fetch.txt": b""}))
    for name in sorted(set(whole) - set(PAYLOAD)):
        assert name in problems(verify.canonical_zip({other: content for other, content in whole.items() if other != name}))
        assert name in problems(verify.canonical_zip(whole | {name: whole[name] + b"\n"}))
    info = whole["bag-info.txt"].replace(UNIT.encode(), b"OTHER")
    tags = {"bagit.txt": whole["bagit.txt"], "bag-info.txt": info, "manifest-sha256.txt": whole["manifest-sha256.txt"]}
    mended = whole | tags | {"tagmanifest-sha256.txt": verify.manifest(tags)}
    assert "bag-info.txt" in problems(verify.canonical_zip(mended))


def lines(*order: int) -> bytes:
    return b"".join(ENTRIES[number] for number in order)


EVERY = range(len(ENTRIES))
REORDERED = {
    "twice": [*EVERY, EVERY[-1]],
    "one twice in its place": [*EVERY[:3], 3, *EVERY[3:]],
    "two swapped": [*EVERY[:3], 4, 3, *EVERY[5:]],
    "reversed": [*reversed(EVERY)],
    "without the export": [*EVERY[:-1]],
}


@pytest.mark.parametrize("order", REORDERED.values(), ids=REORDERED)
def test_entries_out_of_order_are_found_and_named(order: list[int]):
    assert "条目" in problems(seal(PAYLOAD | {"data/entries.jsonl": lines(*order)}))


@pytest.mark.parametrize("missing", EVERY)
def test_each_entry_taken_out_with_its_proof_is_found(missing: int):
    seq = verify.read_leaf(ENTRIES[missing].rstrip())["seq"]
    rest = {name: content for name, content in PAYLOAD.items() if name != f"data/proofs/{seq}.tlog-proof"}
    assert "条目" in problems(seal(rest | {"data/entries.jsonl": lines(*(n for n in EVERY if n != missing))}))


@pytest.mark.parametrize("text", [b"", b"\n", b"{}\n", PAYLOAD["data/entries.jsonl"] + b"\n", PAYLOAD["data/entries.jsonl"][:-1]])
def test_entries_that_are_not_one_leaf_a_line_are_found(text: bytes):
    assert "data/entries.jsonl" in problems(seal(PAYLOAD | {"data/entries.jsonl": text}))


def test_proofs_exchanged_between_entries_are_found_and_named():
    one, two = "data/proofs/4.tlog-proof", "data/proofs/5.tlog-proof"
    found = problems(seal(PAYLOAD | {one: PAYLOAD[two], two: PAYLOAD[one]}))
    assert "条目 4" in found
    assert "条目 5" in found


def test_an_entry_that_is_not_the_one_in_the_log_has_no_proof():
    other = verify.canonical(verify.read_leaf(ENTRIES[0].rstrip()) | {"actor": "someone else"})
    assert "条目 0（data/proofs/0.tlog-proof）：包含证明不成立" in problems(
        seal(PAYLOAD | {"data/entries.jsonl": other + b"\n" + lines(*EVERY[1:])})
    )


def test_a_proof_of_another_place_or_to_another_checkpoint_is_named():
    name = "data/proofs/4.tlog-proof"
    whole = verify.read_proof(PAYLOAD[name])
    log, _ = a_log()
    for other in (proof.build(5, whole.hashes, whole.checkpoint), proof.build(4, whole.hashes, log.checkpoint())):
        assert problems(seal(PAYLOAD | {name: other})) == f"条目 4（{name}）：包含证明的序号或检查点不对"


def test_a_checkpoint_of_another_root_or_size_is_found():
    log, _ = a_log()
    assert "包含证明" in problems(forged(lambda contents: contents.update({"data/checkpoint": log.checkpoint()})))


def test_a_forger_with_his_own_key_is_found_with_the_right_one():
    forged_log = built(key=note.generate(ORIGIN))
    assert status(forged_log, None) == SIGNER_NOT_CHECKED
    assert "别的密钥" in problems(forged_log)


def test_a_root_in_the_checkpoint_spelt_otherwise_is_found():
    root = base64.b64encode(b"x" * 31)
    text = f"{ORIGIN}\n10\n{root.decode()}\n"
    assert "data/checkpoint" in problems(seal(PAYLOAD | {"data/checkpoint": note.sign(text, KEY)}))
