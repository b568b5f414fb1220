"""An installation: made once, a sandbox for good or not at all, private to its owner; who only looks makes nothing."""

import os
import stat
from pathlib import Path

import pytest

from workflow.errors import ClockRefused
from workflow.installation import create_house, migrate_database, open_house
from workflow.reads.readiness import ready
from workflow.settings import Settings, from_environment
from workflow.store import engine, people
from workflow.units import sandbox


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


def test_who_only_looks_makes_no_database(settings: Settings, tmp_path: Path) -> None:
    for there in (False, True):
        if there:
            settings.data.mkdir()
        with pytest.raises(FileNotFoundError, match="尚未建立数据"):
            open_house(settings)
        with pytest.raises(FileNotFoundError, match="尚未建立数据"):
            migrate_database(settings)
    assert list(settings.data.iterdir()) == []


def test_a_database_without_an_installation_is_told(postgres_url: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="尚未建立数据"):
        open_house(Settings(data=tmp_path, database_url=postgres_url))


def test_an_installation_is_made_once(settings: Settings) -> None:
    first = create_house(settings, sandbox=True, clock_offset=1000)
    keys = {path.name: path.read_bytes() for path in (settings.data / "keys").iterdir()}
    again = create_house(settings, sandbox=False, clock_offset=5)
    assert (first.sandbox, again.sandbox) == (True, True)
    assert {path.name: path.read_bytes() for path in (settings.data / "keys").iterdir()} == keys
    with engine.reading(again.engine) as connection:
        row = people.installation(connection)
    assert row is not None
    assert row.clock_offset == 1000
    first.close()
    again.close()


def test_a_real_installations_clock_is_the_machines(settings: Settings) -> None:
    house = create_house(settings, sandbox=False, clock_offset=1000)
    with engine.reading(house.engine) as connection:
        row = people.installation(connection)
    assert row is not None
    assert row.clock_offset == 0
    with pytest.raises(ClockRefused):
        sandbox.forward(house, 60)
    house.close()


@pytest.mark.parametrize("seconds", [0, -1, sandbox.MOST + 1])
def test_a_sandbox_clock_goes_forward_only_and_not_too_far(settings: Settings, seconds: int) -> None:
    house = create_house(settings, sandbox=True)
    with pytest.raises(ClockRefused):
        sandbox.forward(house, seconds)
    assert sandbox.forward(house, 86400) < sandbox.forward(house, 86400)
    house.close()


def test_the_folder_and_the_keys_are_their_owners_alone(settings: Settings) -> None:
    create_house(settings, sandbox=False).close()
    modes = {
        p.name: stat.S_IMODE(p.stat().st_mode) for p in (settings.data, settings.data / "keys", settings.data / "keys" / "personal.key")
    }
    assert modes == {"data": 0o700, "keys": 0o700, "personal.key": 0o600}


def test_ready_means_this_releases_tables(settings: Settings) -> None:
    house = create_house(settings, sandbox=False)
    assert ready(house)
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    assert not ready(house)
    house.close()


def test_ready_is_no_when_the_database_is_gone(postgres_url: str, tmp_path: Path) -> None:
    house = create_house(Settings(data=tmp_path / "data", database_url=postgres_url), sandbox=False)
    assert ready(house)
    other = create_house(Settings(data=tmp_path / "other"), sandbox=False)
    other.close()
    os.truncate(tmp_path / "other" / "anxin.db", 100)
    assert not ready(other)
    house.close()
    other.close()


def test_the_environment_names_folder_database_and_hosts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ANXIN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ANXIN_HOSTS", "a.example,b.example")
    monkeypatch.setenv("ANXIN_COOKIE_SECURE", "1")
    found = from_environment()
    assert (found.data, found.url) == (tmp_path, f"sqlite:///{tmp_path / 'anxin.db'}")
    assert (found.hosts, found.cookie_secure) == (("a.example", "b.example"), True)
    monkeypatch.setenv("ANXIN_DATABASE_URL", "postgresql+psycopg://somewhere")
    assert from_environment().url == "postgresql+psycopg://somewhere"
