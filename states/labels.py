"""What a Chinese reader sees for each stored value; one dictionary a vocabulary."""

from collections.abc import Mapping

from states.achievement import Duty, Secrecy
from states.contract import About
from states.lifecycles import LIFE_CYCLES
from states.party import PartyKind
from states.proposal import ExportClass
from states.stages import LifeCycle, Seat, Stage
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
DUTY: dict[Duty, str] = {Duty.DUTY: "职务成果", Duty.NON_DUTY: "非职务成果", Duty.AGREED: "按约定归属"}
SECRECY: dict[Secrecy, str] = {
    Secrecy.OPEN: "公开",
    Secrecy.INTERNAL: "内部",
    Secrecy.TRADE_SECRET: "商业秘密",
    Secrecy.STATE_SECRET: "国家秘密",
}
PRICING: dict[Pricing, str] = {
    Pricing.AGREEMENT: "协议定价",
    Pricing.LISTING: "挂牌交易",
    Pricing.AUCTION: "拍卖",
    Pricing.TENDER: "招标",
}

PARTY: dict[PartyKind, str] = {PartyKind.ORGANISATION: "境内单位", PartyKind.PERSON: "自然人", PartyKind.FOREIGN: "境外单位（含港澳台）"}
EXPORT: dict[ExportClass, str] = {ExportClass.FREE: "自由出口", ExportClass.RESTRICTED: "限制出口", ExportClass.PROHIBITED: "禁止出口"}

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

#: The states of each life cycle.
STATE: dict[LifeCycle, Mapping[str, str]] = {key: cycle.words for key, cycle in LIFE_CYCLES.items()}
