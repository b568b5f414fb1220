"""The demo's installation with a case still on its way, on either database, ready to be tampered with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlmodel import SQLModel

from tests.workflow import dba
from tests.workflow.conftest import Demo
from workflow.demo import road
from workflow.demo.player import Player
from workflow.dossier import checkpoints
from workflow.house import House
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.store import engine, migrate
from workflow.units import sample
from workflow.units.people import set_active

LEFT = "wu"  #: a person who has left by entry


@dataclass(frozen=True, slots=True)
class Installation:
    house: House
    admin: dba.Dba
    case: str  #: the case on its way: its review is open


@contextmanager
def on_sqlite(demo: Demo, folder: Path) -> Iterator[Installation]:
    """A copy of the demo's data in which work has gone on."""
    settings = Settings(data=demo.copy(folder))
    house = open_house(settings)
    player = Player(house, sample.UNIT)
    case = road.proposed(player, road.ledgered(player, "ZL201910234567.8", "一种尚在路上的膜"), "600000.00")
    set_active(house, sample.UNIT, LEFT, active=False)
    checkpoints.current(house, sample.UNIT)
    admin = dba.at(settings.url)
    try:
        yield Installation(house, admin, case)
    finally:
        admin.engine.dispose()
        house.close()


def filled(url: str, original: dba.Dba) -> dba.Dba:
    """An empty database, brought up and filled with the rows of another."""
    made = engine.connect(url)
    migrate.upgrade(made)
    made.dispose()
    admin = dba.at(url)
    for table in SQLModel.metadata.sorted_tables:
        admin.put(table, original.rows(table))
    return admin


@contextmanager
def on_postgresql(installation: Installation, url: str) -> Iterator[Installation]:
    """The same rows in an empty PostgreSQL database, beside the same files."""
    admin = filled(url, installation.admin)
    house = open_house(replace(installation.house.settings, database_url=url))
    try:
        yield Installation(house, admin, installation.case)
    finally:
        house.close()
        admin.engine.dispose()
