"""Uploads and issued papers, as listed and as bytes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.store import across
from workflow.store import subjects as store
from workflow.trail.entry import again
from workflow.transaction import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An attachment of a subject, as listed; ``size`` in bytes. ``names``: under which it was uploaded, the first first."""

    sha256: str
    subject: str
    name: str
    media_type: str
    size: int
    at: str
    by: str
    names: tuple[str, ...]

    @property
    def called(self) -> str:
        """As a reader is shown it."""
        first, *others = self.names
        return f"{first}（又名 {'、'.join(others)}）" if others else first


def attachments(house: House, caller: Caller, owners: Sequence[str]) -> tuple[Upload, ...]:
    """The uploads of these subjects of the unit, oldest first."""
    with reading(house) as connection:
        rows = store.attachments(connection, caller.unit, owners)
        names = _names(connection, caller.unit, owners)
    return tuple(
        Upload(
            sha256=r.sha256,
            subject=r.subject,
            name=r.name,
            media_type=r.media_type,
            size=r.size,
            at=r.at,
            by=r.by,
            names=tuple(dict.fromkeys((r.name, *names.get((r.subject, r.sha256), ())))),
        )
        for r in rows
    )


def _names(connection: Connection, unit: str, owners: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """By subject and hash, every name that its entries give it: the bytes are kept once, and the row holds the first."""
    found: dict[tuple[str, str], list[str]] = {}
    for leaf in across.attached(connection, unit, owners):
        entry = again(leaf)
        found.setdefault((entry.case, str(entry.body["sha256"])), []).append(str(entry.body["name"]))
    return found


def paper(house: House, caller: Caller, sha256: str) -> tuple[str, str, bytes]:
    """Subject, kind and bytes of an issued paper of this unit; raises NotFound."""
    with reading(house) as connection:
        row = store.paper(connection, caller.unit, sha256)
    if row is None:
        raise NotFound("没有这份文书")
    return row.subject, row.kind, house.files.get(sha256)
