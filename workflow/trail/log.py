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


def append(connection: Connection, unit: str, kind: str, head: store.HeadRow, at: str, draft: Draft) -> store.HeadRow:
    """Write the entry at the head and return the head after it. The caller holds the head's lock."""
    case_seq, prev = store.last_of(connection, unit, kind, draft.case) if draft.case else (-1, "")
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
            "leaf_hash": leaf_hash(raw).hex(),
        },
    )
    grown = merkle.append(frontier(head), leaf_hash(raw))
    moved = store.HeadRow(grown.size, b"".join(grown.hashes), at)
    store.move_head(connection, unit, kind, moved)
    return moved


def frontier(head: store.HeadRow) -> merkle.Frontier:
    """The head's Merkle frontier."""
    raw = head.frontier
    return merkle.Frontier(head.size, tuple(raw[i : i + HASH] for i in range(0, len(raw), HASH)))
