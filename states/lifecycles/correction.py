"""更正: proposed by one person, confirmed or refused by another; what it corrects it names."""

from states.lifecycles.cycle import Cycle
from states.stages import CorrectionState, LifeCycle

CORRECTION = Cycle(
    key=LifeCycle.CORRECTION,
    label="更正",
    of=LifeCycle.CASE,
    states=CorrectionState,
    words={
        CorrectionState.PROPOSED: "待核对",
        CorrectionState.CONFIRMED: "已更正",
        CorrectionState.REFUSED: "未予更正",
    },
    group="corrections",
    mark="G",
    folder="corrections",
    member="更正 G{}",
)
