"""Move a sandbox's clock forward. A real installation has no such thing."""

from datetime import datetime

from workflow import clock
from workflow.errors import ClockRefused
from workflow.house import House
from workflow.store import engine, people

MOST = 400 * 86400  #: seconds; a typing error should not end in another century


def forward(house: House, seconds: int) -> datetime:
    """Run the clock forward and return the new time; raises ClockRefused outside a sandbox or backward."""
    if not house.sandbox:
        raise ClockRefused("只有演示环境可以拨动时钟")
    if not 0 < seconds <= MOST:
        raise ClockRefused("时钟只能向前拨，一次不超过 400 天")
    with engine.writing(house.engine) as connection:
        row = people.installation(connection)
        assert row is not None, "an open house has its installation row"
        people.move_clock(connection, row.clock_offset + seconds)
        return clock.shifted(row.clock_offset + seconds)
