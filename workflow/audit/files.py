"""The part of the audit that looks at what the log knows by hash alone: papers, uploads, sealed personal data."""

import hashlib
from collections.abc import Iterator, Sequence

from cryptography.exceptions import InvalidTag

from states.case import Case, Subject
from workflow import clock, keys
from workflow.house import House
from workflow.step import personal
from workflow.store.tables import Attachment, Disclosure, Paper
from workflow.store.whole import Range
from workflow.trail.entry import Entry, document_bytes


def compare(house: House, folded: Sequence[Subject], log: Sequence[Entry], held: Range) -> Iterator[str]:
    """Rows of some subjects against their entries, bytes against their hashes."""
    yield from _papers(house, [s for s in folded if isinstance(s, Case)], held)
    yield from _attachments(house, log, held)
    yield from _disclosures(house, log, held)


def _papers(house: House, cases: Sequence[Case], held: Range) -> Iterator[str]:
    issued = {p.sha256: (c.id, p.kind, clock.text(p.issued_at)) for c in cases for p in c.papers}
    kept = {r.sha256: ((r.subject, r.kind, r.at), r.size) for r in held.of(Paper)}
    for sha in sorted(set(issued) | set(kept)):
        subject, kind, _ = issued[sha] if sha in issued else kept[sha][0]
        name = f"{subject}：文书 {kind} {sha[:12]}"
        if sha not in issued or sha not in kept or kept[sha][0] != issued[sha]:
            yield f"{name} 的登记同日志不符"
        if sha in issued:
            yield from _bytes(house, name, sha, kept[sha][1] if sha in kept else None)


def _attachments(house: House, log: Sequence[Entry], held: Range) -> Iterator[str]:
    """The same bytes uploaded again for the same subject are one row: the first's."""
    told: dict[tuple[str, str], tuple[object, ...]] = {}
    for e in log:
        if e.action == "attached":
            told.setdefault((e.case, e.body["sha256"]), (e.body["name"], e.body["media_type"], e.body["size"], e.at, e.actor))
    kept = {(r.subject, r.sha256): (r.name, r.media_type, r.size, r.at, r.by) for r in held.of(Attachment)}
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


def _disclosures(house: House, log: Sequence[Entry], held: Range) -> Iterator[str]:
    """What is still there must open to what the log committed to; what was erased is missing, and that is no difference."""
    rows = held.of(Disclosure)
    told: dict[str, list[bytes]] = {row.subject: [] for row in rows}
    for entry in log:
        if entry.case in told:
            told[entry.case].append(document_bytes(entry.body))
    for row in rows:
        name = f"{row.subject}：个人信息 {row.commitment[:12]}"
        if not any(row.commitment.encode() in body for body in told[row.subject]):
            yield f"{name} 不在日志中"
        try:
            personal.opened(keys.personal(house.settings.data), row.sealed, row.commitment)
        except (ValueError, TypeError, InvalidTag, FileNotFoundError):
            yield f"{name} 打不开，密文或密钥被改动"
