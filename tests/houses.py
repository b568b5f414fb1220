"""Houses made once and copied: to found one, its people's passwords are hashed, which takes long on purpose."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import postgres
from tests.shared import once
from workflow import clock
from workflow.cli.serve import write_names
from workflow.house import House
from workflow.installation import create_house, open_house
from workflow.settings import Settings
from workflow.units import sample

#: Monday, nine in the morning in China: when the sample unit is founded.
START = datetime(2026, 3, 2, 1, tzinfo=UTC)

#: The fixture's server for a database of PostgreSQL's; nobody asks for it otherwise, so that none is started in vain.
Servers = Callable[[], postgres.Server]


def folder(data: Path, fonts: Path) -> Path:
    """A data folder yet to be filled, whose papers are printed with these fonts."""
    data.mkdir(parents=True)
    (data / "fonts").symlink_to(fonts)
    return data


@dataclass(frozen=True, slots=True)
class Founded:
    """A closed sandbox with the sample unit and its people, in which nothing has happened yet."""

    data: Path
    people: dict[str, tuple[str, str]]  #: who signs in with what: username and password by person

    def copy(self, data: Path, fonts: Path) -> Path:
        shutil.copytree(self.data, data)
        (data / "fonts").symlink_to(fonts)
        return data


def founded(temporary: pytest.TempPathFactory) -> Founded:
    data = once(temporary, "founded", _found)
    lines = [line.split("\t") for line in (data / "accounts.txt").read_text(encoding="utf-8").splitlines()[1:]]
    secrets = {username: (username, password) for username, password, *_ in lines}
    return Founded(data, {person: secrets[username] for person, _, username, _ in sample.CAST})


def _found(data: Path) -> None:
    house = create_house(Settings(data=data), sandbox=True, clock_offset=int((START - clock.machine_now()).total_seconds()))
    write_names(house, sample.settle_in(house))
    house.close()


@dataclass(frozen=True, slots=True)
class Templates:
    """Closed houses under ``root``, by what they were asked for and the kind of their database."""

    root: Path
    made: dict[tuple[object, bool], Settings] = field(default_factory=dict)

    def put(self, settings: Settings, server: Servers, key: object, make: Callable[[Settings], House]) -> House:
        """Where the settings say, a copy of the house that ``make`` makes, opened; ``key`` tells that house from others."""
        kind = (key, on_a_server(settings))
        if kind not in self.made:
            self.made[kind] = self._made(server() if on_a_server(settings) else None, make)
        there = self.made[kind]
        shutil.copytree(there.data, settings.data, symlinks=True)
        if on_a_server(settings):
            server().refill(settings.url, there.url)
        else:
            shutil.copy(_file(there), _file(settings))
        return open_house(settings)

    def _made(self, server: postgres.Server | None, make: Callable[[Settings], House]) -> Settings:
        folder = self.root / str(len(self.made))
        folder.mkdir()
        url = f"sqlite:///{folder / 'anxin.db'}" if server is None else server.lasting_database()
        made = Settings(data=folder / "data", database_url=url)
        make(made).close()
        return made


def on_a_server(settings: Settings) -> bool:
    return settings.url.startswith("postgresql")


def _file(settings: Settings) -> Path:
    return Path(settings.url.removeprefix("sqlite:///"))
