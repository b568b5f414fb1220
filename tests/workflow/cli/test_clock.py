"""A clock far ahead of the log, at the console."""

from pathlib import Path

from tests.workflow.cli.conftest import Typed
from tests.workflow.test_clock_jump import DAY, UNIT, caller, last, run_ahead
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.units import clock_jump, sandbox


def test_at_the_console(typed: Typed, data: Path) -> None:
    house = open_house(Settings(data=data))
    sandbox.forward(house, 1)
    assert typed("clock", "show", UNIT)[0] == 0
    run_ahead(house, 20 * DAY)
    status, said = typed("clock", "show", UNIT)
    assert (status, "尚无人提出" in said) == (1, True)
    assert typed("clock", "propose", UNIT, "--reason", "已核对")[0] == 1
    status, said = typed("clock", "confirm", UNIT)
    assert (status, "另一名" in said) == (1, True)
    clock_jump.confirm(house, caller("zhou"))
    assert typed("clock", "show", UNIT)[0] == 0
    assert last(house).body["proposed_by"] == "operator"
    house.close()
