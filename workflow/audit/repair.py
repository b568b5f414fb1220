"""Rows brought back to what the log says: after a release that reads other rows, or after somebody wrote into the database."""

from collections.abc import Iterator
from dataclasses import dataclass

from states.case import Case, Subject, kind_of, restored
from states.naming import SubjectId
from states.stages import FINAL, LifeCycle
from workflow import subjects
from workflow.audit import belongings, identity
from workflow.audit.rows import EMPTY
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import OPERATOR
from workflow.step import turns
from workflow.store import log, people
from workflow.store import subjects as rows
from workflow.trail.entry import read
from workflow.trail.log import Draft
from workflow.trail.verify import ADOPTED, STEP, Document, state_digest
from workflow.transaction import CASE, Pace, Write, reading, writing

REPAIRED = "row_repaired"


def adopt(house: House) -> int:
    """Bring every row that is no document to this release, from its entries; open subjects whose last step names no digest get one
    as an entry. Whose turn it is, which 0.1 had no rows for, is written too, and accounts of which no entry tells are taken down. How many were not so; a second run finds nothing."""
    return sum(_adopt(house, unit) + _turns(house, unit) + identity.take_down(house, unit) for unit in units(house))


def units(house: House) -> list[str]:
    with reading(house) as connection:
        return list(people.units(connection))


def _adopt(house: House, unit: str) -> int:
    with writing(house, unit, pace=Pace.HELD) as write:  # nothing happens by it, and an old log may have been idle for long
        behind = [row for row in rows.every(write.connection, unit) if not row.body.startswith('{"groups":')]
        for row in sorted(behind, key=lambda row: row.id):
            document = subjects.document_of(write.connection, unit, row.id)
            subject = restored(kind_of(LifeCycle(row.table)), row.id, document)
            if subject.state not in FINAL:
                write.append(Draft(case=row.id, actor="system", action=ADOPTED, findings=[], body=_adopted(document)))
            rows.update(write.connection, unit, row.id, {"body": subjects.body(document)})
        return len(behind)


def _turns(house: House, unit: str) -> int:
    with writing(house, unit, pace=Pace.HELD) as write:
        return turns.rebuild(write)


def _adopted(document: Document) -> dict[str, str]:
    return {"kind": ADOPTED, "state": state_digest(document)}


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was put right (``row`` or the names of its columns, ``tasks``, ``turns``, ``inclusions``, ``attachments``, ``papers``), and which
    bytes the log names that are gone or changed: those no log gives back."""

    differed: tuple[str, ...]
    lost: tuple[str, ...]


def repair(house: House, unit: str, identifier: str) -> Repaired:
    """Make the subject's row, tasks, inclusions, attachments and papers equal to what its entries say, as an entry if anything
    differed. Rows that the log does not know are removed. Raises NotFound, and RowDiffers for a case one of whose achievements must
    be repaired first."""
    named = SubjectId.read(identifier)
    if named is None:
        raise NotFound(f"日志中没有 {identifier} 的步骤")
    with writing(house, unit) as write:
        document = subjects.document_of(write.connection, unit, identifier)
        if not document["seq"]:
            raise NotFound(f"日志中没有 {identifier} 的步骤")
        subject = restored(kind_of(named.cycle), identifier, document)
        differed = (*_mended(write, subject, document), *belongings.mend(write, subject))
        if differed:
            body = {"kind": "repair", "state": state_digest(document), "differed": list(differed)}
            write.append(Draft(case=identifier, actor=OPERATOR, action=REPAIRED, findings=[], body=body))
        return Repaired(differed, tuple(belongings.lost(write, subject)))


def _mended(write: Write, subject: Subject, document: Document) -> Iterator[str]:
    """What of the subject's row and tasks was not as the log has it, each put right."""
    connection, unit = write.connection, write.unit
    included = subjects.unchecked_achievements(connection, unit, subject)
    columns = subjects.columns(subject, document, included, _last_step(write, subject.id))
    values = {**EMPTY, **columns, "table": subject.CYCLE.value}
    row = subjects.stored(connection, unit, subject.id)
    if row is None:
        rows.insert(connection, {"unit": unit, "id": subject.id, **values})
        yield "row"
    elif wrong := [column for column, value in values.items() if getattr(row, column) != value]:
        rows.update(connection, unit, subject.id, values)
        yield from sorted(wrong)
    if isinstance(subject, Case):
        expected = subjects.open_tasks(unit, subject)
        if [tuple(t) for t in rows.tasks(connection, unit, subject.id)] != sorted(tuple(t.values()) for t in expected):
            rows.replace_tasks(connection, unit, subject.id, expected)
            yield "tasks"
    judged = turns.judge(write.house, connection, unit, write.at).of(subject, included)
    if turns.keep(connection, unit, subject, turns.kept(connection, unit, subject.id).get(subject.id, turns.Turns()), judged):
        yield "turns"


def _last_step(write: Write, identifier: str) -> str:
    entries = (read(row.leaf) for row in log.newest_of(write.connection, write.unit, CASE, identifier))
    return next(entry.at for entry in entries if entry.body.get("kind") == STEP)
