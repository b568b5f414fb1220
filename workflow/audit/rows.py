"""The part of the audit that redoes the folds: subjects, what belongs to them, the unit, its regulations and people."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from states.achievement import Achievement
from states.case import Case, Subject, blank, evolve
from states.regulation import content_hash
from workflow import subjects
from workflow.house import House
from workflow.step import entries
from workflow.store import people, whole
from workflow.store import subjects as rows
from workflow.trail.entry import Entry
from workflow.trail.verify import Document, blank_document, follow

#: Columns of a subject that its kind leaves empty.
EMPTY = {"patent": "", "buyer": "", "price": 0, "decided_on": "", "registration": ""}

Folds = dict[str, tuple[Subject, str, Document]]  # subject by id, with the time of its last step and its document


def fold(log: Sequence[Entry]) -> tuple[Folds, list[str]]:
    """Every subject from its entries alone, and the entries that cannot be folded."""
    folds: Folds = {}
    wrong: list[str] = []
    for entry in log:
        try:
            event = entries.event_of(entry)
            if event is None:
                continue
            state = folds[entry.case][0] if entry.case in folds else blank(entries.table_of(entry), entry.case)
            held = folds[entry.case][2] if entry.case in folds else blank_document()
            document, problems = follow(held, {"seq": entry.seq, "body": entry.body})
            wrong += problems
            folds[entry.case] = evolve(state, event), entry.at, document
        except (ValueError, KeyError, TypeError) as error:
            wrong.append(f"条目 {entry.seq}：不能折叠为 {entry.case} 的状态（{type(error).__name__}）")
    return folds, wrong


def compare(house: House, connection: Connection, unit: str, log: Sequence[Entry], folds: Folds) -> Iterator[str]:
    """Every copy in the tables against what the log says."""
    yield from _subjects(connection, unit, folds)
    yield from _belongings(connection, unit, folds)
    yield from _founded(house, connection, unit, log)
    yield from _regulations(connection, unit, log)
    yield from _people(connection, unit, log)


def _subjects(connection: Connection, unit: str, folds: Folds) -> Iterator[str]:
    stored = {row.id: row for row in rows.every(connection, unit)}
    for identifier in sorted(set(stored) - set(folds)):
        yield f"{identifier}：表中有此行，日志中没有"
    for identifier, (state, at, document) in sorted(folds.items()):
        row = stored.get(identifier)
        if row is None:
            yield f"{identifier}：日志中有，表中缺此行"
            continue
        expected = {**EMPTY, "table": subjects.table_of(state).value, **subjects.columns(state, document, _included(state, folds), at)}
        for column, value in expected.items():
            if getattr(row, column) != value:
                yield f"{identifier}：列 {column} 与日志折叠的结果不符"


def _included(state: Subject, folds: Folds) -> tuple[Achievement, ...]:
    if not isinstance(state, Case):
        return ()
    found = (folds[i][0] for i in dict.fromkeys(state.achievements) if i in folds)
    return tuple(a for a in found if isinstance(a, Achievement))


def _belongings(connection: Connection, unit: str, folds: Folds) -> Iterator[str]:
    cases = [s for s, *_ in folds.values() if isinstance(s, Case)]
    held = {(r.case, r.achievement) for r in rows.inclusions(connection, unit)}
    for pair in sorted(held ^ {(c.id, a) for c in cases for a in c.achievements}):
        yield f"{pair[0]}：与成果 {pair[1]} 的关联同日志不符"
    tasks = {tuple(r) for r in rows.tasks(connection, unit)}
    expected = {tuple(t.values()) for c in cases for t in subjects.open_tasks(unit, c)}
    for task in sorted(tasks ^ expected):
        yield f"{task[2]}：签批任务 {task[1]} 同日志不符"


def _founded(house: House, connection: Connection, unit: str, log: Sequence[Entry]) -> Iterator[str]:
    """The unit's own row, and whether the installation still is the kind that it was founded in."""
    body = next((e.body for e in log if e.action == "unit_founded"), {})
    row, installation = people.unit(connection, unit), people.installation(connection)
    if row is None or (row.name, row.regime) != (body.get("name"), body.get("regime")):
        yield f"{unit}：单位名称或性质同日志不符"
    if house.sandbox != body.get("sandbox"):
        yield f"{unit}：是否演示环境同日志不符"
    if installation is not None and installation.clock_offset and not house.sandbox:
        yield f"{unit}：不是演示环境，时钟却被拨动 {installation.clock_offset} 秒"


def _regulations(connection: Connection, unit: str, log: Sequence[Entry]) -> Iterator[str]:
    published = {e.body["hash"]: (e.body["text"], e.at) for e in log if e.action == "regulation_published"}
    row = people.unit(connection, unit)
    if row is None or row.regulation != next(reversed(published), None):
        yield f"{unit}：现行制度同日志不符"
    stored = {r.hash: (r.text, r.published_at) for r in whole.regulations(connection, unit)}
    for version in sorted(set(stored) | set(published)):
        text, at = stored.get(version, ("", ""))
        if (text, at) != published.get(version) or content_hash(text) != version:
            yield f"{unit}：制度 {version[:12]} 的文本或发布时间同日志不符"


def _people(connection: Connection, unit: str, log: Sequence[Entry]) -> Iterator[str]:
    names, active, seats = _told(log)
    stored = {p.id: p for p in people.persons(connection, unit)}
    for person in sorted(set(stored) ^ set(names)):
        yield f"人员 {person}：人员表同日志不符"
    held: dict[str, set[tuple[str, str, str]]] = {}
    for row in people.every_seating(connection, unit):
        held.setdefault(row.person, set()).add((row.seat, row.since, row.until))
    for person in sorted(set(stored) & set(names)):
        if stored[person].name != names[person]:
            yield f"人员 {person}：姓名同日志不符"
        if stored[person].active != active[person]:
            yield f"人员 {person}：在职与否同日志不符"
    for person in sorted(set(held) | set(seats)):
        if held.get(person, set()) != seats.get(person, set()):
            yield f"人员 {person}：席位同日志不符"


def _told(log: Sequence[Entry]) -> tuple[dict[str, str], dict[str, bool], dict[str, set[tuple[str, str, str]]]]:
    """Names, who is in, and the seats held (seat, since, until), by person."""
    names: dict[str, str] = {}
    active: dict[str, bool] = {}
    seats: dict[str, set[tuple[str, str, str]]] = {}
    for entry in log:
        body = entry.body
        if entry.action == "person_seated":
            names[body["person"]], active[body["person"]] = body["name"], True
            seats.setdefault(body["person"], set()).update((s, body["since"], "") for s in body["seats"])
        elif entry.action in {"person_left", "person_activated"}:
            active[body["person"]] = body["active"]
    return names, active, seats
