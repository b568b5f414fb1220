"""For all tests: databases of both kinds (a missing server is an error, never a skipped test), articles as tags."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from documents import fonts, worker
from states import citations
from tests import houses, postgres
from tests.steps.tags import ON_A_HOUSE

# A shared machine may stall for a second: time is no property of ours. CI must give the same answer twice.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


def pytest_configure(config: pytest.Config) -> None:
    """A scenario is tagged with the articles it proves, or with why it takes a house; a misspelt or unknown tag fails at collection."""
    for citation in citations.ALL.values():
        config.addinivalue_line("markers", f"{citation.key}: {citation}")
    for tag, why in ON_A_HOUSE.items():
        config.addinivalue_line("markers", f"{tag}: {why}")


@pytest.fixture(scope="session")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A font folder whose renderer stays warm for the whole run, for every house that links to it: to start one takes seconds."""
    folder = tmp_path_factory.mktemp("printing") / "fonts"
    fonts.prepare(folder)
    renderer = worker.warm(folder)
    yield folder
    renderer.close()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> houses.Founded:
    """The sample unit, founded once: its people's passwords take long to hash."""
    return houses.founded(tmp_path_factory)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """One server for the whole run, started by the first test that asks."""
    with postgres.running() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: postgres.Server) -> Iterator[str]:
    """Address of a fresh, empty PostgreSQL database."""
    with postgres_server.fresh_database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Address of an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'anxin.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, empty database of each kind: the test runs on both."""
    return str(request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]))
