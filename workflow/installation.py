"""Open an installation, make a new one, bring an older one up to this release."""

from pathlib import Path

from sqlalchemy import Engine

from workflow import keys
from workflow.audit.repair import adopt
from workflow.errors import UnsafeDatabase
from workflow.house import House
from workflow.settings import Settings
from workflow.store import durability, migrate, people
from workflow.store import engine as store
from workflow.store.files import Files


def open_house(settings: Settings) -> House:
    """Open an installation that exists; raises FileNotFoundError when nothing was set up there yet, UnsafeDatabase."""
    _check_there(settings)
    engine = _connected(settings)
    behind = not migrate.is_current(engine)
    if behind:
        migrate.upgrade(engine)
    with store.reading(engine) as connection:
        row = people.installation(connection)
    if row is None:
        engine.dispose()
        raise _nothing_there(settings)
    house = House(settings, engine, Files(settings.data / "papers"), bool(row.sandbox))
    if behind:
        adopt(house)
    return house


def create_house(settings: Settings, *, sandbox: bool, clock_offset: int = 0) -> House:
    """Make a new installation, or open the one that is there; a folder is a sandbox for good or not at all."""
    settings.data.mkdir(parents=True, exist_ok=True)
    settings.data.chmod(0o700)
    keys.prepare(settings.data)
    engine = _connected(settings)
    migrate.upgrade(engine)
    with store.writing(engine) as connection:
        row = people.installation(connection)
        if row is None:
            people.install(connection, sandbox=sandbox, clock_offset=clock_offset if sandbox else 0)
    engine.dispose()
    return open_house(settings)


def migrate_database(settings: Settings) -> bool:
    """Bring the database and its rows to this release; whether there was anything to do. Raises FileNotFoundError as `open_house`."""
    _check_there(settings)
    engine = _connected(settings)
    behind = not migrate.is_current(engine)
    migrate.upgrade(engine)
    with store.reading(engine) as connection:
        installed = people.installation(connection) is not None
    engine.dispose()
    if not installed:
        return behind
    house = open_house(settings)
    adopted = adopt(house)
    house.close()
    return behind or adopted > 0


def _connected(settings: Settings) -> Engine:
    """The engine of a database that keeps what it is told; raises UnsafeDatabase."""
    engine = store.connect(settings.url)
    if unsafe := durability.problems(engine):
        engine.dispose()
        raise UnsafeDatabase("；".join(unsafe))
    return engine


def _check_there(settings: Settings) -> None:
    """SQLite would make an empty file for whoever only looks."""
    kind, _, path = settings.url.partition(":///")
    if kind == "sqlite" and not Path(path).exists():
        raise _nothing_there(settings)


def _nothing_there(settings: Settings) -> FileNotFoundError:
    return FileNotFoundError(f"尚未建立数据：{settings.data}。先运行 anxin serve 或 anxin demo")
