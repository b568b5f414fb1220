"""The suspension of a case."""

from states.inputs.base import Reason
from states.records import notices as write_notices
from states.stages import HoldState as H
from states.stages import LifeCycle as L
from states.step import Kind, Step
from states.table.seats import WATCH

HOLD = (
    Step(L.HOLD, "hold", "中止办理", H.ACTIVE, H.HELD, WATCH, though_held=True, asks=Reason, writes=write_notices.hold, kind=Kind.EXIT),
    Step(
        L.HOLD,
        "release",
        "恢复办理",
        H.HELD,
        H.ACTIVE,
        WATCH,
        though_held=True,
        asks=Reason,
        writes=write_notices.release,
        kind=Kind.ANY_TIME,
    ),
)
