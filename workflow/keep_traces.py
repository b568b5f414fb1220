"""Writes the traces that readers leave into the access log, a batch a transaction, beside the server or when it ends."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from states.errors import TransferError
from workflow import signer
from workflow.dossier import access_head
from workflow.house import House
from workflow.store import people
from workflow.traces import PAUSE, Attempt, Batch, Look, by_unit
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, reading, writing

HEAD_EVERY = 600.0  #: seconds between two records of the access log's head in the case log, while it grows
STOPPING = 30.0  #: seconds that the last batch is waited for
LOG = logging.getLogger("anxin")


def flush(house: House, *, all_: bool = False, wait: float | None = None) -> int:
    """Write what there is; how many entries. Raises Busy, and whatever keeps the log from being written: then nothing is lost."""
    batch = house.traces.taken(all_=all_)
    if not batch.counts:
        return 0
    left = Batch()
    left.put_back(batch)
    try:
        for unit, looks in by_unit(batch).items():
            _write(house, unit, batch, looks, wait)
            for look in looks:
                del left.counts[look]
        attempts = sorted(one for one in batch.counts if isinstance(one, Attempt))
        first = _first_unit(house)
        if attempts and first:
            _write(house, first, batch, attempts, wait)
        left.counts.clear()
    finally:
        house.traces.put_back(left)
    return len(batch.counts)


def _write(house: House, unit: str, batch: Batch, found: list[Look] | list[Attempt], wait: float | None) -> None:
    with writing(house, unit, ACCESS, wait=wait) as write:
        for one in found:
            write.append(_draft(one, batch.counts[one], batch.first[one]))
    signer.witness(house, unit, ACCESS)


def _draft(one: Look | Attempt, count: int, first: str) -> Draft:
    """``count`` times since ``first``, by the machine's clock."""
    body: dict[str, object] = {"count": count, "first": first}
    if isinstance(one, Attempt):
        return Draft(case="", actor="system", action=one.action, findings=[], body={"kind": "attempts", "address": one.address, **body})
    said = {"session": one.session} if one.session else {}
    return Draft(case="", actor=one.person, action=one.action, findings=[], body={"kind": "look", "what": one.what, **body, **said})


def _first_unit(house: House) -> str:
    """Who is nobody's person is told of in the log of the installation's first unit."""
    with reading(house) as connection:
        return next(iter(people.units(connection)), "")


@contextmanager
def beside(house: House) -> Iterator[None]:
    """A thread that writes them while the body runs, and the rest at its end."""
    stop = threading.Event()
    thread = threading.Thread(target=_forever, args=(house, stop), name="anxin-traces", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(STOPPING)
        _try(house, all_=True)


def _forever(house: House, stop: threading.Event) -> None:
    recorded = monotonic()
    while not stop.wait(PAUSE):
        if _try(house) and monotonic() - recorded >= HEAD_EVERY:
            recorded = monotonic()
            _record(house)


def _try(house: House, *, all_: bool = False) -> bool:
    """Whether anything was written; what keeps it from being is told, and it is tried again."""
    try:
        return flush(house, all_=all_) > 0
    except Exception:  # the database may be away or busy: readers go on
        LOG.exception("查阅记录未能写入访问日志，稍后再试")
        return False


def _record(house: House) -> None:
    with reading(house) as connection:
        units = people.units(connection)
    for unit in units:
        try:
            access_head.record(house, unit)
        except TransferError as error:
            LOG.warning("%s：访问日志头未能记入案件日志（%s）", unit, error)
