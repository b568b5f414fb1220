"""Houses made once and copied: to found one, its people's passwords are hashed, which takes long on purpose."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests import postgres
from workflow.house import House
from workflow.installation import open_house
from workflow.settings import Settings

#: The fixture's server for a database of PostgreSQL's; nobody asks for it otherwise, so that none is started in vain.
Servers = Callable[[], postgres.Server]


def folder(data: Path, fonts: Path) -> Path:
    """A data folder yet to be filled, whose papers are printed with these fonts."""
    data.mkdir(parents=True)
    (data / "fonts").symlink_to(fonts)
    return data


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
