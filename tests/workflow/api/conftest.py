"""The API on both databases: `door` is a copy of a settled house, as it was settled, behind the real application."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.application import application
from tests.houses import Founded
from tests.workflow import dba
from tests.workflow.api import door as doors
from tests.workflow.installation import filled
from workflow.installation import open_house
from workflow.settings import Settings


@pytest.fixture(scope="session")
def sqlite_template(founded: Founded, printing: Path, tmp_path_factory: pytest.TempPathFactory) -> doors.Template:
    data = founded.copy(tmp_path_factory.mktemp("sqlite") / "data", printing)
    return doors.settle(open_house(Settings(data=data)), founded)


@pytest.fixture(scope="session")
def postgresql_template(
    founded: Founded, postgres_server: postgres.Server, printing: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[doors.Template]:
    data = founded.copy(tmp_path_factory.mktemp("postgresql") / "data", printing)
    sqlite = dba.at(Settings(data=data).url)
    with postgres_server.fresh_database() as url:
        filled(url, sqlite).engine.dispose()
        sqlite.engine.dispose()
        yield doors.settle(open_house(Settings(data=data, database_url=url)), founded)


@pytest.fixture(scope="session")
def sqlite_copies(sqlite_template: doors.Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[doors.Copies]:
    copies = doors.Copies(sqlite_template, None, tmp_path_factory.mktemp("sqlite"))
    yield copies
    copies.close()


@pytest.fixture(scope="session")
def postgresql_copies(
    postgresql_template: doors.Template, postgres_server: postgres.Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[doors.Copies]:
    copies = doors.Copies(postgresql_template, postgres_server, tmp_path_factory.mktemp("postgresql"))
    yield copies
    copies.close()


@pytest.fixture
def sqlite_door(sqlite_copies: doors.Copies) -> Iterator[doors.Door]:
    house = sqlite_copies.house()
    with doors.opened(house, sqlite_copies.template, application(house)) as door:
        yield door


@pytest.fixture
def postgresql_door(postgresql_copies: doors.Copies) -> Iterator[doors.Door]:
    house = postgresql_copies.house()
    with doors.opened(house, postgresql_copies.template, application(house)) as door:
        yield door


@pytest.fixture(params=["sqlite", "postgresql"])
def door(request: pytest.FixtureRequest) -> doors.Door:
    """The application over a house of this test's own, on each database."""
    found: doors.Door = request.getfixturevalue(f"{request.param}_door")
    return found
