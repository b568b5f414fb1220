"""The part of the audit that reads the logs subject by subject, a few at a time: each chain, each fold, and whatever belongs to it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from workflow.audit import files, rows, turns
from workflow.audit.work import Work
from workflow.house import House
from workflow.store import whole
from workflow.trail.entry import Entry, Malformed, again, leaf_hash
from workflow.transaction import ACCESS, CASE

FEW = 50  #: subjects at a time


def compare(house: House, connection: Connection, unit: str, work: Work) -> Iterator[str]:
    """Every subject that an entry or a row speaks of."""
    done, judged = work.place.get("done", 0), turns.judge(house, connection, unit)
    for held in whole.ranges(connection, unit, work.place.get("after"), FEW):
        log: list[Entry] = []
        yield from _chains(unit, ACCESS, held.entries(ACCESS), [])
        yield from _chains(unit, CASE, held.entries(CASE), log)
        folds, wrong = rows.fold(log)
        yield from wrong
        yield from rows.compare(connection, unit, folds, held)
        if judged:
            yield from turns.compare(connection, judged, folds, held)
        yield from files.compare(house, [subject for subject, *_ in folds.values()], log, held)
        done += len(folds)
        if held.upto is not None:
            work.reached(f"已核 {done:,} 项，至 {held.upto}", after=held.upto, done=done)


def _chains(unit: str, kind: str, found: Sequence[Any], log: list[Entry]) -> Iterator[str]:
    """Whether each subject's entries follow one another; those that can be read are added to ``log``. What cannot be read was named
    where the log was read in its own order."""
    case, number, tip = "", 0, ""
    for row in found:
        if row.case != case:
            case, number, tip = row.case, 0, ""
        try:
            entry = again(row.leaf)
        except Malformed:
            continue
        log.append(entry)
        if (entry.case_seq, entry.prev) != (number + 1, tip):
            yield f"{unit}/{kind} 条目 {row.seq}：没有接在 {case} 第 {number} 条之后，有删除、重复或调换"
        number, tip = entry.case_seq, leaf_hash(row.leaf).hex()
