"""The read side: lists, one subject, what may be done with it and why not. Nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from states.case import Case, Subject
from states.decide import Action, judge, position
from states.facts import Facts
from states.findings import Finding
from states.notice import Notice
from states.regulation import Regulation, parse
from states.seating import SIGNOFF_VERBS, eligible
from states.signoff import leaves
from states.stages import NEW, Table
from states.table import STEPS, Step
from workflow import clock, facts, subjects
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.store import log, people
from workflow.store import subjects as store
from workflow.trail.entry import Entry
from workflow.trail.entry import read as read_entry
from workflow.transaction import CASE, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """An action in turn: allowed if no finding refuses; its findings either way (inputs not given are *pending*)."""

    action: str
    title: str
    table: Table
    target: str
    findings: tuple[Finding, ...]

    @property
    def allowed(self) -> bool:
        return not any(f.outcome == "refused" for f in self.findings)

    @property
    def forbidden(self) -> bool:
        """Refused for want of a seat: a page does not show its button at all."""
        return any(f.rule == "seat_held" and f.outcome == "refused" for f in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A subject as one reader sees it at one moment, with the facts and regulation that its actions are judged by."""

    subject: Subject
    facts: Facts
    regulation: Regulation
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a list; ``price`` in 分 (0: none yet)."""

    id: str
    title: str
    state: str
    price: int
    updated_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """An opinion that waits for the caller."""

    id: str
    case: str
    title: str
    seat: str
    matter: str
    meeting: str


def now(connection: Connection) -> datetime:
    """The installation's time, for reading."""
    row = people.installation(connection)
    return clock.shifted(row.clock_offset if row else 0)


def view(house: House, caller: Caller, table: Table, identifier: str) -> View:
    """The subject; raises NotFound, for another unit's too."""
    with reading(house) as connection:
        return _view(house, connection, caller, table, identifier)


def _view(house: House, connection: Connection, caller: Caller, table: Table, identifier: str) -> View:
    load = subjects.load_case if table is Table.CASE else subjects.load_achievement
    subject, at = load(connection, caller.unit, identifier), now(connection)
    known = facts.load(house, connection, caller.unit, str(clock.day(at)), subject, None)
    return View(subject=subject, facts=known, regulation=facts.regulation_for(connection, caller.unit, known), at=at)


def possible(seen: View, caller: Caller, table: Table | None = None, target: str = "") -> tuple[Possible, ...]:
    """Every action of the tables that is in turn for this subject (of ``table`` and ``target`` alone if given), sign-off
    verbs left out: they belong to tasks."""
    actor = seen.facts.people.get(caller.person)
    if actor is None:
        return ()
    return tuple(
        Possible(action=s.action, title=s.title, table=s.table, target=t, findings=_judged(seen, s, t, caller))
        for s, t in _in_turn(seen.subject)
        if (table is None or s.table is table) and (not target or t == target)
    )


def _judged(seen: View, step: Step, target: str, caller: Caller) -> tuple[Finding, ...]:
    actor = seen.facts.people[caller.person]
    action = Action(step.action, target)
    return judge(seen.subject, action, seen.facts, actor=actor, at=seen.at, regulation=seen.regulation)


def _in_turn(subject: Subject) -> list[tuple[Step, str]]:
    mine = {Table.ACHIEVEMENT} if not isinstance(subject, Case) else set(Table) - {Table.ACHIEVEMENT}
    found: list[tuple[Step, str]] = []
    for step in STEPS:
        if step.table not in mine or step.automatic or step.action in SIGNOFF_VERBS:
            continue
        found.extend((step, t) for t in _targets(subject, step) if position(subject, step.table, t) == step.source)
    return found


def _targets(subject: Subject, step: Step) -> Sequence[str]:
    if not isinstance(subject, Case) or step.source == NEW:
        return ("",)
    if step.table is Table.NOTICE:
        return [n.key for n in subject.notices]
    if step.table is Table.ROUND:
        return [r.key for r in subject.rounds]
    return ("",)


def listed(house: House, caller: Caller, table: Table, *, after: str = "", limit: int = 50) -> tuple[Row, ...]:
    """A keyset page of the unit's subjects, newest number first."""
    with reading(house) as connection:
        rows = store.page(connection, caller.unit, table.value, after=after, limit=limit)
    return tuple(Row(id=r.id, title=r.title, state=r.state, price=r.price, updated_at=r.updated_at) for r in rows)


def todo(house: House, caller: Caller) -> tuple[TaskRow, ...]:
    """Opinions that the caller may give now; who may is asked at this moment, of the same function that decides."""
    found: list[TaskRow] = []
    with reading(house) as connection:
        for task in store.tasks(connection, caller.unit):
            seen = _view(house, connection, caller, Table.CASE, task.case)
            row = _task_row(seen, task.id, task.case, caller)
            if row is not None:
                found.append(row)
    return tuple(found)


def _task_row(seen: View, task: str, case: str, caller: Caller) -> TaskRow | None:
    number, _, position_ = task.removeprefix(f"{case}-").partition(".")
    subject = seen.subject
    assert isinstance(subject, Case)
    signoff = subject.signoff(number)
    if signoff is None or caller.person not in eligible(subject, signoff, int(position_), seen.facts, seen.regulation):
        return None
    leaf = leaves(signoff.tree)[int(position_)]
    title = subjects.heading(subject, "、".join(a.title for a in seen.facts.achievements))
    return TaskRow(id=task, case=case, title=title, seat=leaf.seat.value, matter=signoff.matter.value, meeting=leaf.meeting)


def task_of(house: House, caller: Caller, task: str) -> tuple[str, str]:
    """The case and target that a task names; raises NotFound when it never was one of this unit's."""
    case, _, target = task.rpartition("-")
    with reading(house) as connection:
        found = subjects.load_case(connection, caller.unit, case)
    number, _, position_ = target.partition(".")
    signoff = found.signoff(number)
    if signoff is None or not position_.isdigit() or int(position_) >= len(leaves(signoff.tree)):
        raise NotFound(f"没有编号为 {task} 的签批任务")
    return case, target


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An attachment of a subject, as listed; ``size`` in bytes."""

    sha256: str
    subject: str
    name: str
    media_type: str
    size: int
    at: str
    by: str


def attachments(house: House, caller: Caller, owners: Sequence[str]) -> tuple[Upload, ...]:
    """The uploads of these subjects of the unit, oldest first."""
    with reading(house) as connection:
        rows = store.attachments(connection, caller.unit, owners)
    return tuple(
        Upload(sha256=r.sha256, subject=r.subject, name=r.name, media_type=r.media_type, size=r.size, at=r.at, by=r.by) for r in rows
    )


def paper(house: House, caller: Caller, sha256: str) -> tuple[str, str, bytes]:
    """Subject, kind and bytes of an issued paper of this unit; raises NotFound."""
    with reading(house) as connection:
        row = store.paper(connection, caller.unit, sha256)
    if row is None:
        raise NotFound("没有这份文书")
    return row.subject, row.kind, house.files.get(sha256)


def persons(house: House, caller: Caller) -> tuple[tuple[str, str], ...]:
    """Ids and names of the unit's people."""
    with reading(house) as connection:
        return tuple((p.id, p.name) for p in people.persons(connection, caller.unit) if p.active)


def cases_of(house: House, caller: Caller, achievement: str) -> tuple[Row, ...]:
    """The cases that an achievement was or is in."""
    with reading(house) as connection:
        rows = store.cases_on(connection, caller.unit, achievement)
    return tuple(Row(id=r.id, title=r.title, state=r.state, price=r.price, updated_at=r.updated_at) for r in rows)


def logged(house: House, caller: Caller, subject: str, *, after: int = -1, limit: int = 100) -> tuple[tuple[Entry, str], ...]:
    """The subject's entries in log order, each with its leaf hash, hex; raises NotFound for another unit's subject."""
    with reading(house) as connection:
        (subjects.load_achievement if subject.startswith("A") else subjects.load_case)(connection, caller.unit, subject)
        rows = log.entries(connection, caller.unit, CASE, case=subject, after=after, limit=limit)
    return tuple((read_entry(r.leaf), r.leaf_hash) for r in rows)


def posted_notice(house: House, unit: str, case: str, number: str) -> tuple[str, Notice, Regulation]:
    """A notice that was made public, with the unit's name and the regulation that names its places; for anybody. Raises NotFound."""
    with reading(house) as connection:
        row = people.unit(connection, unit)
        found = subjects.load_case(connection, unit, case)
        text = people.regulation(connection, unit, found.regulation)
    notice = found.notice(number)
    if row is None or text is None or notice is None or not notice.postings:
        raise NotFound("没有这项公示，或公示尚未发布")
    return row.name, notice, parse(text)


def clock_shown(house: House) -> datetime:
    """The installation's time, for a page's head."""
    with reading(house) as connection:
        return now(connection)
