"""Uploads and issued papers, as listed and as bytes."""

from collections.abc import Sequence
from dataclasses import dataclass

from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.store import subjects as store
from workflow.transaction import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An attachment of a subject, as listed; ``size`` in bytes."""

    sha256: str
    subject: str
    name: str
    media_type: str
    size: int
    at: str
    by: str


def attachments(house: House, caller: Caller, owners: Sequence[str]) -> tuple[Upload, ...]:
    """The uploads of these subjects of the unit, oldest first."""
    with reading(house) as connection:
        rows = store.attachments(connection, caller.unit, owners)
    return tuple(
        Upload(sha256=r.sha256, subject=r.subject, name=r.name, media_type=r.media_type, size=r.size, at=r.at, by=r.by) for r in rows
    )


def paper(house: House, caller: Caller, sha256: str) -> tuple[str, str, bytes]:
    """Subject, kind and bytes of an issued paper of this unit; raises NotFound."""
    with reading(house) as connection:
        row = store.paper(connection, caller.unit, sha256)
    if row is None:
        raise NotFound("没有这份文书")
    return row.subject, row.kind, house.files.get(sha256)
