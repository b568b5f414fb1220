"""转化案件: the spine, from its opening to its close."""

from states.lifecycles.cycle import Cycle
from states.stages import CaseState, LifeCycle

CASE = Cycle(
    key=LifeCycle.CASE,
    label="转化案件",
    of=LifeCycle.CASE,
    states=CaseState,
    words={
        CaseState.INTERNAL_CONTROL: "内控审查",
        CaseState.PROPOSING: "拟定方案",
        CaseState.REVIEWING: "部门审核",
        CaseState.DECIDING: "决策",
        CaseState.APPROVED: "已批准",
        CaseState.TRADING: "签约办理",
        CaseState.CONTRACTED: "已签约",
        CaseState.SETTLING: "收益分配",
        CaseState.REGISTERING: "合同登记",
        CaseState.CLOSED: "办结",
        CaseState.REJECTED: "不予同意",
        CaseState.WITHDRAWN: "已撤回",
        CaseState.TERMINATED: "已终止",
    },
    prefix="C",
    folder="cases",
)
