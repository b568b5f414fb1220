"""Move a sandbox's clock forward. A real installation has no such thing. Every unit's log says that it was moved, and by whom: that
entry stands for the two people who would have to say elsewhere that a clock so far ahead is right."""

from datetime import datetime

from sqlalchemy import Connection

from workflow import clock
from workflow.errors import ClockRefused
from workflow.house import House
from workflow.identity.caller import OPERATOR, Caller
from workflow.store import engine, people
from workflow.trail.log import Draft
from workflow.transaction import CASE, Pace, locked
from workflow.units.clock_jump import ACTION, KIND

MOST = 400 * 86400  #: seconds; a typing error should not end in another century


def forward(house: House, seconds: int, caller: Caller | None = None) -> datetime:
    """Run the clock forward and return the new time; raises ClockRefused outside a sandbox or backward. ``caller``: who did it, None
    for the console."""
    if not house.sandbox:
        raise ClockRefused("只有演示环境可以拨动时钟")
    if not 0 < seconds <= MOST:
        raise ClockRefused("时钟只能向前拨，一次不超过 400 天")
    with engine.writing(house.engine, "clock") as connection:
        row = people.installation(connection)
        assert row is not None, "an open house has its installation row"
        return carry(house, connection, row.clock_offset + seconds, caller)


def carry(house: House, connection: Connection, offset: int, caller: Caller | None = None) -> datetime:
    """Set how far the clock is ahead (seconds) and tell it in every unit's log; returns the new time."""
    people.move_clock(connection, offset)
    for unit in people.units(connection):
        with locked(house, connection, unit, CASE, pace=Pace.JUMP) as write:
            write.by = caller
            by = OPERATOR if caller is None else caller.person if caller.unit == unit else "system"
            body = {"kind": KIND, "from": write.head.at, "to": clock.text(write.at), "sandbox": True}
            write.append(Draft(case="", actor=by, action=ACTION, findings=[], body=body))
    return clock.shifted(offset)
