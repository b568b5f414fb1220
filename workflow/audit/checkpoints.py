"""The part of the audit that holds the log against the notes that were handed out: the past may not be written anew."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection

from workflow import keys
from workflow.house import House
from workflow.store import log as store
from workflow.trail import merkle, note, verify
from workflow.trail.verify import Malformed


def logs(house: House) -> set[tuple[str, str]]:
    """(unit, kind) of every log of which a note lies in the folder."""
    return {(name[0], name[1]) for name in (path.name.split(".") for path in _folder(house).glob("*.*.*"))}


def compare(house: House, connection: Connection, unit: str, kind: str, hashes: Sequence[bytes]) -> Iterator[str]:
    """Notes from the table and from the folder. The folder may lack one (a crash between the two), the table may not."""
    stored = {f"{unit}.{kind}.{r.size}": r.note for r in store.checkpoints(connection, unit, kind)}
    files = {p.name: p.read_bytes() for p in sorted(_folder(house).glob(f"{unit}.{kind}.*"))}
    yield from (f"检查点 {name}：文件夹中有，表中缺此行" for name in sorted(set(files) - set(stored)))
    notes = [(name, "表", raw) for name, raw in stored.items()] + [(name, "文件", raw) for name, raw in files.items()]
    read = [(name, place, raw, _size(raw)) for name, place, raw in notes]
    known = roots(hashes, {size for *_, size in read if size is not None})
    for name, place, raw, size in read:
        if size is None or name != f"{unit}.{kind}.{size}":
            yield f"检查点 {name}（{place}）：不能读取，或者大小与名称不符"
        elif size not in known or verify.read_checkpoint(raw).root != known[size]:
            yield f"检查点 {name}（{place}）：日志与它不符，过去的条目被改写或删除"
        elif not _signed(house, unit, kind, raw, size, known[size]):
            yield f"检查点 {name}（{place}）：不是本日志签发的原文，来源或签名被改动，或者签名密钥不是原来的"


def roots(hashes: Sequence[bytes], sizes: Collection[int]) -> dict[int, bytes]:
    """The log's root at each of these sizes, in one pass; sizes that it has not reached are left out."""
    tree, found = merkle.Frontier(), {}
    for one in (None, *hashes):
        tree = merkle.append(tree, one) if one is not None else tree
        if tree.size in sizes:
            found[tree.size] = merkle.root(tree)
    return found


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
    return house.settings.data / "checkpoints"
