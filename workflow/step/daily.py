"""Once a day the case log takes down the head of the access log, so that neither can be rewritten without the other."""

from workflow import clock
from workflow.store import log as store
from workflow.trail import merkle
from workflow.trail.log import Draft, frontier
from workflow.transaction import ACCESS, Write

RECORDED = "access_head_recorded"


def record_access_head(write: Write) -> None:
    """Append the access log's size and root, unless that was done today or nothing was added to it."""
    today = str(clock.day(write.at))
    if write.house.recorded.get(write.unit) == today:
        return
    head = store.head(write.connection, write.unit, ACCESS)
    if head is None or head.size == 0:
        return
    last = store.last_unit_entry(write.connection, write.unit, write.kind, RECORDED)
    if last is not None and str(clock.day(clock.read(last.at))) == today:
        write.house.recorded[write.unit] = today  # only what is committed is remembered: this transaction may yet fail
        return
    body = {"kind": "access_head", "size": head.size, "root": merkle.root(frontier(head)).hex()}
    write.append(Draft(case="", actor="system", action=RECORDED, findings=[], body=body))
