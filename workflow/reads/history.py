"""A subject as it stood at one of its entries: what was known then, folded from the log alone."""

from states.case import S, blank, evolve
from workflow import subjects
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.step import entries
from workflow.store import log
from workflow.trail.entry import Entry, read
from workflow.transaction import CASE, reading


def as_known_at(house: House, caller: Caller, kind: type[S], subject: str, seq: int) -> S:
    """The subject after its own entry number ``seq`` of the unit's log; raises NotFound when that entry is not its own."""
    with reading(house) as connection:
        subjects.load(connection, caller.unit, subject, kind)
        rows = log.entries(connection, caller.unit, CASE, case=subject)
    known = [row for row in rows if row.seq <= seq]
    if not known or known[-1].seq != seq:
        raise NotFound(f"第 {seq} 号记录不属于 {subject}")
    state = blank(kind, subject)
    for event in (entries.event_of(read(row.leaf)) for row in known):
        state = state if event is None else evolve(state, event)
    return state


def logged(house: House, caller: Caller, subject: str, *, after: int = -1, limit: int = 100) -> tuple[tuple[Entry, str], ...]:
    """The subject's entries in log order, each with its leaf hash, hex; raises NotFound for another unit's subject."""
    with reading(house) as connection:
        subjects.load_named(connection, caller.unit, subject)
        rows = log.entries(connection, caller.unit, CASE, case=subject, after=after, limit=limit)
    return tuple((read(r.leaf), r.leaf_hash) for r in rows)
