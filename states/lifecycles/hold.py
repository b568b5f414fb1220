"""中止: whether the case rests."""

from states.lifecycles.cycle import Cycle
from states.stages import HoldState, LifeCycle

HOLD = Cycle(
    key=LifeCycle.HOLD,
    label="中止",
    of=LifeCycle.CASE,
    states=HoldState,
    words={
        HoldState.ACTIVE: "办理中",
        HoldState.HELD: "中止",
    },
    group="hold",
)
