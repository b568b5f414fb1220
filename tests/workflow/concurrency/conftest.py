"""A house on each database, a case under review in it, and two hands that act at once."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.houses import Templates
from tests.workflow.concurrency import hands, unit
from workflow.house import House
from workflow.settings import Settings

Hands = Callable[[House], AbstractContextManager[hands.Hands]]


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return unit.settings_of(tmp_path, database_url)


@pytest.fixture(params=[unit.EITHER])
def house(request: pytest.FixtureRequest, settings: Settings, templates: Templates) -> Iterator[House]:
    """The review's kind is the parameter: one opinion for another, or both."""
    made = unit.copied(settings, request, templates, request.param)
    yield made
    made.close()


@pytest.fixture(params=[hands.threads, hands.processes], ids=["threads", "processes"])
def two(request: pytest.FixtureRequest) -> Hands:
    kind: Hands = request.param
    return kind
