"""A real browser, its JavaScript switched off, before the application listening on a port of its own."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tests.houses import Founded
from workflow.app import create_app
from workflow.house import House
from workflow.installation import open_house
from workflow.settings import Settings

CHROMIUM = "/usr/bin/chromium"
#: As root in a container, without a screen, and asking nobody on the network for anything.
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True, slots=True)
class Site:
    house: House
    address: str
    people: dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, founded: Founded, printing: Path) -> Iterator[Site]:
    """A fresh sandbox with the sample unit, served; nothing has happened in it yet."""
    house = open_house(Settings(data=founded.copy(tmp_path_factory.mktemp("site") / "data", printing)))
    server = uvicorn.Server(uvicorn.Config(create_app(house), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Site(house, f"http://127.0.0.1:{port}", founded.people)
    server.should_exit = True
    thread.join()
    house.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()
