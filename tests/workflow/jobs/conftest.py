"""A house with one unit on each database, and consumers of the tests' own that write what they did into a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import Templates
from tests.workflow.concurrency import unit
from workflow.house import House
from workflow.settings import Settings


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return unit.settings_of(tmp_path, database_url)


@pytest.fixture
def house(request: pytest.FixtureRequest, settings: Settings, templates: Templates) -> Iterator[House]:
    made = unit.copied(settings, request, templates, unit.EITHER)
    yield made
    made.close()
