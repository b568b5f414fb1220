"""Append to a unit's log inside the caller's transaction: the only place where an entry is made.

The head is locked before anything is read (`workflow/transaction.py`), so the sequence has no gaps and no forks.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from workflow.store import log as store
from workflow.trail import merkle
from workflow.trail.entry import Entry, leaf, leaf_hash, nonce

HASH = 32  #: bytes of a SHA-256
End = tuple[int, str]  #: number and leaf hash of a subject's last entry
FIRST: End = (0, "")  #: before its first
NOBODY: End = (-1, "")  #: an entry about the unit itself has no number there and no one before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry still without its place: what happened, to what, by whom, under which findings."""

    case: str
    actor: str
    action: str
    terms: str = ""
    on_behalf_of: str = ""
    findings: list[dict[str, Any]]
    body: dict[str, Any]


def append(connection: Connection, unit: str, kind: str, head: store.HeadRow, end: End, at: str, draft: Draft) -> tuple[store.HeadRow, End]:
    """Write the entry at the head, after the subject's ``end``; returns both as they are then. The caller holds the head's lock,
    and moves it once, when all entries of the transaction are written."""
    case_seq, prev = end
    entry = Entry(
        unit=unit,
        seq=head.size,
        kind=kind,
        case=draft.case,
        case_seq=case_seq + 1,
        prev=prev,
        at=at,
        actor=draft.actor,
        on_behalf_of=draft.on_behalf_of,
        action=draft.action,
        terms=draft.terms,
        findings=draft.findings,
        body=draft.body,
        nonce=nonce(),
    )
    raw = leaf(entry)
    hashed = leaf_hash(raw)
    store.insert_entry(
        connection,
        {
            "unit": unit,
            "kind": kind,
            "seq": entry.seq,
            "case": entry.case,
            "case_seq": entry.case_seq,
            "at": at,
            "actor": entry.actor,
            "action": entry.action,
            "leaf": raw,
            "leaf_hash": hashed.hex(),
        },
    )
    grown = merkle.append(frontier(head), hashed)
    return store.HeadRow(grown.size, b"".join(grown.hashes), at), (entry.case_seq, hashed.hex())


def frontier(head: store.HeadRow) -> merkle.Frontier:
    """The head's Merkle frontier."""
    raw = head.frontier
    return merkle.Frontier(head.size, tuple(raw[i : i + HASH] for i in range(0, len(raw), HASH)))
