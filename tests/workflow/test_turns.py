"""An inbox reads rows; what they say is what the rules say, whoever comes, goes, signs or declares an interest."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table, delete

from states.case import Case, Subject, kind_of
from states.stages import LifeCycle, Seat
from tests.workflow.test_generate import filled, sandbox
from workflow import clock
from workflow.audit import check, repair
from workflow.demo.player import Player
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.installation import open_house
from workflow.reads import subjects, tasks, turns
from workflow.reads.subjects import View
from workflow.settings import Settings
from workflow.step.outside import person_of
from workflow.store import people
from workflow.store import subjects as store
from workflow.store import turns as rows
from workflow.transaction import now, reading
from workflow.units.people import NewPerson, seat_people, set_active

UNIT = "HC001"
Inbox = tuple[list[str], list[tuple[str, tuple[str, ...]]]]  #: tasks by id; subjects with the titles of what may be done


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("turns") / "data"
    house = sandbox(folder)
    filled(house)
    house.close()
    return folder


@pytest.fixture
def house(template: Path, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(template, tmp_path / "data")
    made = open_house(Settings(data=tmp_path / "data"))
    yield made
    made.close()


def callers(house: House) -> list[Caller]:
    """Everybody of the unit, as they are today."""
    with reading(house) as connection:
        today = str(clock.day(now(connection)))
        found = [person_of(connection, UNIT, row.id, today) for row in people.persons(connection, UNIT)]
    return [Caller(unit=UNIT, person=p.id, name=p.name, seats=p.seats) for p in found if p is not None]


def read(house: House, caller: Caller) -> Inbox:
    """The inbox, page by page, of pages so small that there are many."""
    opinions, waiting, after = [], [], ""
    while page := tasks.todo(house, caller, after=after, limit=2):
        opinions += [task.id for task in page.tasks]
        if not (after := page.following):
            break
    for table in (LifeCycle.CASE, LifeCycle.ACHIEVEMENT):
        before = ""
        while found := turns.waiting(house, caller, table, before=before, limit=3):
            waiting += [(one.id, one.titles) for one in found.waiting]
            if not (before := found.following):
                break
    return opinions, waiting


def asked(house: House, caller: Caller) -> Inbox:
    """The same, asked of every subject of the unit by the rules that decide."""
    opinions, waiting = [], []
    with reading(house) as connection:
        every = [(LifeCycle(row.table), row.id) for row in store.every(connection, UNIT)]
        for table, identifier in every:
            if table is LifeCycle.CASE:
                case = subjects.viewed(house, connection, caller, Case, identifier)
                opinions += [task.id for task in tasks.mine(case, caller)]
            seen: View[Subject] = subjects.viewed(house, connection, caller, kind_of(table), identifier)
            possible = (p for p in subjects.possible(seen, caller) if p.allowed and p.step.awaited(seen.subject, p.target))
            if titles := tuple(dict.fromkeys(p.title for p in possible)):
                waiting.append((identifier, titles))
    cases = sorted((one for one in waiting if one[0].startswith("C")), reverse=True)
    return sorted(opinions), cases + sorted((one for one in waiting if one[0].startswith("A")), reverse=True)


def agree(house: House) -> int:
    """Read by everybody, the inboxes are what the rules say; how many lines they have together."""
    lines = 0
    for caller in callers(house):
        found = read(house, caller)
        assert found == asked(house, caller), caller.person
        lines += len(found[0]) + len(found[1])
    return lines


def test_every_inbox_is_complete_and_holds_nothing_else(house: House) -> None:
    assert agree(house) > 30
    assert check.differences(house) == []


def test_who_comes_may_sign_and_who_leaves_no_longer(house: House) -> None:
    def opinions(person: str) -> list[str]:
        caller = next(one for one in callers(house) if one.person == person)
        return read(house, caller)[0]

    college = opinions("sun")
    assert college
    seat_people(house, UNIT, [NewPerson(id="neu", name="新人", username="neu", password="einmal", seats=(Seat.COLLEGE,))])
    assert opinions("neu") == college
    for person in ("sun", "gao", "neu"):  # then nobody holds the seat, and its fallback is asked
        set_active(house, UNIT, person, active=False)
    assert opinions("neu") == []
    assert set(opinions("zou")) >= set(college)
    assert not set(opinions("zhou")) & set(college)  # who handles the case stands in for nobody
    set_active(house, UNIT, "neu", active=True)
    assert opinions("neu") == college
    agree(house)
    assert check.differences(house) == []


def test_who_declares_an_interest_is_passed_over(house: House) -> None:
    caller = next(one for one in callers(house) if one.person == "sun")
    task = read(house, caller)[0][0]
    case = task.rpartition("-")[0]
    Player(house, UNIT).do("sun", "declare_relation", case, related=True, text="受让方法定代表人系本人亲属。")
    assert task not in read(house, caller)[0]
    agree(house)
    assert check.differences(house) == []


@pytest.mark.parametrize("table", [rows.CANDIDATE, rows.TURN])
def test_rows_that_somebody_took_away_are_named_and_come_back(house: House, table: Table) -> None:
    with reading(house) as connection:
        case = next(row.case for row in rows.candidates(connection, UNIT))
    column = table.c.case if table is rows.CANDIDATE else table.c.subject
    with house.engine.begin() as connection:
        connection.execute(delete(table).where(table.c.unit == UNIT, column == case))
    assert check.differences(house) == [f"{case}：待办人同日志不符"]
    assert repair.repair(house, UNIT, case).differed == ("turns",)
    assert check.differences(house) == []
    agree(house)


def test_rows_of_nothing_are_named(house: House) -> None:
    with house.engine.begin() as connection:
        rows.replace_turns(connection, UNIT, "C2026-9999", [("case", "officer")])
    assert check.differences(house) == ["C2026-9999：待办人同日志不符"]


def test_a_release_that_has_the_rows_first_writes_them_all(house: House) -> None:
    before = {caller.person: read(house, caller) for caller in callers(house)}
    with house.engine.begin() as connection:
        connection.execute(delete(rows.CANDIDATE))
        connection.execute(delete(rows.TURN))
    assert repair.adopt(house) > 0
    assert {caller.person: read(house, caller) for caller in callers(house)} == before
    assert repair.adopt(house) == 0
