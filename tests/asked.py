"""Every page and every GET of the API, by its route, each with addresses in one unit of a house: of the newest subject in each
state, and of what lies in it."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from httpx import ASGITransport, AsyncClient, Response
from sqlalchemy import Row, event, func, select

from states.lifecycles import LIFE_CYCLES
from states.naming import MemberId
from workflow import subjects
from workflow.api.places import OWN, ROOT
from workflow.house import House
from workflow.identity import sessions
from workflow.store import people
from workflow.store import subjects as store
from workflow.transaction import ACCESS, reading, writing
from workflow.units.sample import CAST
from workflow.web.mount import NAMED, ROUTES
from workflow.web.visit import COOKIE

NAME = re.compile(r"{(\w+)}")
MAKES_A_PAPER = re.compile(r"/dossier$")  #: it writes an entry too, and waits in a lane of its own
OK = 200
PAPER = "papers"  #: in a route, that its hash is a paper's
#: Everybody's seat once: who sees and may do differently.
ROLES = tuple({seats: person for person, _, _, seats in reversed(CAST)}.values())


@dataclass(frozen=True, slots=True)
class Address:
    route: str
    path: str


@dataclass(frozen=True, slots=True)
class Found:
    """A subject, and what names are in the addresses of what belongs to it."""

    unit: str
    row: Row[Any]
    attachments: Sequence[str]
    papers: Sequence[str]
    tasks: Sequence[str]

    def values(self, name: str, route: str) -> Sequence[str]:
        """What may stand at that name in the route; nothing where the subject has no such thing."""
        known: Mapping[str, Sequence[str]] = {
            "unit": [self.unit],
            "subject": [self.row.id],
            self.row.table: [self.row.id],
            "seq": [str(self.row.last)],
            "task": self.tasks,
            "sha256": self.papers if PAPER in route else self.attachments,
        }
        return known[name] if name in known else self._members(name, route)

    def _members(self, name: str, route: str) -> list[str]:
        subject = subjects.read(self.row).subject
        own = [c for c in LIFE_CYCLES.values() if c.many and c.belongs(subject)]
        if name == "n":
            return [key for c in own if route.startswith(f"{ROOT}{OWN[c.key]}") for key in c.members(subject)]
        return [str(MemberId(subject.id, c.key, key)) for c in own if c.key == name for key in c.members(subject)]


def routes(app: FastAPI) -> list[str]:
    """The paths of all that may be got, as the application has them."""
    pages = [route for router in (*ROUTES, *NAMED) for route in router.routes]
    shown = [route.path for route in pages if isinstance(route, APIRoute) and route.methods and "GET" in route.methods]
    described = [path for path, operations in app.openapi()["paths"].items() if "get" in operations]
    return [*shown, *described, f"{ROOT}/openapi.json"]


def addresses(house: House, app: FastAPI, unit: str) -> list[Address]:
    """All but what makes a paper; each once."""
    found = _found(house, unit)
    asked = (route for route in routes(app) if not MAKES_A_PAPER.search(route))
    return list(dict.fromkeys(Address(route, path) for route in asked for path in _filled(route, unit, found)))


def _filled(route: str, unit: str, found: Sequence[Found]) -> Iterator[str]:
    names = NAME.findall(route)
    if set(names) <= {"unit"}:
        yield route.format(unit=unit)
        return
    for one in found:
        for values in product(*(one.values(name, route) for name in names)):
            yield route.format(**dict(zip(names, values, strict=True)))


def _found(house: House, unit: str) -> list[Found]:
    """The newest in each state."""
    newest = select(func.max(store.SUBJECT.c.id)).where(store.SUBJECT.c.unit == unit).group_by(store.SUBJECT.c.table, store.SUBJECT.c.state)
    own = (store.ENTRY.c.unit == unit, store.ENTRY.c.kind == "case", store.ENTRY.c.case == store.SUBJECT.c.id)
    last = select(func.max(store.ENTRY.c.seq)).where(*own).correlate(store.SUBJECT).scalar_subquery().label("last")
    with reading(house) as connection:
        rows = connection.execute(select(store.SUBJECT, last).where(store.SUBJECT.c.unit == unit, store.SUBJECT.c.id.in_(newest))).all()
        return [
            Found(
                unit,
                row,
                [kept.sha256 for kept in store.attachments(connection, unit, [row.id])],
                [paper.sha256 for paper in store.papers(connection, unit, row.id)],
                [task.id for task in store.tasks(connection, unit, row.id)],
            )
            for row in rows
        ]


def signed_in(house: House, unit: str, persons: Sequence[str] = ROLES) -> dict[str, str]:
    """A session's token by person, without the password's hash, which takes long on purpose; none for "", who is not signed in."""
    tokens = dict.fromkeys(persons, "")
    with writing(house, unit, ACCESS) as write:
        for person in filter(None, persons):
            row = people.person(write.connection, unit, person)
            assert row is not None, f"{person} is of the cast"
            tokens[person] = sessions.open_session(write, row).token
    return tokens


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks an application within this process; ``client`` belongs to ``loop``."""

    loop: asyncio.AbstractEventLoop
    client: AsyncClient

    def get(self, path: str, token: str) -> Response:
        """Pages and API alike, as the holder of the session, or as anybody."""
        headers = {"Cookie": f"{COOKIE}={token}"} if token else {}
        return self.loop.run_until_complete(self.client.get(path, headers=headers))


@contextmanager
def asking(app: FastAPI) -> Iterator[Asking]:
    loop = asyncio.new_event_loop()
    client = AsyncClient(transport=ASGITransport(app), base_url="http://127.0.0.1")
    try:
        yield Asking(loop, client)
    finally:
        loop.run_until_complete(client.aclose())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


@contextmanager
def heard(house: House) -> Iterator[list[str]]:
    """The statements that the house sends its database meanwhile."""
    told: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(statement)

    event.listen(house.engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(house.engine, "before_cursor_execute", note)
