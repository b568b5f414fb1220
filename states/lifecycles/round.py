"""分配轮次: one for each receipt."""

from states.lifecycles.cycle import Cycle
from states.stages import LifeCycle, RoundState

ROUND = Cycle(
    key=LifeCycle.ROUND,
    label="分配轮次",
    of=LifeCycle.CASE,
    states=RoundState,
    words={
        RoundState.RECEIVED: "已到账",
        RoundState.VOIDED: "登记作废",
        RoundState.ALLOCATED: "已分配",
        RoundState.NOTICED: "奖励公示中",
        RoundState.PAYABLE: "可发放",
        RoundState.PAID: "已发放",
        RoundState.SETTLED: "无奖励可发，已结清",
    },
    group="rounds",
    mark="R",
    folder="rounds",
    member="第 {} 轮",
)
