"""Proofs as text: C2SP tlog-proof@v1 for an entry, and a consistency file for a checkpoint that an auditor already holds."""

import base64
from collections.abc import Sequence

from workflow.trail.verify import PROOF_HEADER


def build(seq: int, hashes: Sequence[bytes], checkpoint: bytes) -> bytes:
    """The proof that entry `seq` (from 0) is in the tree of the signed checkpoint; `hashes` is its audit path from `merkle.inclusion`."""
    return f"{PROOF_HEADER}\nindex {seq}\n{_lines(hashes)}\n".encode() + checkpoint


def build_consistency(old_size: int, old_root: bytes, hashes: Sequence[bytes]) -> bytes:
    """A dossier's `data/consistency`: size and root of the older tree on one line, then the proof from `merkle.consistency`, one hash a line."""
    return f"{old_size} {_lines([old_root])}{_lines(hashes)}".encode()


def _lines(hashes: Sequence[bytes]) -> str:
    return "".join(base64.b64encode(one).decode() + "\n" for one in hashes)
