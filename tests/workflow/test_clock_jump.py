"""A clock far ahead of the log stops every write but the entry by which two people say that it is right."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from states.errors import Refused
from tests.houses import Founded
from workflow import clock
from workflow.audit import check
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.errors import ClockJumped, Forbidden, InvalidInput, SignInFailed
from workflow.house import House
from workflow.identity import sessions
from workflow.identity.caller import Caller
from workflow.installation import open_house
from workflow.jobs import runner
from workflow.settings import Settings
from workflow.store import engine, log, people
from workflow.trail.entry import Entry, read
from workflow.transaction import ACCESS, CASE, MOST_AHEAD, Pace, now, reading, writing
from workflow.units import clock_jump, sample, sandbox
from workflow.units.people import set_active, set_password

UNIT = sample.UNIT
DAY = 86400
PATENT = "ZL202110345678.3"


@pytest.fixture
def house(founded: Founded, printing: Path, tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(data=founded.copy(tmp_path / "data", printing)))
    sandbox.forward(made, 1)  # however long the copied house has lain there
    yield made
    made.close()


def run_ahead(house: House, seconds: int) -> None:
    """The clock itself: nobody says so."""
    with engine.writing(house.engine) as connection:
        row = people.installation(connection)
        assert row is not None
        people.move_clock(connection, row.clock_offset + seconds)


def last(house: House, kind: str = CASE) -> Entry:
    with reading(house) as connection:
        return read(log.entries(connection, UNIT, kind)[-1].leaf)


def size(house: House, kind: str = CASE) -> int:
    with reading(house) as connection:
        return log.size(connection, UNIT, kind)


def caller(person: str) -> Caller:
    return Caller(unit=UNIT, person=person, name=person, seats=frozenset())


def draft(house: House, patent: str = PATENT) -> None:
    Player(house, UNIT).do("wang", "draft", **material.disclosure(patent, "一种膜"))


def test_twenty_days_ahead_for_one_step_end_no_notice_of_fifteen(house: House) -> None:
    player = Player(house, UNIT)
    case = road.proposed(player, road.ledgered(player, "ZL201910234567.8", "一种膜"), "600000.00")
    player.sign(case, next(iter(player.case(case).signoffs)).matter)
    number = road.posted(player, case, "price", ("unit_site", "market"))
    before = size(house)
    run_ahead(house, 20 * DAY)
    with pytest.raises(ClockJumped, match="5 天以上"):
        draft(house)
    with pytest.raises(ClockJumped):
        player.do("zhou", "end_notice", case, number)
    assert size(house) == before
    run_ahead(house, -20 * DAY)
    with pytest.raises(Refused, match=r"."):
        player.do("zhou", "end_notice", case, number)
    draft(house)  # nothing was left ahead
    with reading(house) as connection:
        assert abs(clock.read(last(house).at) - now(connection)) < timedelta(minutes=1)


@pytest.mark.parametrize(("ahead", "stopped"), [(5 * DAY - 60, False), (5 * DAY + 60, True)])
def test_five_days_are_let_through_and_no_more(house: House, ahead: int, stopped: bool) -> None:
    run_ahead(house, ahead)
    if stopped:
        with pytest.raises(ClockJumped):
            draft(house)
    else:
        draft(house)


def test_system_and_console_are_bound_too(house: House) -> None:
    runner.once(house)
    attempts = size(house, ACCESS)
    run_ahead(house, 20 * DAY)
    with pytest.raises(SignInFailed):
        sessions.sign_in(house, "zhoumin", "falsch")
    assert size(house, ACCESS) == attempts + 1
    before = size(house)
    with pytest.raises(ClockJumped):
        set_active(house, UNIT, "wu", active=False)
    assert (UNIT, ACCESS, "access_head") in runner.once(house).failed
    assert size(house) == before


def test_the_access_log_stays_open_and_its_time_stands_still(house: House) -> None:
    head = clock.read(last(house).at)
    run_ahead(house, 20 * DAY)
    for _ in range(2):
        set_password(house, UNIT, "zhou", "ein neues")
        entry = last(house, ACCESS)
        assert clock.read(entry.at) == head + MOST_AHEAD
        assert clock.read(entry.body["clock"]) - head > timedelta(days=19)
    sessions.sign_in(house, "zhoumin", "ein neues")
    run_ahead(house, -20 * DAY)
    set_password(house, UNIT, "zhou", "noch eines")
    assert "clock" not in last(house, ACCESS).body
    assert check.differences(house) == []


def test_one_proposes_another_confirms_and_that_is_an_entry(house: House) -> None:
    before = last(house)
    run_ahead(house, 20 * DAY)
    clock_jump.propose(house, caller("zhou"), "国庆长假，已核对")
    assert (last(house, ACCESS).actor, last(house, ACCESS).action) == ("zhou", clock_jump.PROPOSED)
    proposed = last(house, ACCESS)
    with pytest.raises(InvalidInput, match="提出人不能自己确认"):
        clock_jump.confirm(house, caller("zhou"))
    with pytest.raises(ClockJumped):
        draft(house)
    at = clock_jump.confirm(house, caller("xu"))
    entry = last(house)
    assert (entry.actor, entry.action, entry.at, entry.seq) == ("xu", "clock_jump", clock.text(at), before.seq + 1)
    assert entry.body == {
        "kind": "clock_jump",
        "from": before.at,
        "to": clock.text(at),
        "proposed_by": "zhou",
        "proposed_in": proposed.seq,
        "reason": "国庆长假，已核对",
        **({"session": entry.body["session"]} if "session" in entry.body else {}),
    }
    draft(house)
    assert clock_jump.pending(house) == []
    assert check.differences(house) == []


def test_who_holds_neither_seat_says_nothing_about_it(house: House) -> None:
    run_ahead(house, 20 * DAY)
    with pytest.raises(Forbidden):
        clock_jump.propose(house, caller("wang"), "无误")
    assert last(house, ACCESS).action == "permission_refused"
    clock_jump.propose(house, caller("zhou"), "无误")
    with pytest.raises(Forbidden):
        clock_jump.confirm(house, caller("yang"))
    assert last(house).action != "clock_jump" or "sandbox" in last(house).body


def test_nothing_is_said_without_need_or_reason(house: House) -> None:
    for speak in (lambda: clock_jump.propose(house, caller("zhou"), "无误"), lambda: clock_jump.confirm(house, caller("zhou"))):
        with pytest.raises(InvalidInput, match="无须确认"):
            speak()
    run_ahead(house, 20 * DAY)
    for reason in ("", "  ", "长" * 501):
        with pytest.raises(InvalidInput, match="缘由"):
            clock_jump.propose(house, caller("zhou"), reason)
    with pytest.raises(InvalidInput, match="还没有人提出"):
        clock_jump.confirm(house, caller("xu"))


def test_another_clock_than_the_one_spoken_of_is_spoken_of_anew(house: House) -> None:
    run_ahead(house, 20 * DAY)
    clock_jump.propose(house, caller("zhou"), "无误")
    run_ahead(house, 2 * DAY)
    with pytest.raises(InvalidInput, match="重新"):
        clock_jump.confirm(house, caller("xu"))
    run_ahead(house, -2 * DAY)
    clock_jump.confirm(house, caller("xu"))


def test_another_log_than_the_one_spoken_of_is_spoken_of_anew(house: House) -> None:
    run_ahead(house, 20 * DAY)
    clock_jump.propose(house, caller("zhou"), "无误")
    run_ahead(house, -20 * DAY)
    draft(house)
    run_ahead(house, 20 * DAY)
    with pytest.raises(InvalidInput, match="重新"):
        clock_jump.confirm(house, caller("xu"))


def test_moving_a_sandboxs_clock_is_the_entry_by_itself(house: House) -> None:
    run_ahead(house, 30 * DAY)  # idle for a month
    sandbox.forward(house, 20 * DAY, caller("wang"))
    entry = last(house)
    assert (entry.actor, entry.action, entry.body["sandbox"]) == ("wang", "clock_jump", True)
    assert clock.read(entry.body["to"]) - clock.read(entry.body["from"]) > timedelta(days=49)
    draft(house)


def test_a_held_write_lets_no_time_pass(house: House) -> None:
    before = last(house).at
    run_ahead(house, 20 * DAY)
    with writing(house, UNIT, pace=Pace.HELD) as write:
        assert clock.text(write.at) == before


def test_at_start_it_is_told(house: House, caplog: pytest.LogCaptureFixture) -> None:
    assert clock_jump.pending(house) == []
    run_ahead(house, 20 * DAY)
    assert [told.partition("：")[0] for told in clock_jump.pending(house)] == [UNIT]
    assert "不能办理" in caplog.text
