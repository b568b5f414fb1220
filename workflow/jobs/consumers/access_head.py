"""Once a day the case log takes down the head of the access log, so that neither can be rewritten without the other."""

from workflow.house import House
from workflow.jobs.consumer import Begin, Consumer
from workflow.jobs.reader import Batch
from workflow.store import log as store
from workflow.trail import merkle
from workflow.trail.entry import read
from workflow.trail.log import Draft, frontier
from workflow.transaction import ACCESS, writing

RECORDED = "access_head_recorded"


def record(house: House, batch: Batch) -> None:
    """Append the access log's size and root to the case log, unless its last such entry reaches as far as the batch."""
    with writing(house, batch.unit) as write:
        last = store.last_unit_entry(write.connection, write.unit, write.kind, RECORDED)
        if last is not None and read(last.leaf).body["size"] >= batch.until:
            return
        head = store.head(write.connection, write.unit, ACCESS)
        assert head is not None, "the batch was read from this log"
        body = {"kind": "access_head", "size": head.size, "root": merkle.root(frontier(head)).hex()}
        write.append(Draft(case="", actor="system", action=RECORDED, findings=[], body=body))


CONSUMER = Consumer(name="access_head", logs=(ACCESS,), begin=Begin.FIRST, daily=True, work=record)
