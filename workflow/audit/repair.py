"""Rows brought back to what the log says: after a release that reads other rows, or after somebody wrote into the database."""

from collections.abc import Iterator

from states.case import Case, Subject, restored
from states.stages import FINAL
from workflow import subjects
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import OPERATOR
from workflow.store import log, people
from workflow.store import subjects as rows
from workflow.trail.entry import read
from workflow.trail.log import Draft
from workflow.trail.verify import ADOPTED, STEP, Document, state_digest
from workflow.transaction import CASE, Write, reading, writing

REPAIRED = "row_repaired"


def adopt(house: House) -> int:
    """Bring every row that is no document to this release, from its entries; open subjects whose last step names no digest get one
    as an entry. How many rows were written; a second run finds nothing."""
    return sum(_adopt(house, unit) for unit in units(house))


def units(house: House) -> list[str]:
    with reading(house) as connection:
        return list(people.units(connection))


def _adopt(house: House, unit: str) -> int:
    with writing(house, unit) as write:
        behind = [row for row in rows.every(write.connection, unit) if not row.body.startswith('{"groups":')]
        for row in sorted(behind, key=lambda row: row.id):
            document = subjects.document_of(write.connection, unit, row.id)
            subject = restored(subjects.KIND[row.table], row.id, document)
            if subject.state not in FINAL:
                write.append(Draft(case=row.id, actor="system", action=ADOPTED, findings=[], body=_adopted(document)))
            rows.update(write.connection, unit, row.id, {"body": subjects.body(document)})
        return len(behind)


def _adopted(document: Document) -> dict[str, str]:
    return {"kind": ADOPTED, "state": state_digest(document)}


def repair(house: House, unit: str, identifier: str) -> bool:
    """Write the subject's row and tasks anew from its entries, as an entry; whether anything differed. Raises NotFound."""
    kind = subjects.KIND["achievement" if identifier.startswith("A") else "case"]
    with writing(house, unit) as write:
        document = subjects.document_of(write.connection, unit, identifier)
        if not document["seq"]:
            raise NotFound(f"日志中没有 {identifier} 的步骤")
        subject = restored(kind, identifier, document)
        differed = list(_mended(write, subject, document))
        if differed:
            body = {"kind": "repair", "state": state_digest(document), "differed": differed}
            write.append(Draft(case=identifier, actor=OPERATOR, action=REPAIRED, findings=[], body=body))
    house.differing.pop((unit, identifier), None)
    return bool(differed)


def _mended(write: Write, subject: Subject, document: Document) -> Iterator[str]:
    """What of the subject's row, tasks and inclusions was not as the log has it, each put right."""
    connection, unit, table = write.connection, write.unit, subject.CYCLE.value
    included = subjects.unchecked_achievements(connection, unit, subject)
    values = subjects.columns(subject, document, included, _last_step(write, subject.id))
    row = rows.get(connection, unit, subject.id, table)
    if row is None:
        rows.insert(connection, {"unit": unit, "id": subject.id, "table": table, **values})
        yield "row"
    elif wrong := [column for column, value in values.items() if getattr(row, column) != value]:
        rows.update(connection, unit, subject.id, values)
        yield from sorted(wrong)
    if isinstance(subject, Case):
        expected = subjects.open_tasks(unit, subject)
        if [tuple(t) for t in rows.tasks(connection, unit, subject.id)] != sorted(tuple(t.values()) for t in expected):
            rows.replace_tasks(connection, unit, subject.id, expected)
            yield "tasks"
        missing = set(subject.achievements) - {r.achievement for r in rows.inclusions(connection, unit) if r.case == subject.id}
        if missing:
            rows.include(connection, unit, subject.id, sorted(missing))
            yield "inclusions"


def _last_step(write: Write, identifier: str) -> str:
    entries = (read(leaf) for leaf in log.newest_of(write.connection, write.unit, CASE, identifier))
    return next(entry.at for entry in entries if entry.body.get("kind") == STEP)
