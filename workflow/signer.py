"""What the signer has signed, remembered outside the database: a file beside each log's key holds the size and the frontier of the
last signed tree. It is on the disk before a signature leaves, and every later signature must be over a log that grew from it, so
that a database brought back from a backup, or written anew, is never signed as if nothing had been.

Each folder of keys remembers for itself. Whoever brings back the keys' folder together with the database brings back the memory
too: against that stand the checkpoints laid outside.
"""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from workflow import keys
from workflow.errors import NotFound, SignerRefuses
from workflow.house import House
from workflow.store import log as store
from workflow.store import people
from workflow.trail import merkle
from workflow.trail.log import frontier
from workflow.transaction import ACCESS, CASE, reading

VERSION = "anxin-signed/1"
LOG = logging.getLogger("anxin")


@dataclass(slots=True)
class Memory:
    """One log's memory while nobody else uses it. ``tree``: the last that was signed; an empty one: none was."""

    path: Path
    tree: merkle.Frontier

    def keep(self, tree: merkle.Frontier) -> None:
        """Put it on the disk, whole or not at all."""
        words = (VERSION, str(tree.size), *(one.hex() for one in tree.hashes))
        draft = self.path.with_name(f".{self.path.name}.draft")
        with draft.open("wb") as file:
            file.write("".join(f"{word}\n" for word in words).encode())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        self.tree = tree


@contextmanager
def alone(house: House, unit: str, kind: str) -> Iterator[Memory]:
    """The log's memory, no other thread or process at it. Whoever signs looks at the log only now: what is in the memory was
    committed before. Raises NotFound without a key, SignerRefuses for a memory that cannot be read."""
    if not keys.exists(house.settings.data, unit, kind):
        raise NotFound("没有这个单位，或者它的签名密钥不在")
    path = keys.memory(house.settings.data, unit, kind)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Memory(path, read(path))


def remembered(house: House, unit: str, kind: str) -> merkle.Frontier:
    """The last tree signed, for who only looks."""
    return read(keys.memory(house.settings.data, unit, kind))


def read(path: Path) -> merkle.Frontier:
    """The tree that the file holds, an empty one when there is none; raises SignerRefuses."""
    if not path.exists():
        return merkle.Frontier()
    try:
        size, *hashes = path.read_text(encoding="ascii").removeprefix(f"{VERSION}\n").splitlines()
        return merkle.Frontier(int(size), tuple(map(bytes.fromhex, hashes)))
    except ValueError as error:
        raise SignerRefuses(f"签名记录 {path} 不能读取，已停止签名：请先查明原因") from error


def signable(connection: Connection, unit: str, kind: str, memory: Memory, size: int | None = None) -> merkle.Frontier:
    """The log's tree of that size (None: of all its entries), after the log was held against the memory, which remembers it then.
    Raises NotFound when the log is not there or not so long, SignerRefuses when it did not grow from what was signed."""
    head = store.head(connection, unit, kind)
    if head is None or (size is not None and size > head.size):
        raise NotFound("没有这个单位，或者日志还没有这么长")
    asked, last = head.size if size is None else size, memory.tree
    _refuse(unit, kind, last, faults(connection, unit, kind, last, head))
    if asked < last.size:
        earlier = _grown(connection, unit, kind, merkle.Frontier(), asked)
        _refuse(unit, kind, last, () if _grown(connection, unit, kind, earlier, last.size) == last else ("较早的条目被改动",))
        return earlier
    tree = _grown(connection, unit, kind, last, asked)
    if asked > last.size:
        memory.keep(tree)
    return tree


def witness(house: House, unit: str, kind: str) -> None:
    """Remember the log as it stands committed, without a signature: what is cut off from now on is missed. Raises SignerRefuses."""
    with alone(house, unit, kind) as memory, reading(house) as connection:
        signable(connection, unit, kind, memory)


def faults(connection: Connection, unit: str, kind: str, last: merkle.Frontier, head: store.HeadRow) -> tuple[str, ...]:
    """Why the log cannot be what the last signed tree has grown into; none: it is."""
    if head.size < last.size:
        return (f"日志现只有 {head.size} 条",)
    if _grown(connection, unit, kind, last, head.size) != frontier(head):
        return (f"日志现有 {head.size} 条，但其前 {last.size} 条不是已签名的那些",)
    return ()


def _grown(connection: Connection, unit: str, kind: str, tree: merkle.Frontier, size: int) -> merkle.Frontier:
    for one in store.leaf_hashes(connection, unit, kind, size, since=tree.size):
        tree = merkle.append(tree, one)
    return tree


def _refuse(unit: str, kind: str, last: merkle.Frontier, found: tuple[str, ...]) -> None:
    if found:
        raise SignerRefuses(
            f"{unit}/{kind}：已为前 {last.size} 条签过名，{found[0]}。已停止签名，以免同一日志出现两个版本。"
            "如果恢复过数据库备份：先设法找回备份之后的数据；确实无法找回的，由运维人员运行 "
            f"anxin key acknowledge {unit} --reason 缘由，此事将记入日志，并请告知持有检查点的审计人员。"
            "如果没有恢复过备份，数据库可能被人改动：请保全现场，运行 anxin audit check 核查"
        )


def examine(house: House) -> dict[tuple[str, str], str]:
    """Hold every log against its memory, as at start; what refuses is told in the process's log and on `/readyz`."""
    with reading(house) as connection:
        logs = [(unit, kind) for unit in people.units(connection) for kind in (CASE, ACCESS)]
    for unit, kind in logs:
        if keys.exists(house.settings.data, unit, kind) and (told := look(house, unit, kind)):
            LOG.error(told)
    return dict(house.refusing)


def look(house: House, unit: str, kind: str) -> str:
    """Why this log would not be signed now, in Chinese; "": it would. `/readyz` tells it until it is settled."""
    try:
        with alone(house, unit, kind) as memory, reading(house) as connection:
            head = store.head(connection, unit, kind)
            if head is not None:
                _refuse(unit, kind, memory.tree, faults(connection, unit, kind, memory.tree, head))
    except SignerRefuses as error:
        house.refusing[unit, kind] = str(error)
    else:
        house.refusing.pop((unit, kind), None)
    return house.refusing.get((unit, kind), "")
