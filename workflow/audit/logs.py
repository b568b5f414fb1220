"""The part of the audit that reads a log in its own order: leaves against the columns beside them, places, times, head, and the
notes that were handed out."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row

from workflow.audit import checkpoints, identity
from workflow.audit.work import Work
from workflow.house import House
from workflow.jobs.consumers.access_head import RECORDED
from workflow.store import log as store
from workflow.trail import merkle
from workflow.trail.entry import Entry, Malformed, leaf_hash, read
from workflow.transaction import ACCESS, CASE

#: Copies of a leaf's fields in the columns beside it.
COPIES = ("unit", "kind", "seq", "case", "case_seq", "at", "actor", "action")
PAGE = 500  #: entries read at once
BEFORE = -(2**62)  #: before any entry, also before one that was given a number below 0


def compare(house: House, connection: Connection, unit: str, kind: str, work: Work) -> Iterator[str]:
    """Every entry, then head, notes, and for the access log what the case log took down of it."""
    taken = _taken(connection, unit) if kind == ACCESS else []
    wanted = checkpoints.sizes(house, connection, unit, kind) | {entry.body["size"] for entry in taken}
    place = work.place or {"after": BEFORE, "count": 0, "frontier": [], "at": "", "roots": {}}
    tree = merkle.Frontier(place["count"], tuple(map(bytes.fromhex, place["frontier"])))
    after, last, roots = place["after"], place["at"], {int(size): bytes.fromhex(root) for size, root in place["roots"].items()}
    roots |= {0: merkle.root(merkle.Frontier())} if 0 in wanted else {}
    total, known = store.size(connection, unit, kind), identity.heard(connection, unit)
    while rows := store.entries(connection, unit, kind, after=after, limit=PAGE):
        for row in rows:
            found, entry, fault = _read(row)
            yield from _entry(row, found, entry, fault, (unit, kind, tree.size, last))
            if entry is not None and identity.strange(entry, known):
                yield f"{unit}/{kind} 条目 {row.seq}：所记的会话不是 {entry.actor} 登录所得"
            tree = merkle.append(tree, found)
            last = entry.at if entry is not None else last
            if tree.size in wanted:
                roots[tree.size] = merkle.root(tree)
        after = rows[-1].seq
        place = {"after": after, "count": tree.size, "frontier": [one.hex() for one in tree.hashes], "at": last}
        work.reached(f"第 {tree.size:,} 条，共 {total:,} 条", **place, roots={size: root.hex() for size, root in roots.items()})
    yield from _head(connection, unit, kind, tree, last)
    yield from checkpoints.compare(house, connection, unit, kind, roots)
    for entry in taken:
        size = entry.body["size"]
        if size not in roots or roots[size].hex() != entry.body["root"]:
            yield f"{unit}/{ACCESS} 日志：与 {CASE} 条目 {entry.seq} 所记的前 {size} 条不符"


def _taken(connection: Connection, unit: str) -> list[Entry]:
    """The entries in which the case log took the access log's head down, day by day."""
    found = (_read(row)[1] for row in store.unit_entries(connection, unit, CASE, RECORDED))
    return [entry for entry in found if entry is not None]


def _read(row: Row[Any]) -> tuple[bytes, Entry | None, str]:
    """A stored entry: the hash of its leaf, and what the leaf says, or why it says nothing."""
    if not isinstance(row.leaf, bytes):  # SQLite keeps what it is given, whatever the column's type
        return leaf_hash(b""), None, "不是字节"
    try:
        return leaf_hash(row.leaf), read(row.leaf), ""
    except Malformed as error:
        return leaf_hash(row.leaf), None, str(error)


def _entry(row: Row[Any], found: bytes, entry: Entry | None, fault: str, where: tuple[str, str, int, str]) -> Iterator[str]:
    """``where``: unit, kind, the place that it must have, and the time of the entry before it."""
    unit, kind, place, last = where
    name = f"{unit}/{kind} 条目 {row.seq}"
    if entry is None:
        yield f"{name}：原始字节不合规定（{fault}）"
        return
    if (entry.unit, entry.kind, entry.seq) != (unit, kind, place) or row.seq != place:
        yield f"{name}：在日志中的位置应为 {place}，有删除、重复或调换"
    for column in COPIES:
        if getattr(row, column) != getattr(entry, column):
            yield f"{name}：列 {column} 为 {getattr(row, column)!r}，原始字节为 {getattr(entry, column)!r}"
    if row.leaf_hash != found.hex():
        yield f"{name}：列 leaf_hash 与原始字节不符"
    if entry.at < last:
        yield f"{name}：时间早于前一条"


def _head(connection: Connection, unit: str, kind: str, tree: merkle.Frontier, last: str) -> Iterator[str]:
    head = store.head(connection, unit, kind)
    if head is None:
        yield f"{unit}/{kind} 日志头：缺失"
        return
    if head.size != tree.size:
        yield f"{unit}/{kind} 日志头：size 为 {head.size}，实有 {tree.size} 条"
    if head.frontier != b"".join(tree.hashes):
        yield f"{unit}/{kind} 日志头：frontier 与条目不符"
    if head.at != last:
        yield f"{unit}/{kind} 日志头：at 为 {head.at}，末条为 {last}"
