"""Once a day the case log takes down the head of the access log, so that neither can be rewritten without the other."""

from workflow.dossier import access_head
from workflow.house import House
from workflow.jobs.consumer import Begin, Consumer
from workflow.jobs.reader import Batch
from workflow.transaction import ACCESS

RECORDED = access_head.RECORDED


def record(house: House, batch: Batch) -> None:
    """Append the access log's size and root to the case log, unless its last such entry reaches as far as the batch."""
    access_head.record(house, batch.unit, batch.until)


CONSUMER = Consumer(name="access_head", logs=(ACCESS,), begin=Begin.FIRST, daily=True, work=record)
