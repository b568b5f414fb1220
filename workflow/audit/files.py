"""The part of the audit that looks at what the log knows by hash alone: papers, uploads, sealed personal data."""

import hashlib
from collections.abc import Iterator, Sequence

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection

from states.case import Case, Subject
from workflow import clock, keys
from workflow.house import House
from workflow.step import personal
from workflow.store import subjects as rows
from workflow.store import whole
from workflow.trail.entry import Entry, leaf


def compare(house: House, connection: Connection, unit: str, log: Sequence[Entry], folded: Sequence[Subject]) -> Iterator[str]:
    """Rows against the log, bytes against their hashes."""
    yield from _papers(house, connection, unit, [s for s in folded if isinstance(s, Case)])
    yield from _attachments(house, connection, unit, log)
    yield from _disclosures(house, connection, unit, log)


def _papers(house: House, connection: Connection, unit: str, cases: Sequence[Case]) -> Iterator[str]:
    issued = {p.sha256: (c.id, p.kind, clock.text(p.issued_at)) for c in cases for p in c.papers}
    held = {r.sha256: ((r.subject, r.kind, r.at), r.size) for r in rows.papers(connection, unit)}
    for sha in sorted(set(issued) | set(held)):
        subject, kind, _ = issued[sha] if sha in issued else held[sha][0]
        name = f"{subject}：文书 {kind} {sha[:12]}"
        if sha not in issued or sha not in held or held[sha][0] != issued[sha]:
            yield f"{name} 的登记同日志不符"
        if sha in issued:
            yield from _bytes(house, name, sha, held[sha][1] if sha in held else None)


def _attachments(house: House, connection: Connection, unit: str, log: Sequence[Entry]) -> Iterator[str]:
    """The same bytes uploaded again for the same subject are one row: the first's."""
    told: dict[tuple[str, str], tuple[object, ...]] = {}
    for e in log:
        if e.action == "attached":
            told.setdefault((e.case, e.body["sha256"]), (e.body["name"], e.body["media_type"], e.body["size"], e.at, e.actor))
    kept = {(r.subject, r.sha256): (r.name, r.media_type, r.size, r.at, r.by) for r in whole.attachments(connection, unit)}
    for upload in sorted(set(told) | set(kept)):
        name = f"{upload[0]}：附件 {upload[1][:12]}"
        if told.get(upload) != kept.get(upload):
            yield f"{name} 的登记同日志不符"
        if upload in told:
            yield from _bytes(house, name, upload[1])


def _bytes(house: House, name: str, sha: str, size: int | None = None) -> Iterator[str]:
    """The kept bytes, and the size that their row gives."""
    try:
        content = house.files.get(sha)
    except FileNotFoundError:
        yield f"{name} 的文件缺失"
        return
    if hashlib.sha256(content).hexdigest() != sha:
        yield f"{name} 的文件内容被改动"
    elif size is not None and len(content) != size:
        yield f"{name} 的大小登记有误"


def _disclosures(house: House, connection: Connection, unit: str, log: Sequence[Entry]) -> Iterator[str]:
    """What is still there must open to what the log committed to; what was erased is missing, and that is no difference."""
    for row in whole.disclosures(connection, unit):
        name = f"{row.subject}：个人信息 {row.commitment[:12]}"
        if not any(row.commitment.encode() in leaf(e) for e in log if e.case == row.subject):
            yield f"{name} 不在日志中"
        try:
            personal.opened(keys.personal(house.settings.data), row.sealed, row.commitment)
        except (ValueError, TypeError, InvalidTag, FileNotFoundError):
            yield f"{name} 打不开，密文或密钥被改动"
