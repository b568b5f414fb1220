"""One played house a session, a copy of it a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import Founded
from tests.workflow.web import house as houses


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, founded: Founded, printing: Path) -> houses.Template:
    return houses.settle(founded, founded.copy(tmp_path_factory.mktemp("web") / "data", printing))


@pytest.fixture
def office(template: houses.Template, tmp_path: Path) -> Iterator[houses.Office]:
    with houses.copied(template, tmp_path / "data") as house:
        yield houses.office(house, template)


@pytest.fixture(scope="module")
def reading_room(template: houses.Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[houses.Office]:
    """For tests that only look."""
    with houses.copied(template, tmp_path_factory.mktemp("reading") / "data") as house:
        yield houses.office(house, template)
