"""The part of the audit that holds the log against the notes that were handed out: the past may not be written anew."""

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection

from workflow import clock, keys, signer
from workflow.errors import SignerRefuses
from workflow.house import House
from workflow.store import log as store
from workflow.trail import merkle, note, verify
from workflow.trail.verify import Malformed
from workflow.transaction import now


def logs(house: House) -> set[tuple[str, str]]:
    """(unit, kind) of every log of which a note lies in the folder."""
    return {(name[0], name[1]) for name in (path.name.split(".") for path in _folder(house).glob("*.*.*"))}


def sizes(house: House, connection: Connection, unit: str, kind: str) -> set[int]:
    """The sizes of the log that notes speak of, in the table and in the folder."""
    noted = {size for *_, size in _notes(house, connection, unit, kind) if size is not None}
    return noted | ({tree.size} if (tree := _remembered(house, unit, kind)) else set())


def compare(house: House, connection: Connection, unit: str, kind: str, roots: Mapping[int, bytes]) -> Iterator[str]:
    """Notes from the table and from the folder against the log's ``roots`` at their sizes; a size that the log has not reached has
    none. The folder may lack a note (a crash between the two), the table may not."""
    notes = list(_notes(house, connection, unit, kind))
    stored = {name for name, place, *_ in notes if place == "表"}
    yield from (f"检查点 {name}：文件夹中有，表中缺此行" for name in sorted({name for name, *_ in notes} - stored))
    for name, place, raw, size in notes:
        if size is None or name != f"{unit}.{kind}.{size}":
            yield f"检查点 {name}（{place}）：不能读取，或者大小与名称不符"
        elif size not in roots or verify.read_checkpoint(raw).root != roots[size]:
            yield f"检查点 {name}（{place}）：日志与它不符，过去的条目被改写或删除"
        elif not _signed(house, unit, kind, raw, size, roots[size]):
            yield f"检查点 {name}（{place}）：不是本日志签发的原文，来源或签名被改动，或者签名密钥不是原来的"
    tree = _remembered(house, unit, kind)
    if tree is None or (tree.size and roots.get(tree.size) != merkle.root(tree)):
        yield f"{unit}/{kind} 日志：与签名记录不符，已签名的条目被改动、删除，或者恢复过备份而尚未确认"
    yield from _times(connection, unit, kind, roots)


def _remembered(house: House, unit: str, kind: str) -> merkle.Frontier | None:
    """The signer's memory; None when it cannot be read."""
    try:
        return signer.remembered(house, unit, kind)
    except SignerRefuses:
        return None


def _times(connection: Connection, unit: str, kind: str, reached: Container[int]) -> Iterator[str]:
    """When a note was handed out no entry says; but its last entry was there by then, and it is no day to come."""
    present = clock.text(now(connection))
    for row in (row for row in store.checkpoints(connection, unit, kind) if row.size in reached):
        found = store.entries(connection, unit, kind, after=row.size - 2, limit=1) if row.size else ()
        last = max((entry.at for entry in found), default="")  # none where entries bear false numbers, which was named
        if not _is_time(row.at) or not last <= row.at <= max(last, present):
            yield f"检查点 {unit}.{kind}.{row.size}（表）：签发时间 {row.at} 写法有误、早于其末条，或者尚未到来"


def _is_time(at: object) -> bool:
    try:
        return isinstance(at, str) and bool(clock.read(at))
    except ValueError:
        return False


def _notes(house: House, connection: Connection, unit: str, kind: str) -> Iterator[tuple[str, str, bytes, int | None]]:
    """Name, where it lies, bytes, and the size that it says."""
    for row in store.checkpoints(connection, unit, kind):
        yield f"{unit}.{kind}.{row.size}", "表", row.note, _size(row.note)
    for path in sorted(_folder(house).glob(f"{unit}.{kind}.*")):
        raw = path.read_bytes()
        yield path.name, "文件", raw, _size(raw)


def _size(raw: object) -> int | None:
    try:
        return verify.read_checkpoint(raw).size if isinstance(raw, bytes) else None
    except Malformed:
        return None


def _signed(house: House, unit: str, kind: str, raw: bytes, size: int, root: bytes) -> bool:
    """Whether these are the very bytes that we sign for this size: Ed25519 gives one signature for one text."""
    if not keys.exists(house.settings.data, unit, kind):
        return False
    key = keys.signing(house.settings.data, unit, kind, sandbox=house.sandbox)
    return raw == note.sign(note.checkpoint_text(key.name, size, root), key)


def _folder(house: House) -> Path:
    return keys.notes(house.settings.data)
