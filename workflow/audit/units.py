"""The part of the audit that looks at the unit itself: its own row, its regulations, its people, how far its logs were read."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from states.regulation import content_hash
from workflow.audit import cursors, identity
from workflow.house import House
from workflow.jobs.consumers.access_head import RECORDED
from workflow.store import log, people, whole
from workflow.trail.entry import Entry, Malformed, again
from workflow.transaction import ACCESS, CASE

PEOPLE = ("person_seated", "person_left", "person_activated")


def compare(house: House, connection: Connection, unit: str) -> Iterator[str]:
    yield from _founded(house, connection, unit)
    yield from _regulations(connection, unit)
    yield from _people(connection, unit)
    yield from identity.compare(connection, unit)
    recorded = max((entry.body["size"] for entry in _told(connection, unit, RECORDED)), default=0)
    sizes = {kind: log.size(connection, unit, kind) for kind in (CASE, ACCESS)}
    yield from cursors.compare(connection, unit, sizes, recorded)


def _told(connection: Connection, unit: str, *actions: str) -> list[Entry]:
    """The unit's own entries of these actions, in log order; what cannot be read was named where the log was read."""
    found = []
    for row in (row for action in actions for row in log.unit_entries(connection, unit, CASE, action)):
        try:
            found.append(again(row.leaf))
        except Malformed:
            continue
    return sorted(found, key=lambda entry: entry.seq)


def _founded(house: House, connection: Connection, unit: str) -> Iterator[str]:
    """The unit's own row, and whether the installation still is the kind that it was founded in."""
    body = next((e.body for e in _told(connection, unit, "unit_founded")), {})
    row, installation = people.unit(connection, unit), people.installation(connection)
    if row is None or (row.name, row.regime) != (body.get("name"), body.get("regime")):
        yield f"{unit}：单位名称或性质同日志不符"
    if house.sandbox != body.get("sandbox"):
        yield f"{unit}：是否演示环境同日志不符"
    if installation is not None and installation.clock_offset and not house.sandbox:
        yield f"{unit}：不是演示环境，时钟却被拨动 {installation.clock_offset} 秒"


def _regulations(connection: Connection, unit: str) -> Iterator[str]:
    published = {e.body["hash"]: (e.body["text"], e.at) for e in _told(connection, unit, "regulation_published")}
    row = people.unit(connection, unit)
    if row is None or row.regulation != next(reversed(published), None):
        yield f"{unit}：现行制度同日志不符"
    stored = {r.hash: (r.text, r.published_at) for r in whole.regulations(connection, unit)}
    for version in sorted(set(stored) | set(published)):
        text, at = stored.get(version, ("", ""))
        if (text, at) != published.get(version) or content_hash(text) != version:
            yield f"{unit}：制度 {version[:12]} 的文本或发布时间同日志不符"


def _people(connection: Connection, unit: str) -> Iterator[str]:
    names, active, seats = _seated(_told(connection, unit, *PEOPLE))
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


def _seated(log: Sequence[Entry]) -> tuple[dict[str, str], dict[str, bool], dict[str, set[tuple[str, str, str]]]]:
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
