"""The auditor holds a checkpoint of the time when the log had `size` entries: the dossier's log must continue it."""

import pytest

from tests.workflow.trail.dossier_builder import ORIGIN, VKEY, Log, a_dossier, a_log, a_payload, export, files, payload, rewrite, seal
from workflow.trail import merkle, note, proof
from workflow.trail.verify import NOT_VERIFIED, SIGNER_NOT_CHECKED, UNCOMPARED, UNREADABLE, VERIFIED, verify_bytes

DOSSIER = a_dossier()
PAYLOAD = a_payload()


def problems(data: bytes, checkpoint: bytes | None = None) -> str:
    return "\n".join(verify_bytes(data, vkey=VKEY, checkpoint=checkpoint).problems)


def grown(size: int, **members: bytes) -> tuple[bytes, Log]:
    log, cited = a_log()
    bound = files()
    seqs = export(log, cited, bound)
    contents = payload(log, seqs, bound, log.checkpoint())
    old, new = log.hashes[:size], len(log.leaves)
    growth = proof.build_consistency(size, merkle.root_of(old), merkle.consistency(log.hashes, size, new))
    return seal(contents | {"data/consistency": growth} | {f"data/{name}": content for name, content in members.items()}), log


def test_the_same_checkpoint_is_verified():
    held = PAYLOAD["data/checkpoint"]
    report = verify_bytes(DOSSIER, vkey=VKEY, checkpoint=held)
    assert report.status == VERIFIED
    assert any("手中" in line for line in report.summary)
    assert verify_bytes(DOSSIER, checkpoint=held).status == SIGNER_NOT_CHECKED


@pytest.mark.parametrize("size", range(1, 10))
def test_an_older_one_is_verified_through_the_consistency_file(size: int):
    dossier, log = grown(size)
    assert verify_bytes(dossier, vkey=VKEY, checkpoint=log.checkpoint(size)).status == VERIFIED
    assert verify_bytes(dossier, vkey=VKEY).status == VERIFIED


def test_an_older_one_without_consistency_file_cannot_be_compared():
    _, log = grown(4)
    uncompared(DOSSIER, log.checkpoint(4), "没有从它延续而来")


def test_another_older_one_than_the_file_proves_cannot_be_compared():
    dossier, log = grown(4)
    uncompared(dossier, log.checkpoint(5), "没有从它延续而来")


def test_a_newer_one_cannot_be_compared():
    """The dossier is whole and older than what the auditor holds: that is no fault of it."""
    dossier, log = grown(4)
    log.append("", "later")
    for each in (DOSSIER, dossier):
        uncompared(each, log.checkpoint(), "比案卷的新")


def test_a_newer_one_says_nothing_for_a_dossier_that_is_wrong():
    _, log = grown(4)
    log.append("", "later")
    spoilt = DOSSIER.replace(b"\n\n", b"\n\r", 1)
    assert verify_bytes(spoilt, vkey=VKEY, checkpoint=log.checkpoint()).status in {NOT_VERIFIED, UNREADABLE}
    text = log.checkpoint().split(b"\n\n")[0].decode() + "\n"
    forged = verify_bytes(DOSSIER, vkey=VKEY, checkpoint=note.sign(text, note.generate(ORIGIN)))
    assert (forged.status, "手中的检查点" in forged.problems[0]) == (NOT_VERIFIED, True)


def uncompared(dossier: bytes, held: bytes, why: str) -> None:
    report = verify_bytes(dossier, vkey=VKEY, checkpoint=held)
    assert report.status == SIGNER_NOT_CHECKED
    assert why in report.problems[0]
    assert "--at" in report.problems[0]
    assert report.verdict == UNCOMPARED
    assert verify_bytes(dossier, checkpoint=held).verdict == f"{UNCOMPARED}；签署者也未核验"


def test_an_older_one_of_another_past_is_found_by_the_file_itself():
    dossier, _ = grown(4)
    log, _ = a_log()
    rewrite(1, body={"before": "the rewriting"})(log)
    report = verify_bytes(dossier, vkey=VKEY, checkpoint=log.checkpoint(4))
    assert report.status == NOT_VERIFIED
    assert "改写" in report.problems[0]


def test_a_rewritten_past_is_found():
    log, _ = a_log()
    rewrite(1, body={"before": "the rewriting"})(log)
    held = log.checkpoint(4)
    dossier, _ = grown(4)
    assert problems(dossier, checkpoint=held)
    export(log, [], {})
    assert "改写" in problems(DOSSIER, checkpoint=log.checkpoint())


def test_a_bad_consistency_file_is_found_even_by_who_holds_nothing():
    dossier, log = grown(4, consistency=b"junk\n")
    assert "data/consistency" in problems(dossier)
    wrong = proof.build_consistency(4, merkle.root_of(log.hashes[:5]), merkle.consistency(log.hashes, 4, 10))
    dossier, _ = grown(4, consistency=wrong)
    assert "一致性证明不成立" in problems(dossier)


def test_one_of_another_log_is_not():
    other = note.generate("anxin/OTHER/case")
    log, _ = a_log()
    held = log.checkpoint(4, key=other, origin=other.name)
    assert "来源" in problems(DOSSIER, checkpoint=held)


def test_one_that_was_not_signed_by_the_key_is_not():
    held = PAYLOAD["data/checkpoint"]
    text = held.split(b"\n\n")[0].decode() + "\n"
    assert "手中的检查点" in problems(DOSSIER, checkpoint=note.sign(text, note.generate(ORIGIN)))


def test_one_that_is_none_is_unreadable():
    assert verify_bytes(DOSSIER, vkey=VKEY, checkpoint=b"junk").status == UNREADABLE


def test_a_size_written_otherwise_is_unreadable():
    held = PAYLOAD["data/checkpoint"].replace(b"\n10\n", b"\n010\n")
    assert verify_bytes(DOSSIER, vkey=VKEY, checkpoint=held).status == UNREADABLE
