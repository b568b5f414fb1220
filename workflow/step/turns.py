"""Whose turn it is, as rows: written in the transaction that moves a case, a seat or a person, so that an inbox is one indexed query.

They copy what `states.seating.eligible` and `states.turns.holders` say, and decide nothing: whoever acts is judged anew. The
completers of an achievement are settled before any opinion on it is asked, so that no achievement's step moves a candidate.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from states.achievement import Achievement
from states.case import Case, Subject
from states.facts import Facts
from states.naming import TaskId
from states.regulation import Regulation, parse
from states.seating import eligible, open_opinions
from states.stages import Seat
from states.turns import holders
from workflow import clock
from workflow.house import House
from workflow.recent import Recent
from workflow.step import facts
from workflow.store import subjects as rows
from workflow.store import turns as store
from workflow.store import whole
from workflow.subjects import KEPT, readable
from workflow.transaction import Write


@dataclass(frozen=True, slots=True)
class Turns:
    """``candidates``: person and task; ``holders``: the subject's life cycle, with seats and, behind ``@``, persons."""

    candidates: frozenset[tuple[str, str]] = frozenset()
    holders: frozenset[tuple[str, str]] = frozenset()


def of(subject: Subject, known: Facts, regulation: Regulation, at: datetime) -> Turns:
    """What the subject's rows have to say. The day plays no part but for the seats held on it, which ``known`` has."""
    if not subject.seq:
        return Turns()
    found = _holders(subject, known, regulation, at)
    if not isinstance(subject, Case):
        return Turns(holders=found)
    asked = open_opinions(subject)
    pairs = (
        (person, str(TaskId(subject.id, task.target)))
        for task in asked
        for person in eligible(subject, task.signoff, task.position, known, regulation)
    )
    return Turns(frozenset(pairs), found)


#: Of the subjects stepped in lately, the very state that was asked about, the achievements that it was asked with, and the answer:
#: the state after one step is the one before the next.
_LATELY: Recent[str, tuple[Subject, tuple[Achievement, ...], frozenset[tuple[str, str]]]] = Recent(KEPT)


def _holders(subject: Subject, known: Facts, regulation: Regulation, at: datetime) -> frozenset[tuple[str, str]]:
    lately = _LATELY.get(subject.id)
    if lately is not None and lately[0] is subject and lately[1] == known.achievements:
        return lately[2]
    found = frozenset((subject.CYCLE.value, holder) for holder in holders(subject, known, regulation, at))
    _LATELY.put(subject.id, (subject, known.achievements, found))
    return found


def keep(connection: Connection, unit: str, subject: Subject, before: Turns, now: Turns) -> bool:
    """Bring the rows from what they were to what they have to be; whether that differs."""
    if now.candidates != before.candidates:
        store.replace_candidates(connection, unit, subject.id, now.candidates)
    if now.holders != before.holders:
        store.replace_turns(connection, unit, subject.id, now.holders)
    return now != before


def kept(connection: Connection, unit: str, subject: str | None = None) -> dict[str, Turns]:
    """What the rows say now, of one subject or of all."""
    return gathered(store.candidates(connection, unit, subject), store.turns(connection, unit, subject))


def gathered(candidates: Sequence[Row[Any]], holding: Sequence[Row[Any]]) -> dict[str, Turns]:
    """The rows by the subject that they are of."""
    pairs: dict[str, set[tuple[str, str]]] = {}
    found: dict[str, set[tuple[str, str]]] = {}
    for row in candidates:
        pairs.setdefault(row.case, set()).add((row.person, row.task))
    for row in holding:
        found.setdefault(row.subject, set()).add((row.table, row.holder))
    named = {*pairs, *found}
    return {i: Turns(frozenset(pairs.get(i, ())), frozenset(found.get(i, ()))) for i in named}


@dataclass(frozen=True, slots=True)
class Judge:
    """What turns are asked of, many subjects one after another: the unit's people today, its regulations, its achievements."""

    unit: Facts
    regulations: Mapping[str, Regulation]
    at: datetime

    def of(self, subject: Subject, achievements: tuple[Achievement, ...]) -> Turns:
        version = subject.regulation if isinstance(subject, Case) else ""
        known = replace(self.unit, achievements=achievements, regulation_hash=version or self.unit.regulation_hash)
        return of(subject, known, self.regulations[known.regulation_hash], self.at)


def judge(house: House, connection: Connection, unit: str, at: datetime) -> Judge:
    """The judge of the unit's turns at a moment; raises NotFound."""
    regulations = {row.hash: parse(row.text) for row in whole.regulations(connection, unit)}
    return Judge(facts.of_unit(house, connection, unit, str(clock.day(at))), regulations, at)


def renew(write: Write, seats: Collection[Seat]) -> None:
    """Write the candidates anew of every open opinion that these seats, or those that stand in for them, may give."""
    judged = judge(write.house, write.connection, write.unit, write.at)
    asked = [seat for seat in Seat if any(_reaches(seat, seats, r) for r in judged.regulations.values())]
    for row in store.cases_waiting_for(write.connection, write.unit, asked):
        case = readable(row)
        if not isinstance(case, Case):
            continue
        stored = map(readable, rows.achievements_of(write.connection, write.unit, case.achievements).values())
        now = judged.of(case, tuple(a for a in stored if isinstance(a, Achievement)))
        keep(write.connection, write.unit, case, kept(write.connection, write.unit, case.id).get(case.id, Turns()), now)


def rebuild(write: Write) -> int:
    """Write the rows of all the unit's subjects anew, as a release does that has them first; how many subjects had others."""
    judged, before = judge(write.house, write.connection, write.unit, write.at), kept(write.connection, write.unit)
    known = {row.id: subject for row in rows.every(write.connection, write.unit) if (subject := readable(row))}
    changed = 0
    for subject in known.values():
        named = subject.achievements if isinstance(subject, Case) else ()
        included = (known.get(i) for i in dict.fromkeys(named))
        now = judged.of(subject, tuple(a for a in included if isinstance(a, Achievement)))
        changed += keep(write.connection, write.unit, subject, before.get(subject.id, Turns()), now)
    return changed


def _reaches(seat: Seat, seats: Collection[Seat], regulation: Regulation) -> bool:
    """Whether an opinion of the seat may come to one of these."""
    tried: list[Seat] = []
    following: Seat | None = seat
    while following is not None and following not in tried:
        tried.append(following)
        following = regulation.fallback.get(following)
    return not set(tried).isdisjoint(seats)
