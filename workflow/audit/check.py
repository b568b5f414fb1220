"""Check an installation against its own log: every entry re-hashed, every fold redone, every copy compared.

Trusts nothing but the leaves: columns beside them, heads, rows, papers and held checkpoints are all recomputed from
the entries. All differences are listed, not the first alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from workflow.audit import checkpoints, cursors, files, rows
from workflow.house import House
from workflow.jobs.consumers.access_head import RECORDED
from workflow.store import log as store
from workflow.store import people, standing, whole
from workflow.trail import merkle
from workflow.trail.entry import Entry, Malformed, leaf_hash, read
from workflow.transaction import ACCESS, CASE, reading

#: Copies of a leaf's fields in the columns beside it.
COPIES = ("unit", "kind", "seq", "case", "case_seq", "at", "actor", "action")


@dataclass(frozen=True, slots=True)
class Read:
    """A stored entry: its row, the hash of its leaf, and what the leaf says, or why it says nothing."""

    row: Row[Any]
    hash: bytes
    entry: Entry | None
    fault: str = ""


def differences(house: House) -> list[str]:
    """Every difference found, in Chinese, each naming what is at fault; empty: all agrees."""
    with reading(house) as connection:
        units = people.units(connection)
        known = {(unit, kind) for unit in units for kind in (CASE, ACCESS)}
        stray = [f"表 {table} 中有单位 {unit} 的行，却没有这个单位" for table, unit in sorted(whole.strays(connection))]
        stray += cursors.strays(connection, units)
        logs = sorted((whole.logs(connection) | checkpoints.logs(house)) - known)
        stray += [f"{unit}/{kind}：没有这个日志，却有它的数据" for unit, kind in logs]
        stray += standing.problems(connection)
        return stray + [line for unit in units for line in _unit(house, connection, unit)]


def _unit(house: House, connection: Connection, unit: str) -> Iterator[str]:
    held = {kind: [_read(row) for row in store.entries(connection, unit, kind)] for kind in (CASE, ACCESS)}
    for kind, found in held.items():
        yield from _log(connection, unit, kind, found)
        yield from checkpoints.compare(house, connection, unit, kind, [one.hash for one in found])
    log = [one.entry for one in held[CASE] if one.entry is not None]
    yield from _access_heads(unit, log, [one.hash for one in held[ACCESS]])
    yield from cursors.compare(connection, unit, {kind: len(found) for kind, found in held.items()}, log)
    folds, wrong = rows.fold(log)
    yield from wrong
    yield from rows.compare(house, connection, unit, log, folds)
    yield from files.compare(house, connection, unit, log, [s for s, *_ in folds.values()])


def _read(row: Row[Any]) -> Read:
    if not isinstance(row.leaf, bytes):  # SQLite keeps what it is given, whatever the column's type
        return Read(row, leaf_hash(b""), None, "不是字节")
    try:
        return Read(row, leaf_hash(row.leaf), read(row.leaf))
    except Malformed as error:
        return Read(row, leaf_hash(row.leaf), None, str(error))


def _log(connection: Connection, unit: str, kind: str, found: Sequence[Read]) -> Iterator[str]:
    """Leaves against their columns, sequence, chain and head."""
    tips: dict[str, tuple[int, str]] = {}
    last = ""
    for place, one in enumerate(found):
        name, entry = f"{unit}/{kind} 条目 {one.row.seq}", one.entry
        if entry is None:
            yield f"{name}：原始字节不合规定（{one.fault}）"
            continue
        yield from (f"{name}：{problem}" for problem in _columns(one, entry, unit, kind, place, last))
        if entry.case:
            number, tip = tips.get(entry.case, (0, ""))
            if (entry.case_seq, entry.prev) != (number + 1, tip):
                yield f"{name}：没有接在 {entry.case} 第 {number} 条之后，有删除、重复或调换"
            tips[entry.case] = entry.case_seq, one.hash.hex()
        last = entry.at
    yield from _head(connection, unit, kind, [one.hash for one in found], last)


def _columns(one: Read, entry: Entry, unit: str, kind: str, place: int, last: str) -> Iterator[str]:
    row = one.row
    if (entry.unit, entry.kind, entry.seq) != (unit, kind, place) or row.seq != place:
        yield f"在日志中的位置应为 {place}，有删除、重复或调换"
    for column in COPIES:
        if getattr(row, column) != getattr(entry, column):
            yield f"列 {column} 为 {getattr(row, column)!r}，原始字节为 {getattr(entry, column)!r}"
    if row.leaf_hash != one.hash.hex():
        yield "列 leaf_hash 与原始字节不符"
    if entry.at < last:
        yield "时间早于前一条"


def _head(connection: Connection, unit: str, kind: str, hashes: Sequence[bytes], last: str) -> Iterator[str]:
    head, tree = store.head(connection, unit, kind), merkle.Frontier()
    for one in hashes:
        tree = merkle.append(tree, one)
    if head is None:
        yield f"{unit}/{kind} 日志头：缺失"
        return
    if head.size != tree.size:
        yield f"{unit}/{kind} 日志头：size 为 {head.size}，实有 {tree.size} 条"
    if head.frontier != b"".join(tree.hashes):
        yield f"{unit}/{kind} 日志头：frontier 与条目不符"
    if head.at != last:
        yield f"{unit}/{kind} 日志头：at 为 {head.at}，末条为 {last}"


def _access_heads(unit: str, log: Sequence[Entry], hashes: Sequence[bytes]) -> Iterator[str]:
    """The access log must still begin as the case log took it down, day by day."""
    taken = [entry for entry in log if entry.action == RECORDED]
    roots = checkpoints.roots(hashes, {entry.body["size"] for entry in taken})
    for entry in taken:
        size, root = entry.body["size"], entry.body["root"]
        if size not in roots or roots[size].hex() != root:
            yield f"{unit}/{ACCESS} 日志：与 {CASE} 条目 {entry.seq} 所记的前 {size} 条不符"
