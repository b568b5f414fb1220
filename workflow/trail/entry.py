"""An entry of the log and its leaf: the canonical bytes that are hashed, stored and never written anew (RFC 8785)."""

import secrets
from dataclasses import dataclass
from typing import Any

import orjson

from workflow.trail.verify import FIELDS, Document, Malformed, check_fields, leaf_hash

__all__ = ["ALG", "SCHEMA", "Entry", "Malformed", "again", "body_of", "document_bytes", "leaf", "leaf_hash", "nonce", "read"]

SCHEMA = "anxin-entry/1"
ALG = "sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event of a unit's log.

    `seq` is its place in the log, counted from 0 as in a tlog-proof. `case` is the case or achievement it is about, `case_seq` its number
    there, counted from 1, and `prev` the hex leaf hash of the entry before it there ("" for the first); an entry about the unit itself has
    "", 0 and "". `at` is UTC with microseconds and Z. `findings` and `body` hold JSON: money in 分, no floats, no null.
    """

    schema: str = SCHEMA
    alg: str = ALG
    unit: str
    seq: int
    kind: str
    case: str
    case_seq: int
    prev: str
    at: str
    actor: str
    on_behalf_of: str
    action: str
    terms: str
    findings: list[dict[str, Any]]
    body: dict[str, Any]
    nonce: str


def leaf(entry: Entry) -> bytes:
    """The entry's one canonical spelling. Raises Malformed, which names the path of the value that may not stand in an entry.

    orjson sorts keys by their UTF-8 bytes and RFC 8785 by UTF-16 code units: for the ASCII keys that are let in, the same order.
    """
    fields = {name: getattr(entry, name) for name in FIELDS}
    check_fields(fields)
    return orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)


def read(raw: bytes) -> Entry:
    """The entry of a leaf. Raises Malformed for anything that `leaf` would not have written."""
    try:
        fields = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Malformed("", "不是 UTF-8 的 JSON") from None
    if type(fields) is not dict:
        raise Malformed("", "不是 JSON 对象")
    check_fields(fields)
    if orjson.dumps(fields, option=orjson.OPT_SORT_KEYS) != raw:
        raise Malformed("", "不是规范写法（RFC 8785）")
    return Entry(**fields)


def body_of(raw: bytes) -> dict[str, Any]:
    """The body of a leaf of ours, to see what a step says of its state; not held to the profile, as `read` does and the audit."""
    found: dict[str, Any] = orjson.loads(raw)["body"]
    return found


def document_bytes(document: Document) -> bytes:
    """A subject's document as it is hashed and kept: the bytes of `verify.canonical`, written many times as fast."""
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS)


def again(raw: bytes) -> Entry:
    """The entry of a leaf that `read` has let pass: not held to the profile once more. Raises Malformed for bytes that are no entry."""
    try:
        return Entry(**orjson.loads(raw))
    except (orjson.JSONDecodeError, TypeError):
        raise Malformed("", "不是条目") from None


def nonce() -> str:
    """128 random bits in hex, so that an entry's hash tells nothing of a guessed content."""
    return secrets.token_hex(16)
