"""Proof files: the text of C2SP tlog-proof@v1 and its strict reading."""

import base64

import pytest

from tests.workflow.trail.dossier_builder import a_log
from workflow.trail import merkle, proof
from workflow.trail.verify import Malformed, read_consistency, read_proof

LOG, _ = a_log()
SIZE = len(LOG.leaves)
CHECKPOINT = LOG.checkpoint()
HASHES = merkle.inclusion(LOG.hashes, 5, SIZE)
PROOF = proof.build(5, HASHES, CHECKPOINT)
FIRST = base64.b64encode(HASHES[0])


def test_a_proof_is_the_text_that_the_specification_shows():
    lines = PROOF.split(b"\n\n", 1)[0].split(b"\n")
    assert lines == [b"c2sp.org/tlog-proof@v1", b"index 5", *map(base64.b64encode, HASHES)]
    assert PROOF.endswith(b"\n\n" + CHECKPOINT)
    assert read_proof(PROOF) == (5, HASHES, CHECKPOINT)


def test_the_only_entry_of_a_log_needs_no_hash():
    assert read_proof(proof.build(0, (), CHECKPOINT)) == (0, (), CHECKPOINT)


BAD_PROOFS = {
    "empty": b"",
    "header alone": b"c2sp.org/tlog-proof@v1\n",
    "other version": PROOF.replace(b"@v1", b"@v2"),
    "no index": PROOF.replace(b"index 5\n", b""),
    "index +5": PROOF.replace(b"index 5", b"index +5"),
    "index 05": PROOF.replace(b"index 5", b"index 05"),
    "index -5": PROOF.replace(b"index 5", b"index -5"),
    "two spaces": PROOF.replace(b"index 5", b"index  5"),
    "extra data": PROOF.replace(b"index 5", b"extra AAAA\nindex 5"),
    "short hash": PROOF.replace(FIRST, base64.b64encode(HASHES[0][:31])),
    "hash not base64": PROOF.replace(FIRST, b"!" + FIRST[1:]),
    "no checkpoint": PROOF.split(b"\n\n")[0] + b"\n",
    "CR LF": PROOF.replace(b"\n", b"\r\n"),
    "no final newline": PROOF[:-1],
    "not UTF-8": PROOF.replace(b"index", b"inde\xff"),
}


@pytest.mark.parametrize("bad", BAD_PROOFS.values(), ids=BAD_PROOFS)
def test_a_proof_written_in_any_other_way_is_refused(bad: bytes):
    assert bad != PROOF
    with pytest.raises(Malformed):
        read_proof(bad)


OLD_ROOT = merkle.root_of(LOG.hashes[:3])
CONSISTENCY = proof.build_consistency(3, OLD_ROOT, merkle.consistency(LOG.hashes, 3, SIZE))


def test_a_consistency_file_reads_back():
    assert read_consistency(CONSISTENCY) == (3, OLD_ROOT, merkle.consistency(LOG.hashes, 3, SIZE))


@pytest.mark.parametrize(
    "bad", [b"", b"3\n", CONSISTENCY[:-1], b"0" + CONSISTENCY, CONSISTENCY + b"\n", CONSISTENCY.replace(b"3 ", b"3  ")]
)
def test_a_consistency_file_written_in_any_other_way_is_refused(bad: bytes):
    with pytest.raises(Malformed):
        read_consistency(bad)
