"""An office that brought back a backup says so, once, in the log; from then on the signer goes on from there. What was signed of
the branch that is gone is listed in the entry and set aside, so that nobody is told of it by surprise."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from workflow import keys, signer
from workflow.errors import InvalidInput
from workflow.house import House
from workflow.identity.caller import OPERATOR
from workflow.store import log as store
from workflow.trail import merkle, verify
from workflow.trail.log import Draft, frontier
from workflow.trail.verify import Malformed
from workflow.transaction import ACCESS, CASE, reading, writing

ACKNOWLEDGED = "restored_backup_acknowledged"
ASIDE = "abandoned"  #: folder within ``checkpoints/``


def acknowledge(house: House, unit: str, reason: str) -> tuple[str, ...]:
    """Let the signer go on from the logs as they are now; the kinds of those that it had refused. Raises InvalidInput without a
    reason, or when it refuses none; NotFound."""
    if not reason.strip():
        raise InvalidInput([("缘由", "请写明为何以恢复后的数据为准")])
    kinds = tuple(kind for kind in (CASE, ACCESS) if signer.look(house, unit, kind))
    if not kinds:
        raise InvalidInput([("单位", f"{unit} 的日志与签名记录相符，无须确认")])
    for kind in kinds:
        _acknowledge(house, unit, kind, reason.strip())
    return kinds


def _acknowledge(house: House, unit: str, kind: str, reason: str) -> None:
    """The entry first: a kill before the rest leaves the signer refusing, and the same command does it again."""
    with signer.alone(house, unit, kind) as memory:
        with writing(house, unit) as write:
            head = store.head(write.connection, unit, kind)
            assert head is not None, "the signer refused this log"
            body = {
                "kind": "restored",
                "log": kind,
                **_tree(memory.tree, "signed_"),
                **_tree(frontier(head)),
                "abandoned": list(_abandoned(house, write.connection, unit, kind, head)),
                "reason": reason,
            }
            write.append(Draft(case="", actor=OPERATOR, action=ACKNOWLEDGED, findings=[], body=body))
        for one in body["abandoned"]:
            _set_aside(keys.notes(house.settings.data), one["note"])
        with reading(house) as connection:
            head = store.head(connection, unit, kind)
        assert head is not None, "a log does not go away"
        memory.keep(frontier(head))
    house.refusing.pop((unit, kind), None)


def _tree(tree: merkle.Frontier, prefix: str = "") -> dict[str, Any]:
    return {f"{prefix}size": tree.size, f"{prefix}root": merkle.root(tree).hex()}


def _abandoned(house: House, connection: Connection, unit: str, kind: str, head: store.HeadRow) -> Iterator[dict[str, Any]]:
    """The notes in the folder that speak of another log than this one."""
    hashes = store.leaf_hashes(connection, unit, kind, head.size)
    for path in sorted(keys.notes(house.settings.data).glob(f"{unit}.{kind}.*")):
        try:
            note = verify.read_checkpoint(path.read_bytes())
        except Malformed:
            continue  # the audit names it
        if note.size > head.size or merkle.root_of(hashes[: note.size]) != note.root:
            yield {"note": path.name, "size": note.size, "root": note.root.hex()}


def _set_aside(folder: Path, name: str) -> None:
    aside = folder / ASIDE
    aside.mkdir(exist_ok=True)
    number = sum(1 for _ in aside.glob(f"{name}*"))  # an earlier branch's may lie there
    (folder / name).replace(aside / (f"{name}.{number}" if number else name))
