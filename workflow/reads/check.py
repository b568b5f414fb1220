"""The public check: is this very file a paper that a unit of this installation issued? Tells no more than the paper itself."""

import hashlib
from dataclasses import dataclass

from states.papers import superseded
from workflow.house import House
from workflow.store import people
from workflow.store import subjects as store
from workflow.subjects import load_case
from workflow.transaction import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Genuine:
    """An issued paper: who issued it, what it is, when (stored text); ``superseded`` by a later one of its kind
    about the same thing."""

    unit: str
    case: str
    kind: str
    issued_at: str
    superseded: bool


def paper(house: House, content: bytes) -> Genuine | None:
    """The paper of exactly these bytes, None if no unit here issued it: one changed byte is another file."""
    sha256 = hashlib.sha256(content).hexdigest()
    with reading(house) as connection:
        for row in store.papers_by_hash(connection, sha256):
            unit, case = people.unit(connection, row.unit), load_case(connection, row.unit, row.subject)
            if unit is not None:
                return Genuine(unit=unit.name, case=case.id, kind=row.kind, issued_at=row.at, superseded=superseded(case, sha256))
    return None
