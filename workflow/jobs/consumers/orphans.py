"""Once a day: bytes that were stored but never became part of anything are removed. A step or upload that fails after its
bytes were written leaves such; what a row or any entry names is never touched, and nothing younger than a day."""

import re
from collections.abc import Iterator

from workflow import clock
from workflow.house import House
from workflow.jobs.consumer import Begin, Consumer
from workflow.jobs.reader import Batch
from workflow.store import log as store
from workflow.store import whole
from workflow.transaction import reading

AGE = 86400  #: seconds since the bytes were last put
HASH = 64  #: letters of a SHA-256 in hexadecimal
RUN = re.compile(rb"[0-9a-f]{64,}")
PAGE = 500
FEW = 20  #: up to so many go without a question


class WrongDatabaseError(RuntimeError):
    """Most of the files are unknown to this database: it is more likely the wrong one than the files are all orphans."""


def sweep(house: House, _batch: Batch) -> None:
    """Remove the orphans; raises WrongDatabaseError, and removes nothing, when they are most of what there is."""
    before = clock.machine_now().timestamp() - AGE
    house.files.tidy(before)
    old = house.files.older_than(before)
    orphans = _unknown(house, old)
    if len(orphans) > FEW and 2 * len(orphans) > len(old):
        raise WrongDatabaseError(f"文件夹 {house.files.folder} 中过半文件（{len(orphans)} 份）不属于这个数据库，未清理")
    for name in sorted(orphans):
        house.files.remove(name, before)


def _unknown(house: House, names: set[str]) -> set[str]:
    """Those that neither a row nor an entry of any unit mentions."""
    with reading(house) as connection:
        left = names - whole.kept_files(connection)
        logs = whole.logs(connection)
    if not left:
        return left
    for unit, kind in logs:
        for leaf in _leaves(house, unit, kind):
            left.difference_update(_mentioned(leaf))
    return left


def _leaves(house: House, unit: str, kind: str) -> Iterator[bytes]:
    """Page by page, so that no snapshot stays open while a long log is read."""
    after = -1
    while True:
        with reading(house) as connection:
            page = store.entries(connection, unit, kind, after=after, limit=PAGE)
        if not page:
            return
        yield from (row.leaf for row in page)
        after = page[-1].seq


def _mentioned(leaf: bytes) -> Iterator[str]:
    """Every hash that the bytes could mean, at any place of a longer run."""
    for run in RUN.findall(leaf):
        yield from (run[i : i + HASH].decode() for i in range(len(run) - HASH + 1))


CONSUMER = Consumer(name="orphans", logs=(), begin=Begin.FIRST, daily=True, work=sweep)
