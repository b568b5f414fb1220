"""Check an installation against its own log: every entry re-hashed, every fold redone, every copy compared.

Trusts nothing but the leaves: columns beside them, heads, rows, papers and held checkpoints are all recomputed from
the entries. All differences are listed, not the first alone.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row

from states.achievement import Achievement
from states.case import Case, Subject, blank, evolve
from states.regulation import content_hash
from workflow import audit_files, entries, subjects
from workflow.daily import RECORDED
from workflow.house import House
from workflow.store import log as store
from workflow.store import people
from workflow.store import subjects as rows
from workflow.trail import merkle
from workflow.trail.entry import Entry, Malformed, leaf_hash, read
from workflow.transaction import ACCESS, CASE, reading

#: Columns of a subject that its kind leaves empty.
EMPTY = {"patent": "", "buyer": "", "price": 0, "decided_on": "", "registration": ""}

Folds = dict[str, tuple[Subject, str]]  # subject by id, with the time of its last step


def check(house: House) -> list[str]:
    """Every difference found, in Chinese, each naming what is at fault; empty: all agrees."""
    with reading(house) as connection:
        return [line for unit in people.units(connection) for line in _unit(house, connection, unit)]


def _unit(house: House, connection: Connection, unit: str) -> Iterator[str]:
    for kind in (CASE, ACCESS):
        stored = store.entries(connection, unit, kind)
        yield from _log(house, connection, unit, kind, stored)
    hashes = store.leaf_hashes(connection, unit, ACCESS, store.size(connection, unit, ACCESS))
    log = [entry for entry in (_readable(row) for row in store.entries(connection, unit, CASE)) if entry is not None]
    folds, wrong = _fold(log)
    yield from wrong
    yield from _access_heads(unit, log, hashes)
    yield from _rows(connection, unit, folds)
    yield from _regulations(connection, unit, log)
    yield from _people(connection, unit, log)
    yield from audit_files.compare(house, connection, unit, log, [s for s, _ in folds.values()])


def _readable(row: Row[Any]) -> Entry | None:
    try:
        return read(row.leaf)
    except Malformed:
        return None


def _log(house: House, connection: Connection, unit: str, kind: str, stored: Any) -> Iterator[str]:
    """Leaves against their columns, sequence, chain, head and held checkpoints."""
    tips: dict[str, tuple[int, str]] = {}
    hashes: list[bytes] = []
    last = ""
    for place, row in enumerate(stored):
        name = f"{unit}/{kind} 条目 {row.seq}"
        try:
            entry = read(row.leaf)
        except Malformed as error:
            yield f"{name}：原始字节不合规定（{error}）"
            hashes.append(leaf_hash(row.leaf))
            continue
        yield from (f"{name}：{problem}" for problem in _columns(row, entry, unit, kind, place, last))
        if entry.case:
            number, tip = tips.get(entry.case, (0, ""))
            if (entry.case_seq, entry.prev) != (number + 1, tip):
                yield f"{name}：没有接在 {entry.case} 第 {number} 条之后，有删除、重复或调换"
            tips[entry.case] = entry.case_seq, leaf_hash(row.leaf).hex()
        hashes.append(leaf_hash(row.leaf))
        last = entry.at
    yield from _head(connection, unit, kind, hashes, last)
    yield from audit_files.checkpoints(house, connection, unit, kind, hashes)


def _columns(row: Row[Any], entry: Entry, unit: str, kind: str, place: int, last: str) -> Iterator[str]:
    if (entry.unit, entry.kind, entry.seq) != (unit, kind, place) or row.seq != place:
        yield f"在日志中的位置应为 {place}，有删除、重复或调换"
    for column in ("unit", "kind", "seq", "case", "case_seq", "at", "actor", "action"):
        if getattr(row, column) != getattr(entry, column):
            yield f"列 {column} 为 {getattr(row, column)!r}，原始字节为 {getattr(entry, column)!r}"
    if row.leaf_hash != leaf_hash(row.leaf).hex():
        yield "列 leaf_hash 与原始字节不符"
    if entry.at < last:
        yield "时间早于前一条"


def _head(connection: Connection, unit: str, kind: str, hashes: list[bytes], last: str) -> Iterator[str]:
    head, tree = store.head(connection, unit, kind), merkle.Frontier()
    for one in hashes:
        tree = merkle.append(tree, one)
    if head is None:
        yield f"{unit}/{kind} 日志头：缺失"
        return
    if head.size != tree.size:
        yield f"{unit}/{kind} 日志头：size 为 {head.size}，实有 {tree.size} 条"
    if head.frontier != b"".join(tree.hashes):
        yield f"{unit}/{kind} 日志头：frontier 与条目不符"
    if head.at != last:
        yield f"{unit}/{kind} 日志头：at 为 {head.at}，末条为 {last}"


def _access_heads(unit: str, log: list[Entry], hashes: list[bytes]) -> Iterator[str]:
    """The access log must still begin as the case log took it down, day by day."""
    for entry in log:
        if entry.action == RECORDED:
            size, root = entry.body["size"], entry.body["root"]
            if size > len(hashes) or merkle.root_of(hashes[:size]).hex() != root:
                yield f"{unit}/{ACCESS} 日志：与 {CASE} 条目 {entry.seq} 所记的前 {size} 条不符"


def _fold(log: list[Entry]) -> tuple[Folds, list[str]]:
    """Every subject from its entries alone."""
    folds: Folds = {}
    wrong: list[str] = []
    for entry in log:
        try:
            event = entries.event_of(entry)
            if event is None:
                continue
            state = folds[entry.case][0] if entry.case in folds else blank(entries.table_of(entry), entry.case)
            folds[entry.case] = evolve(state, event), entry.at
        except (ValueError, KeyError, TypeError) as error:
            wrong.append(f"条目 {entry.seq}：不能折叠为 {entry.case} 的状态（{type(error).__name__}）")
    return folds, wrong


def _rows(connection: Connection, unit: str, folds: Folds) -> Iterator[str]:
    """The copies: subjects with every column, inclusions, tasks."""
    stored = {row.id: row for row in rows.every(connection, unit)}
    for identifier in sorted(set(stored) - set(folds)):
        yield f"{identifier}：表中有此行，日志中没有"
    for identifier, (state, at) in sorted(folds.items()):
        row = stored.get(identifier)
        if row is None:
            yield f"{identifier}：日志中有，表中缺此行"
            continue
        expected = {**EMPTY, "table": subjects.table_of(state).value, **subjects.columns(state, _included(state, folds), at)}
        for column, value in expected.items():
            if getattr(row, column) != value:
                yield f"{identifier}：列 {column} 与日志折叠的结果不符"
    yield from _belongings(connection, unit, folds)


def _included(state: Subject, folds: Folds) -> tuple[Achievement, ...]:
    if not isinstance(state, Case):
        return ()
    found = (folds[i][0] for i in dict.fromkeys(state.achievements) if i in folds)
    return tuple(a for a in found if isinstance(a, Achievement))


def _belongings(connection: Connection, unit: str, folds: Folds) -> Iterator[str]:
    cases = [s for s, _ in folds.values() if isinstance(s, Case)]
    held = {(r.case, r.achievement) for r in rows.inclusions(connection, unit)}
    for pair in sorted(held ^ {(c.id, a) for c in cases for a in c.achievements}):
        yield f"{pair[0]}：与成果 {pair[1]} 的关联同日志不符"
    tasks = {tuple(r) for r in rows.tasks(connection, unit)}
    expected = {tuple(t.values()) for c in cases for t in subjects.open_tasks(unit, c)}
    for task in sorted(tasks ^ expected):
        yield f"{task[2]}：签批任务 {task[1]} 同日志不符"


def _regulations(connection: Connection, unit: str, log: list[Entry]) -> Iterator[str]:
    published = [e.body for e in log if e.action == "regulation_published"]
    row = people.unit(connection, unit)
    founded = next((e.body for e in log if e.action == "unit_founded"), {})
    if row is None or (row.name, row.regime) != (founded.get("name"), founded.get("regime")):
        yield f"{unit}：单位名称或性质同日志不符"
    if not published or row is None or row.regulation != published[-1]["hash"]:
        yield f"{unit}：现行制度同日志不符"
    for body in published:
        text = people.regulation(connection, unit, body["hash"])
        if text != body["text"] or content_hash(body["text"]) != body["hash"]:
            yield f"{unit}：制度 {body['hash'][:12]} 的文本同日志不符"


def _people(connection: Connection, unit: str, log: list[Entry]) -> Iterator[str]:
    expected: dict[str, tuple[str, set[tuple[str, str]]]] = {}
    for entry in log:
        if entry.action == "person_seated":
            body = entry.body
            seats = expected.get(body["person"], ("", set()))[1] | {(s, body["since"]) for s in body["seats"]}
            expected[body["person"]] = body["name"], seats
    stored = {p.id: p.name for p in people.persons(connection, unit)}
    for person in sorted(set(stored) ^ set(expected)):
        yield f"人员 {person}：人员表同日志不符"
    held: dict[str, set[tuple[str, str]]] = {}
    for row in people.every_seating(connection, unit):
        held.setdefault(row.person, set()).add((row.seat, row.since))
    for person, (name, seats) in sorted(expected.items()):
        if stored.get(person, name) != name:
            yield f"人员 {person}：姓名同日志不符"
        if held.get(person, set()) != seats:
            yield f"人员 {person}：席位同日志不符"
