"""公示: each hangs in its places for its days, and holds its objections."""

from states.lifecycles.cycle import Cycle
from states.stages import LifeCycle, NoticeState

NOTICE = Cycle(
    key=LifeCycle.NOTICE,
    label="公示",
    of=LifeCycle.CASE,
    states=NoticeState,
    words={
        NoticeState.DRAFTED: "已拟稿",
        NoticeState.UP: "公示中",
        NoticeState.ENDED: "公示期满",
        NoticeState.SUPERSEDED: "已被替代",
    },
    group="notices",
    mark="N",
    apart=True,
    folder="notices",
    member="公示 N{}",
)
