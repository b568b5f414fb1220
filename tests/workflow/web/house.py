"""A played house behind the real application, and a person at a browser without JavaScript."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from httpx import Response
from starlette.testclient import TestClient

from states.signoff import Matter
from tests.application import application
from tests.houses import Founded
from tests.workflow.web.browser import Page
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.house import House
from workflow.identity import sessions
from workflow.identity.sessions import SignedIn
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.units import sample

BASE = "http://127.0.0.1"
NASTY = "<script>alert(1)</script>\"'&<b>"

#: Where `play` leaves them.
LEDGERED, DRAFT, AVAILABLE = "A2026-0001", "A2026-0003", "A2026-0004"
PROPOSING, OPENED, REVIEWING, POSTED = "C2026-0004", "C2026-0003", "C2026-0002", "C2026-0001"


@dataclass(frozen=True, slots=True)
class Template:
    """A played house, closed; who signs in with what."""

    settings: Settings
    people: dict[str, tuple[str, str]]
    signed_in: dict[str, SignedIn]


def settle(founded: Founded, data: Path) -> Template:
    """The sample unit in that data folder, a copy of the one founded, with some work done."""
    settings, people = Settings(data=data), founded.people
    house = open_house(settings)
    signed_in = {person: sessions.sign_in(house, *people[person]) for person in ("wang", "li", "zhou", "wu", "sun", "gao", "jiang", "yang")}
    play(Player(house, sample.UNIT))
    house.close()
    return Template(settings, people, signed_in)


def play(player: Player) -> None:
    """A case under notice with an objection, one under review, one on a draft with a nasty title, one being proposed."""
    first, second = road.ledgered(player, "ZL202110345678.3", "一种光催化降解膜"), road.ledgered(player, "ZL201910234567.8", "一种复合膜")
    case = road.proposed(player, first, "980000.00")
    player.sign(case, Matter.REVIEW)
    number = road.posted(player, case, "price", ("unit_site", "market"))
    evidence = player.upload("li", case, "异议材料.txt", "异议材料（示例）")
    player.do("li", "object", case, number, objector="某职工", named=True, contact="13812345678", text="价格偏低。", evidence=[evidence])
    road.proposed(player, second, "150000.00")
    player.do("wang", "draft", **material.disclosure("ZL202010456789.7", NASTY))
    player.do("zhou", "open", achievements=[DRAFT])
    available = road.ledgered(player, "ZL201810123456.5", "一种柔性储能纤维")
    assert player.do("zhou", "open", achievements=[available]).subject == PROPOSING


@contextmanager
def copied(template: Template, folder: Path) -> Iterator[House]:
    shutil.copytree(template.settings.data, folder, symlinks=True)
    house = open_house(replace(template.settings, data=folder))
    try:
        yield house
    finally:
        house.close()


@dataclass(frozen=True, slots=True)
class Browser:
    """One person's browser; forms are sent as the page has them, with what the person changes."""

    client: TestClient

    def get(self, path: str) -> Response:
        found: Response = self.client.get(path, follow_redirects=False)
        return found

    def page(self, path: str) -> Page:
        found = self.get(path)
        assert found.status_code == 200, found.text
        return Page(found.text)

    def send(self, page: Page, action: str, **typed: str | list[str]) -> Response:
        """The page's form, some fields filled in anew; ``__`` in a name stands for a dot."""
        values = dict(page.form(action).values)
        for name, value in typed.items():
            values[name.replace("__", ".")] = [value] if isinstance(value, str) else value
        found: Response = self.client.post(action, data=values, follow_redirects=False)
        return found


@dataclass(frozen=True, slots=True)
class Office:
    """The application of one house, and a browser for whoever is named."""

    house: House
    template: Template

    def browser(self, person: str = "") -> Browser:
        app = application(self.house)
        client = TestClient(app, base_url=BASE, raise_server_exceptions=False)
        if person:
            client.cookies.set("anxin_session", self.template.signed_in[person].token)
        return Browser(client)

    def csrf(self, person: str) -> str:
        return self.template.signed_in[person].csrf


def office(house: House, template: Template) -> Office:
    return Office(house, template)


def steps(player_house: House, subject: str) -> int:
    """How many steps the subject has taken."""
    found = Player(player_house, sample.UNIT)
    return found.case(subject).seq


def unsafe(markup: str) -> list[str]:
    """Inline script, style or event handlers: the policy would stop them, and we write none."""
    return re.findall(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", markup)
