"""成果: from its draft to the separate ledger, and out of it."""

from states.lifecycles.cycle import Cycle
from states.stages import AchievementState, LifeCycle

ACHIEVEMENT = Cycle(
    key=LifeCycle.ACHIEVEMENT,
    label="成果",
    of=LifeCycle.ACHIEVEMENT,
    states=AchievementState,
    words={
        AchievementState.DRAFT: "草拟",
        AchievementState.DISCLOSED: "已披露",
        AchievementState.SCREENING: "审查中",
        AchievementState.LEDGERED: "在库（单列台账）",
        AchievementState.TRANSFERRED: "已转化",
        AchievementState.ABANDONED: "放弃",
        AchievementState.LAPSED: "失效",
    },
    prefix="A",
    folder="achievements",
)
