"""Everything one installation consists of, opened once: database, folders, keys, calendar, renderer.

Use cases take a `House` and nothing global; a test opens one in a folder of its own.
"""

from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from sqlalchemy import Engine

from documents.fonts import prepare
from documents.worker import Renderer
from states.calendar import Calendar, parse
from workflow import keys
from workflow.settings import Settings
from workflow.store import engine as store
from workflow.store import migrate, people
from workflow.store.files import Files


@dataclass(frozen=True)
class House:
    settings: Settings
    engine: Engine
    files: Files
    sandbox: bool

    @cached_property
    def calendar(self) -> Calendar:
        """The years that come with us, and those that the unit imported (``calendars/*.toml`` in the data folder)."""
        packaged = [f for f in resources.files("states").joinpath("calendars").iterdir() if f.name.endswith(".toml")]
        imported = sorted((self.settings.data / "calendars").glob("*.toml"))
        years = [parse(f.read_text(encoding="utf-8")) for f in (*packaged, *imported)]
        return Calendar.of(years)

    @cached_property
    def renderer(self) -> Renderer:
        """The warm process that makes papers; its fonts are prepared on first use."""
        fonts = self.settings.data / "fonts"
        prepare(fonts)
        return Renderer(fonts)

    def close(self) -> None:
        if "renderer" in self.__dict__:
            self.renderer.close()
        self.engine.dispose()


def open_house(settings: Settings) -> House:
    """Open an installation that exists; raises FileNotFoundError when nothing was set up there yet."""
    _check_there(settings)
    engine = store.connect(settings.url)
    if not migrate.is_current(engine):
        migrate.upgrade(engine)
    with store.reading(engine) as connection:
        row = people.installation(connection)
    if row is None:
        engine.dispose()
        raise _nothing_there(settings)
    return House(settings, engine, Files(settings.data / "papers"), bool(row.sandbox))


def create_house(settings: Settings, *, sandbox: bool, clock_offset: int = 0) -> House:
    """Make a new installation, or open the one that is there; a folder is a sandbox for good or not at all."""
    settings.data.mkdir(parents=True, exist_ok=True)
    settings.data.chmod(0o700)
    keys.prepare(settings.data)
    engine = store.connect(settings.url)
    migrate.upgrade(engine)
    with store.writing(engine) as connection:
        row = people.installation(connection)
        if row is None:
            people.install(connection, sandbox=sandbox, clock_offset=clock_offset if sandbox else 0)
    engine.dispose()
    return open_house(settings)


def migrate_database(settings: Settings) -> bool:
    """Bring the database to this release; whether there was anything to do. Raises FileNotFoundError as `open_house`."""
    _check_there(settings)
    engine = store.connect(settings.url)
    behind = not migrate.is_current(engine)
    migrate.upgrade(engine)
    engine.dispose()
    return behind


def _check_there(settings: Settings) -> None:
    """SQLite would make an empty file for whoever only looks."""
    kind, _, path = settings.url.partition(":///")
    if kind == "sqlite" and not Path(path).exists():
        raise _nothing_there(settings)


def _nothing_there(settings: Settings) -> FileNotFoundError:
    return FileNotFoundError(f"尚未建立数据：{settings.data}。先运行 anxin serve 或 anxin demo")
