"""The API on both databases: `door` is a fresh copy of a settled house behind the real application."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import houses, postgres
from tests.workflow.api import door as doors
from workflow.settings import Settings


@pytest.fixture(scope="session")
def sqlite_template(printing: Path) -> Iterator[doors.Template]:
    folder = doors.scratch()
    yield doors.settle(Settings(data=houses.folder(folder / "data", printing)))
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgresql_template(postgres_server: postgres.Server, printing: Path) -> Iterator[doors.Template]:
    folder = doors.scratch()
    with postgres_server.fresh_database() as url:
        yield doors.settle(Settings(data=houses.folder(folder / "data", printing), database_url=url))
    shutil.rmtree(folder)


@pytest.fixture
def sqlite_door(sqlite_template: doors.Template, tmp_path: Path) -> Iterator[doors.Door]:
    with doors.copied(sqlite_template, tmp_path / "data", None) as house, doors.opened(house, sqlite_template) as door:
        yield door


@pytest.fixture
def postgresql_door(postgresql_template: doors.Template, postgres_server: postgres.Server, tmp_path: Path) -> Iterator[doors.Door]:
    with doors.copied(postgresql_template, tmp_path / "data", postgres_server) as house, doors.opened(house, postgresql_template) as door:
        yield door


@pytest.fixture(params=["sqlite", "postgresql"])
def door(request: pytest.FixtureRequest) -> doors.Door:
    """The application over a house of this test's own, on each database."""
    found: doors.Door = request.getfixturevalue(f"{request.param}_door")
    return found
