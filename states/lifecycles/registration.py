"""技术合同认定登记: one, at the registration office."""

from states.lifecycles.cycle import Cycle
from states.stages import LifeCycle, RegistrationState

REGISTRATION = Cycle(
    key=LifeCycle.REGISTRATION,
    label="合同认定登记",
    of=LifeCycle.CASE,
    states=RegistrationState,
    words={
        RegistrationState.PREPARED: "材料齐备",
        RegistrationState.SUBMITTED: "已提交",
        RegistrationState.ACCEPTED: "已受理",
        RegistrationState.NEEDS_FIX: "待补正",
        RegistrationState.REFUSED: "未予登记",
        RegistrationState.REGISTERED: "已登记",
        RegistrationState.ENDED: "终局未予登记",
    },
    group="registration",
    folder="registration",
)
