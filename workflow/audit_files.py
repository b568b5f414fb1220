"""The part of the audit that looks at bytes outside the log: papers, uploads, checkpoints handed out."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection

from states.case import Case, Subject
from workflow.house import House
from workflow.store import log as store
from workflow.store import subjects as rows
from workflow.trail import merkle, verify
from workflow.trail.entry import Entry
from workflow.trail.verify import Malformed


def compare(house: House, connection: Connection, unit: str, log: Sequence[Entry], folded: Sequence[Subject]) -> Iterator[str]:
    """Papers and uploads: rows against the log, bytes against their hashes."""
    cases = [s for s in folded if isinstance(s, Case)]
    issued = {(c.id, p.kind, p.sha256) for c in cases for p in c.papers}
    held = {(r.subject, r.kind, r.sha256) for r in rows.papers(connection, unit)}
    for subject, kind, sha in sorted(issued ^ held):
        yield f"{subject}：文书 {kind} {sha[:12]} 的登记同日志不符"
    for subject, kind, sha in sorted(issued):
        yield from _bytes(house, f"{subject}：文书 {kind}", sha)
    uploads = {(e.case, e.body["sha256"], e.body["name"], e.body["size"]) for e in log if e.action == "attached"}
    subjects = sorted({e.case for e in log if e.case})
    kept = {(r.subject, r.sha256, r.name, r.size) for r in rows.attachments(connection, unit, subjects)}
    for upload in sorted({u[:2] for u in uploads ^ kept}):
        yield f"{upload[0]}：附件 {upload[1][:12]} 的登记同日志不符"
    for upload in sorted({u[:2] for u in uploads}):
        yield from _bytes(house, f"{upload[0]}：附件", upload[1])


def _bytes(house: House, name: str, sha: str) -> Iterator[str]:
    try:
        content = house.files.get(sha)
    except FileNotFoundError:
        yield f"{name} {sha[:12]} 的文件缺失"
        return
    if hashlib.sha256(content).hexdigest() != sha:
        yield f"{name} {sha[:12]} 的文件内容被改动"


def checkpoints(house: House, connection: Connection, unit: str, kind: str, hashes: Sequence[bytes]) -> Iterator[str]:
    """Notes that were handed out, from the database and from the folder: the log must still contain what they signed."""
    notes = {f"检查点 {unit}.{kind}.{r.size}（表）": bytes(r.note) for r in store.checkpoints(connection, unit, kind)}
    notes |= {f"检查点 {p.name}（文件）": p.read_bytes() for p in sorted(_folder(house).glob(f"{unit}.{kind}.*"))}
    for name, note in notes.items():
        try:
            held = verify.read_checkpoint(note)
        except Malformed as error:
            yield f"{name}：不能读取（{error}）"
            continue
        if held.size > len(hashes) or merkle.root_of(hashes[: held.size]) != held.root:
            yield f"{name}：日志与它不符，过去的条目被改写或删除"


def _folder(house: House) -> Path:
    return house.settings.data / "checkpoints"
