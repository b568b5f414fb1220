"""Inputs of stage two before review: opening, terms, declarations, the buyer, the price."""

from typing import Annotated

from pydantic import ConfigDict, Field, JsonValue, ValidationInfo, field_validator

from states import labels
from states.amounts import Percent, PositiveYuan, Yuan
from states.identifiers import MaybeIdNumber, SpelledUscc, uscc_fault
from states.inputs.base import ACHIEVEMENT, PERSONAL, RECOGNISED, Day, Evidence, Input, Line, MaybeLine, MaybeText, Text, Upload
from states.party import PartyKind
from states.proposal import ExportClass
from states.terms import Mode, ObjectKind, Pricing


class Open(Input):
    achievements: tuple[Annotated[Line, ACHIEVEMENT], ...] = Field(title="成果编号", min_length=1, max_length=50)


#: What is asked of each kind of party, and of no other.
ASKED = {
    PartyKind.ORGANISATION: ("uscc", "legal_representative"),
    PartyKind.PERSON: ("id_number",),
    PartyKind.FOREIGN: ("country", "registration_number", "legal_representative"),
}


#: What no field alone could show: an organisation, with its own fields and no other.
EXAMPLE: dict[str, JsonValue] = {
    "kind": "organisation",
    "name": "杭州示例新材料有限公司",
    "uscc": "91330106MA2ABCDEX7",
    "legal_representative": "赵云",
    "address": "杭州市西湖区示例路 1 号",
    "contact": "陈经理",
}


class BuyerInput(Input):
    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    kind: PartyKind = Field(title="相对方类别", default=PartyKind.ORGANISATION)
    name: Line = Field(title="相对方名称或者姓名")
    licence: Upload | None = Field(title="营业执照扫描件（代码校验位不符、而执照上确为此号的上传，另由第二人核对）", default=None)
    uscc: SpelledUscc = Field(title="统一社会信用代码（境内单位填写）", default="", validate_default=True)
    id_number: Annotated[MaybeIdNumber, PERSONAL, RECOGNISED] = Field(
        title="公民身份号码（自然人填写，不公开）", default="", validate_default=True
    )
    country: MaybeLine = Field(title="国家或者地区（境外单位填写）", max_length=60, default="", validate_default=True)
    registration_number: MaybeLine = Field(title="注册登记号（境外单位填写）", max_length=60, default="", validate_default=True)
    legal_representative: MaybeLine = Field(title="法定代表人（自然人不填）", max_length=300, default="", validate_default=True)
    address: Line = Field(title="住所")
    contact: Line = Field(title="联系人")

    @field_validator("uscc", "id_number", "country", "registration_number", "legal_representative")
    @classmethod
    def _by_kind(cls, value: str, info: ValidationInfo) -> str:
        """Raises ValueError, in Chinese, for what the kind asks and is not there, and for what is there and belongs to another."""
        kind: PartyKind | None = info.data.get("kind")
        if kind is None:  # which is told of it
            return value
        asked = info.field_name in ASKED[kind]
        if asked is not bool(value):
            raise ValueError("请填写" if asked else f"相对方是{labels.PARTY[kind]}的，不填此项")
        return value

    @field_validator("uscc")
    @classmethod
    def _checked(cls, code: str, info: ValidationInfo) -> str:
        """A code that fails its own check is a slip of the pen, unless the licence bears it."""
        fault = uscc_fault(code) if code else ""
        if fault and not info.data.get("licence"):
            raise ValueError(f"{fault}；营业执照上确为此号的，上传执照扫描件，由第二人核对")
        return code


class InstalmentInput(Input):
    amount: PositiveYuan = Field(title="金额（元）")
    due: Day = Field(title="付款期限")
    condition: Line = Field(title="付款条件")


class CoOwnerInput(Input):
    name: Line = Field(title="共有人")
    part: Percent = Field(title="占净收入份额（%）")


class SetTerms(Input):
    mode: Mode = Field(title="转化方式", default=Mode.ASSIGNMENT)
    object: ObjectKind = Field(title="转化标的", default=ObjectKind.PATENT)
    pricing: Pricing = Field(title="定价方式", default=Pricing.AGREEMENT)
    buyer: BuyerInput = Field(title="相对方")
    related: bool = Field(title="相对方与完成人或利害关系人存在关联")
    relation: MaybeText = Field(title="关联关系说明", max_length=2000, default="")
    price: PositiveYuan = Field(title="拟交易价格（元）")
    instalments: tuple[InstalmentInput, ...] = Field(title="付款安排", min_length=1, max_length=60)
    co_owners: tuple[CoOwnerInput, ...] = Field(
        title="其他共有人所得净收入份额（价款由本单位统一收取，其余归本单位；不是共有的不填）", max_length=20, default=()
    )
    parts_agreement: Upload | None = Field(title="全体共有人就净收入份额的书面约定", default=None)


class DeclareRelation(Input):
    """关联交易声明 (F5)."""

    related: bool = Field(title="本人或近亲属与相对方存在关联")
    text: Text = Field(title="声明内容")


class GiveConsent(Input):
    """全体完成人授权同意书 / 优先受让权答复 (F8)."""

    agrees: bool = Field(title="同意本次转化")
    waives_priority: bool = Field(title="放弃同等条件下的优先受让权")
    text: Text = Field(title="意见")


class ExportInput(Input):
    """Whether what goes abroad may go (技术进出口条例; 科技进步法 34)."""

    classed: ExportClass = Field(title="技术类别")
    grounds: Text = Field(title="判定依据（目录名称、版本与条目）")
    licence: Upload | None = Field(title="技术出口许可证（限制出口的上传）", default=None)
    fiscal: bool = Field(title="成果出自财政资金项目")
    approval: Upload | None = Field(title="项目管理机构的批准文件（出自财政资金项目的上传）", default=None)


class RecordBuyerCheck(Input):
    licence_valid: bool = Field(title="营业执照、身份证件或者境外注册登记证明有效")
    credit_clear: bool = Field(title="信用查询无失信")
    shareholders: Text = Field(title="股东与实际控制人（自然人填写任职与投资的单位）")
    capacity: Text = Field(title="实施能力")
    evidence: Evidence = Field(title="查询材料", min_length=1)
    code_confirmed: bool = Field(title="已对照营业执照，校验位不符的统一社会信用代码确为执照所载（由第二人确认）", default=False)
    export: ExportInput | None = Field(title="技术出口审查（相对方是境外单位的填写）", default=None)


class AppraisalInput(Input):
    number: Line = Field(title="评估报告编号")
    appraiser: Line = Field(title="评估机构")
    value: PositiveYuan = Field(title="评估值（元）")
    dated: Day = Field(title="报告日期")
    attachment: Upload = Field(title="评估报告")


class RecordPricing(Input):
    """协议定价报告 (F3)."""

    methods: tuple[Line, ...] = Field(title="定价方法", max_length=6)
    explanation: Text = Field(title="价格说明")
    negotiation: Text = Field(title="谈判过程")
    floor: PositiveYuan = Field(title="底价（元）")
    modes_compared: tuple[Line, ...] = Field(title="比较过的转化方式", max_length=10)
    mode_grounds: Text = Field(title="选择本方式的理由")
    appraisal: AppraisalInput | None = Field(title="评估", default=None)
    evidence: Evidence = Field(title="定价材料", default=())
    below_appraisal: MaybeText = Field(title="成交价低于评估值的理由（不低于的不填）", max_length=4000, default="")
    expected_costs: Yuan | None = Field(title="预计扣除的税费和直接成本（元，未测算的不填）", default=None)
    risks: MaybeText = Field(title="风险及应对", max_length=4000, default="")
    follow_up: MaybeText = Field(title="后续管理安排", max_length=4000, default="")
