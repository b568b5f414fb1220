"""A house with two units, made once and copied for every test, and a client that speaks as any of its people."""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

from states.stages import Seat
from tests import postgres
from tests.houses import Founded
from workflow.app import create_app
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.house import House
from workflow.identity import sessions
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.store import engine, log, people
from workflow.store import subjects as store
from workflow.transaction import ACCESS, writing
from workflow.units import founding, sample
from workflow.units.people import NewPerson, seat_people

API = "/api/v1"
OTHER, OTHER_NAME = "ZJQT", "另一所大学（示例）"
OUTSIDER = "outsider"  #: an officer and completer of the other unit
LEDGERED, DRAFT, LOOSE = "A2026-0001", "A2026-0002", "A2026-0003"
REVIEWING, PROPOSING = "C2026-0001", "C2026-0002"
FOREIGN_ACHIEVEMENT, FOREIGN_CASE = "A2026-0004", "C2026-0003"  #: numbers that only the other unit has given


@dataclass(frozen=True, slots=True)
class Template:
    """A settled house, closed, ready to be copied: its folder, its database, everybody's tokens, two passwords."""

    settings: Settings
    tokens: dict[str, sessions.SignedIn]
    passwords: dict[str, str]


def settle(house: House, founded: Founded) -> Template:
    """Two units: ours with a ledgered, a draft and a loose achievement and two cases; the other with more of both."""
    passwords = {person: password for person, (_, password) in founded.people.items()}
    founding.found(house, OTHER, OTHER_NAME, sample.regulation_text())
    newcomer = NewPerson(id=OUTSIDER, name="外人", username=OUTSIDER, password=OUTSIDER, seats=(Seat.OFFICER, Seat.COMPLETER))
    seat_people(house, OTHER, [newcomer])
    _play(Player(house, sample.UNIT), Player(house, OTHER))
    usernames = {person: username for person, _, username, _ in sample.CAST} | {OUTSIDER: OUTSIDER}
    passwords[OUTSIDER] = OUTSIDER
    tokens = {person: _signed_in(house, sample.UNIT if person != OUTSIDER else OTHER, name) for person, name in usernames.items()}
    house.close()
    return Template(house.settings, tokens, passwords)


def _signed_in(house: House, unit: str, username: str) -> sessions.SignedIn:
    """A session without the password's hash: that takes long on purpose, and `test_session.py` signs in by the door."""
    with writing(house, unit, ACCESS) as write:
        row = people.by_username(write.connection, username)
        assert row is not None
        return sessions.open_session(write, row)


def _play(ours: Player, other: Player) -> None:
    road.ledgered(ours, "ZL201610333444.6", "一种光催化降解膜")
    ours.do("wang", "draft", **material.disclosure("ZL201910234567.8", "尚在草拟的成果"))
    ours.do("wang", "draft", **material.disclosure("ZL202010456789.7", "另一项草拟的成果"))
    road.proposed(ours, LEDGERED, "980000.00")
    ours.do("wang", "open", achievements=[DRAFT])
    alone = {"completers": [{**material.COMPLETERS[0], "person": OUTSIDER, "name": "外人", "share": "100"}]}
    for number in ("ZL202110345678.3", "ZL201910234567.8", "ZL202010456789.7", "ZL201810123456.5"):
        own = other.do(OUTSIDER, "draft", **material.disclosure(number, owner=OTHER_NAME) | alone).subject
        other.do(OUTSIDER, "open", achievements=[own])


@contextmanager
def copied(template: Template, folder: Path, server: postgres.Server | None) -> Iterator[House]:
    """A house of one's own, equal to the template."""
    shutil.copytree(template.settings.data, folder, symlinks=True)
    original = template.settings.database_url
    with server.fresh_database(original) if server else nullcontext() as url:
        house = open_house(replace(template.settings, data=folder, database_url=url))
        try:
            yield house
        finally:
            house.close()


@dataclass
class Copies:
    """Copies of a template: who asks gets the last one again when nothing was written to it, neither row nor file."""

    template: Template
    server: postgres.Server | None
    folder: Path
    open: ExitStack = field(default_factory=ExitStack)
    last: House | None = None
    stamp: object = None

    def house(self) -> House:
        if self.last is None or self.stamp != self._written(self.last):
            self.close()
            self.last = self.open.enter_context(copied(self.template, self.folder / "data", self.server))
            self.stamp = self._written(self.last)
        return self.last

    def close(self) -> None:
        self.open.close()
        self.last = None
        shutil.rmtree(self.folder / "data", ignore_errors=True)

    def _written(self, house: House) -> object:
        """SQLite's database is among the files."""
        files = sorted(path for path in house.settings.data.rglob("*") if not path.name.endswith("-shm"))
        return self.server and self.server.written(), [(path, path.stat().st_mtime_ns, path.stat().st_size) for path in files]


@dataclass(frozen=True, slots=True)
class Door:
    """A client of one application, signing in as whom the test names."""

    house: House
    app: FastAPI
    client: TestClient
    template: Template

    def ask(self, method: str, path: str, person: str = "zhou", *, headers: dict[str, str] | None = None, **more: Any) -> Response:
        sent = {"Authorization": f"Bearer {self.template.tokens[person].token}"} if person else {}
        answer: Response = self.client.request(method, f"{API}{path}", headers=sent | (headers or {}), **more)
        return answer

    def get(self, path: str, person: str = "zhou") -> Response:
        return self.ask("GET", path, person)

    def post(
        self, path: str, body: Any, person: str = "zhou", *, seen: str | None = None, key: str | None = None, raw: bytes | None = None
    ) -> Response:
        headers = {"Content-Type": "application/json"}
        headers |= {"If-Match": seen} if seen is not None else {}
        headers |= {"Idempotency-Key": key} if key is not None else {}
        content = json.dumps(body).encode() if raw is None else raw
        return self.ask("POST", path, person, headers=headers, content=content)

    def tag(self, path: str, person: str = "zhou") -> str:
        """The ETag of what is there now."""
        return self.get(path, person).headers["etag"]

    def act(self, path: str, action: str, body: Any, person: str = "zhou", key: str | None = None) -> Response:
        """The action on what is there now."""
        return self.post(f"{path}/actions/{action}", body, person, seen=self.tag(path, person), key=key)

    def written(self) -> tuple[dict[tuple[str, str], int], list[tuple[Any, ...]]]:
        """All that a step could change: the size of each log, and every row of every subject and task, in full."""
        with engine.reading(self.house.engine) as connection:
            sizes = {
                (unit, kind): head.size
                for unit in (sample.UNIT, OTHER)
                for kind in ("case", "access")
                if (head := log.head(connection, unit, kind)) is not None
            }
            rows = [tuple(row) for unit in (sample.UNIT, OTHER) for row in (*store.every(connection, unit), *store.tasks(connection, unit))]
        return sizes, rows


@contextmanager
def opened(house: House, template: Template, app: FastAPI | None = None, **client: Any) -> Iterator[Door]:
    """``app``: the application of that house, if it is not to be one of its own."""
    app = app or create_app(house)
    with TestClient(app, base_url="http://127.0.0.1", **client) as started:
        yield Door(house, app, started, template)
