"""The access log's head, taken down in the case log: a checkpoint of the one then vouches for the other up to there."""

from workflow.house import House
from workflow.store import log as store
from workflow.trail import merkle
from workflow.trail.entry import read
from workflow.trail.log import Draft, frontier
from workflow.transaction import ACCESS, Write, writing

RECORDED = "access_head_recorded"


def record(house: House, unit: str, until: int | None = None) -> None:
    """Append the access log's size and root to the case log, unless its last such entry reaches as far (``until``: as that size)."""
    with writing(house, unit) as write:
        _record(write, until)


def _record(write: Write, until: int | None) -> None:
    last = store.last_unit_entry(write.connection, write.unit, write.kind, RECORDED)
    head = store.head(write.connection, write.unit, ACCESS)
    assert head is not None, "a unit has both logs"
    reached = read(last.leaf).body["size"] if last is not None else 0
    if reached >= (head.size if until is None else until):
        return
    body = {"kind": "access_head", "size": head.size, "root": merkle.root(frontier(head)).hex()}
    write.append(Draft(case="", actor="system", action=RECORDED, findings=[], body=body))
