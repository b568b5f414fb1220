"""What belongs to a subject besides its row: the inclusions, attachments and papers that its entries prove, and rows brought to them."""

import hashlib
from collections.abc import Iterator
from typing import Any

from states.case import Case, Subject
from workflow import clock, subjects
from workflow.errors import RowDiffers
from workflow.store import belongings as store
from workflow.store import log
from workflow.trail.entry import read
from workflow.transaction import CASE, Write

ATTACHED = "attached"


def mend(write: Write, subject: Subject) -> Iterator[str]:
    """Make the rows equal to what the log proves; the names of the tables that were not."""
    connection, unit = write.connection, write.unit
    if isinstance(subject, Case):
        inclusions = [{"case": subject.id, "achievement": a} for a in dict.fromkeys(subject.achievements)]
        for achievement in subject.achievements:
            if subjects.stored(connection, unit, achievement) is None:
                raise RowDiffers(unit, achievement, "状态")  # nothing can be included that has no row
        if store.replace_inclusions(connection, unit, subject.id, inclusions):
            yield "inclusions"
    if store.replace_attachments(connection, unit, subject.id, list(attached(write, subject.id).values())):
        yield "attachments"
    if isinstance(subject, Case) and store.replace_papers(connection, unit, subject.id, list(_papers(write, subject))):
        yield "papers"


def attached(write: Write, identifier: str) -> dict[str, dict[str, Any]]:
    """The subject's uploads as its entries have them, by hash; the same bytes uploaded again are the first's."""
    found: dict[str, dict[str, Any]] = {}
    for row in log.entries(write.connection, write.unit, CASE, case=identifier):
        entry = read(row.leaf)
        if entry.action == ATTACHED:
            told = {name: entry.body[name] for name in ("sha256", "name", "media_type", "size")}
            found.setdefault(told["sha256"], {"subject": identifier, **told, "at": entry.at, "by": entry.actor})
    return found


def _papers(write: Write, case: Case) -> Iterator[dict[str, Any]]:
    """The rows of a case's issued papers. Their size is that of their bytes, the one thing that no entry says: a paper whose bytes
    are gone keeps the size that its row gives, and without a row gets none back."""
    for paper in case.papers:
        held = store.size_of(write.connection, write.unit, paper.sha256)
        content = _bytes(write, paper.sha256)
        size = held if content is None else len(content)
        if size is not None:
            yield {"sha256": paper.sha256, "subject": case.id, "kind": paper.kind, "size": size, "at": clock.text(paper.issued_at)}


def lost(write: Write, subject: Subject) -> Iterator[str]:
    """The papers and attachments whose bytes are gone, or are not those that the log names."""
    papers = subject.papers if isinstance(subject, Case) else ()
    named = {p.sha256: f"文书 {p.kind} {p.sha256[:12]}" for p in papers}
    named |= {sha: f"附件 {row['name']} {sha[:12]}" for sha, row in attached(write, subject.id).items()}
    yield from (name for sha, name in named.items() if _bytes(write, sha) is None)


def _bytes(write: Write, sha256: str) -> bytes | None:
    try:
        content = write.house.files.get(sha256)
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None
