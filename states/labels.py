"""What a Chinese reader sees for each stored value; one dictionary a vocabulary."""

from states.contract import About
from states.stages import (
    AchievementState,
    CaseState,
    HoldState,
    LifeCycle,
    NoticeState,
    RegistrationState,
    RoundState,
    Seat,
    Stage,
)
from states.terms import Mode, ObjectKind, Pricing

#: Every key of the vocabulary, built or not: a finding names what cannot be chosen.
MODE: dict[Mode, str] = {
    Mode.PATENT_ASSIGNMENT: "专利权转让",
    Mode.ASSIGNMENT: "转让",
    Mode.LICENCE: "许可",
    Mode.EQUITY: "作价投资",
    Mode.EMPOWERMENT: "赋权",
    Mode.SELF_EXPLOITATION: "自行投资实施",
    Mode.JOINT_EXPLOITATION: "合作实施",
    Mode.USE_THEN_PAY: "先使用后付费",
    Mode.DEVELOPMENT: "技术开发",
    Mode.CONSULTING: "技术咨询",
    Mode.SERVICE: "技术服务",
}
OBJECT: dict[ObjectKind, str] = {
    ObjectKind.PATENT: "专利权",
    ObjectKind.APPLICATION: "专利申请权",
    ObjectKind.KNOW_HOW: "技术秘密",
    ObjectKind.SOFTWARE: "计算机软件著作权",
    ObjectKind.VARIETY: "植物新品种权",
    ObjectKind.LAYOUT: "集成电路布图设计专有权",
    ObjectKind.NONE: "无既有成果",
}
PRICING: dict[Pricing, str] = {
    Pricing.AGREEMENT: "协议定价",
    Pricing.LISTING: "挂牌交易",
    Pricing.AUCTION: "拍卖",
    Pricing.TENDER: "招标",
}

STAGE: dict[Stage, str] = {
    Stage.CONTROL: "内控管理",
    Stage.APPROVAL: "转化审批",
    Stage.TRADING: "公开交易",
    Stage.DISTRIBUTION: "收益分配",
    Stage.REGISTRATION: "合同登记",
}

ABOUT: dict[About, str] = {
    About.CASE: "案件",
    About.ACHIEVEMENT: "成果",
    About.NOTICE: "公示",
    About.ROUND: "分配轮次",
    About.PERSON: "人员",
    About.REGISTRATION: "合同登记",
}

TABLE: dict[LifeCycle, str] = {
    LifeCycle.ACHIEVEMENT: "成果",
    LifeCycle.CASE: "转化案件",
    LifeCycle.NOTICE: "公示",
    LifeCycle.ROUND: "分配轮次",
    LifeCycle.REGISTRATION: "合同认定登记",
    LifeCycle.HOLD: "中止",
}

SEAT: dict[Seat, str] = {
    Seat.COMPLETER: "成果完成人",
    Seat.OFFICER: "成果转化专员",
    Seat.COLLEGE: "所在学院",
    Seat.STATE_ASSETS: "国有资产管理部门",
    Seat.FINANCE: "财务部门",
    Seat.LEGAL: "法务部门",
    Seat.LEADER: "分管校领导",
    Seat.SECRETARY: "会议秘书",
    Seat.REGISTRAR: "合同登记经办人",
    Seat.AUDITOR: "审计人员",
    Seat.ADMINISTRATOR: "系统管理员",
    Seat.SYSTEM: "系统",
}

STATE: dict[LifeCycle, dict[str, str]] = {
    LifeCycle.ACHIEVEMENT: {
        AchievementState.DRAFT: "草拟",
        AchievementState.DISCLOSED: "已披露",
        AchievementState.SCREENING: "审查中",
        AchievementState.LEDGERED: "在库（单列台账）",
        AchievementState.TRANSFERRED: "已转化",
        AchievementState.ABANDONED: "放弃",
        AchievementState.LAPSED: "失效",
    },
    LifeCycle.CASE: {
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
    LifeCycle.NOTICE: {
        NoticeState.DRAFTED: "已拟稿",
        NoticeState.UP: "公示中",
        NoticeState.ENDED: "公示期满",
        NoticeState.SUPERSEDED: "已被替代",
    },
    LifeCycle.ROUND: {
        RoundState.RECEIVED: "已到账",
        RoundState.VOIDED: "登记作废",
        RoundState.ALLOCATED: "已分配",
        RoundState.NOTICED: "奖励公示中",
        RoundState.PAYABLE: "可发放",
        RoundState.PAID: "已发放",
    },
    LifeCycle.REGISTRATION: {
        RegistrationState.PREPARED: "材料齐备",
        RegistrationState.SUBMITTED: "已提交",
        RegistrationState.ACCEPTED: "已受理",
        RegistrationState.NEEDS_FIX: "待补正",
        RegistrationState.REFUSED: "未予登记",
        RegistrationState.REGISTERED: "已登记",
    },
    LifeCycle.HOLD: {HoldState.ACTIVE: "办理中", HoldState.HELD: "中止"},
}
