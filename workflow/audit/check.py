"""Check an installation against its own log: every entry re-hashed, every fold redone, every copy compared.

Trusts nothing but the leaves: columns beside them, heads, rows, papers and held checkpoints are all recomputed from
the entries. All differences are listed, not the first alone. Nothing is held at once: each log is read page by page in its own
order (`logs.py`), then subject by subject, a few at a time, with the rows that belong to them (`subjects.py`).
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from workflow.audit import checkpoints, cursors, logs, subjects, units
from workflow.audit.work import Work
from workflow.house import House
from workflow.store import people, standing, whole
from workflow.transaction import ACCESS, CASE, reading

Part = Callable[[Work], Iterator[str]]


def differences(house: House, work: Work | None = None) -> list[str]:
    """Every difference found, in Chinese, each naming what is at fault; empty: all agrees. ``work``: an audit to go on with."""
    work = work or Work()
    with reading(house) as connection:
        for name, part in _parts(house, connection):
            if name not in work.done:
                work.begin(name)
                work.found.extend(part(work))  # one by one: what was found is there before the part goes on
                work.end()
    work.forget()
    return work.found


def _parts(house: House, connection: Connection) -> Iterator[tuple[str, Part]]:
    units_there = people.units(connection)
    yield "安装", lambda _: _installation(house, connection)
    for unit in units_there:
        for kind in (CASE, ACCESS):
            yield f"{unit}/{kind} 日志", lambda work, u=unit, k=kind: logs.compare(house, connection, u, k, work)  # type: ignore[misc]
        yield f"{unit} 各项", lambda work, u=unit: subjects.compare(house, connection, u, work)  # type: ignore[misc]
        yield f"{unit} 单位", lambda _, u=unit: units.compare(house, connection, u)  # type: ignore[misc]


def _installation(house: House, connection: Connection) -> Iterator[str]:
    """What belongs to no unit, and what stands in the place of our tables."""
    units_there = people.units(connection)
    known = {(unit, kind) for unit in units_there for kind in (CASE, ACCESS)}
    yield from (f"表 {table} 中有单位 {unit} 的行，却没有这个单位" for table, unit in sorted(whole.strays(connection)))
    yield from cursors.strays(connection, units_there)
    stray = sorted((whole.logs(connection) | checkpoints.logs(house)) - known)
    yield from (f"{unit}/{kind}：没有这个日志，却有它的数据" for unit, kind in stray)
    yield from standing.problems(connection)
