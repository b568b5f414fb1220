"""Synthetic data: as much as was asked for, true to the log, and gone on with after a stop."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from states.identifiers.organisation import normalise_uscc
from states.identifiers.patent import normalise_patent_number
from states.stages import CaseState
from workflow import clock, subjects
from workflow.audit import check
from workflow.cli.main import main
from workflow.demo.generate import everything, numbers
from workflow.demo.generate.size import Size, scaled
from workflow.errors import ClockRefused, InvalidInput
from workflow.house import House
from workflow.identity import sessions
from workflow.installation import create_house, open_house
from workflow.settings import Settings
from workflow.step import facts
from workflow.store import people
from workflow.store import subjects as store
from workflow.transaction import now, reading
from workflow.units import sample

TINY = Size(units=2, achievements=41, cases=26, persons=3, tasks=9)
UNITS = ("HC001", "HC002")


class Stopped(Exception):
    """Somebody pulled the plug between two batches."""


def sandbox(folder: Path, database_url: str = "") -> House:
    start = int((clock.read("2026-01-05T01:00:00.000000Z") - clock.machine_now()).total_seconds())
    return create_house(Settings(data=folder, database_url=database_url), sandbox=True, clock_offset=start)


def filled(house: House, *, stop_after: int = 10**6) -> int:
    """Fill the house, but stop after so many batches; how many there were."""
    told: list[str] = []

    def tell(unit: str, what: str, done: int, all_: int) -> None:
        told.append(f"{unit} {what} {done}/{all_}")
        if len(told) > stop_after:
            raise Stopped

    everything.fill(house, TINY, "correct horse", tell, batch=4)
    return len(told)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = sandbox(tmp_path_factory.mktemp("generated") / "data")
    filled(made)
    yield made
    made.close()


def test_there_is_as_much_as_was_asked_for(house: House) -> None:
    with reading(house) as connection:
        rows = [row for unit in UNITS for row in store.every(connection, unit)]
        tasks = [task for unit in UNITS for task in store.tasks(connection, unit)]
        persons = [len(people.persons(connection, unit)) for unit in UNITS]
    assert len([r for r in rows if r.table == "achievement"]) == TINY.achievements
    assert len([r for r in rows if r.table == "case"]) == TINY.cases
    assert len(tasks) == len({(task.unit, task.case) for task in tasks}) == TINY.tasks
    assert persons == [len(sample.CAST) + TINY.persons] * TINY.units
    assert {row.state for row in rows} >= {CaseState.TRADING, CaseState.PROPOSING, CaseState.WITHDRAWN, "draft", "disclosed"}


def test_it_is_what_its_log_says(house: House) -> None:
    assert check.differences(house) == []


def test_what_was_kept_in_memory_of_other_cases_is_what_is_found_of_them(house: House) -> None:
    with reading(house) as connection:
        for unit in UNITS:
            for row in store.every(connection, unit):
                subject = subjects.read(row).subject
                if row.table == "achievement":
                    continue  # a case was opened on it since
                known, _ = facts.load(house, connection, unit, str(clock.day(now(connection))), subject, None)
                assert (known.elsewhere.other_cases, known.elsewhere.recent_deals) == ((), 0)


def test_its_clock_is_past_its_log_and_its_people_can_sign_in(house: House) -> None:
    with reading(house) as connection:
        latest = max(row.updated_at for unit in UNITS for row in store.every(connection, unit))
        assert now(connection) >= clock.read(latest)
    assert sessions.sign_in(house, "zhou-hc002", "correct horse").caller.unit == "HC002"


def test_a_run_that_was_stopped_goes_on(tmp_path: Path, house: House) -> None:
    again, whole = sandbox(tmp_path / "data"), []
    for stop_after in (1, 3, 4, 6, 8):
        with pytest.raises(Stopped):
            filled(again, stop_after=stop_after)
    filled(again)
    for one in (house, again):
        with reading(one) as connection:
            whole.append([(r.id, r.state, r.title, r.buyer, r.price) for unit in UNITS for r in store.every(connection, unit)])
    assert whole[0] == whole[1]
    assert check.differences(again) == []
    again.close()


def test_a_real_installation_takes_none(tmp_path: Path) -> None:
    real = create_house(Settings(data=tmp_path / "data"), sandbox=False)
    with pytest.raises(ClockRefused):
        filled(real)
    real.close()


def test_who_is_refused_is_told_no_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ANXIN_DATA_DIR", str(tmp_path / "data"))
    create_house(Settings(data=tmp_path / "data"), sandbox=False).close()
    assert main(["generate", "--cases", "0"]) == 1
    told = capsys.readouterr()
    assert "演示环境" in told.out + told.err
    assert "密码" not in told.out


def test_the_verb_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ANXIN_DATA_DIR", str(tmp_path / "data"))
    words = ["generate", "--scale", "1/1000", "--cases", "2"]
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert "HC001  案件 2/2" in printed
    assert "成果 24/24" in printed
    assert "密码均为" in printed
    assert main(words) == 0
    assert "密码" not in capsys.readouterr().out  # the first run's stays
    made = open_house(Settings(data=tmp_path / "data"))
    assert made.sandbox
    made.close()


def test_the_seed_is_scaled_and_shared_out() -> None:
    assert scaled(Fraction(1)) == Size(units=83, achievements=24_500, cases=1_751, tasks=175)
    assert scaled(Fraction(1, 10), tasks=3, units=None) == Size(units=8, achievements=2_450, cases=175, tasks=3)
    for size in (scaled(Fraction(2)), Size(units=5, achievements=3, cases=3, tasks=2), Size(units=3, achievements=2, cases=0, tasks=0)):
        shares = [size.share(at) for at in range(size.units)]
        sums = [sum(getattr(share, name) for share in shares) for name in ("achievements", "cases", "tasks")]
        assert sums == [size.achievements, size.cases, size.tasks]
        assert all(share.tasks <= share.cases <= share.achievements for share in shares)


@pytest.mark.parametrize("given", [{"units": 0}, {"cases": -1}, {"cases": 10, "tasks": 11}, {"achievements": 5, "cases": 6}])
def test_figures_that_do_not_fit_are_refused(given: dict[str, int]) -> None:
    with pytest.raises(InvalidInput):
        scaled(Fraction(1), **given)


def test_no_scale_is_no_size() -> None:
    with pytest.raises(InvalidInput):
        scaled(Fraction(0))


@pytest.mark.parametrize("serial", [0, 7, 9_999_999])
def test_invented_numbers_check_out(serial: int) -> None:
    assert normalise_patent_number(numbers.patent(serial))
    assert normalise_uscc(numbers.uscc(serial)) == numbers.uscc(serial)
