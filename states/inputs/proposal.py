"""Inputs of stage two before review: opening, terms, declarations, the buyer, the price."""

from typing import Annotated

from pydantic import Field

from states.amounts import PositiveYuan, Yuan
from states.identifiers import Uscc
from states.inputs.base import ACHIEVEMENT, Day, Evidence, Input, Line, MaybeText, Text, Upload
from states.terms import Mode, ObjectKind, Pricing


class Open(Input):
    achievements: tuple[Annotated[Line, ACHIEVEMENT], ...] = Field(title="成果编号", min_length=1, max_length=50)


class BuyerInput(Input):
    name: Line = Field(title="相对方名称")
    uscc: Uscc = Field(title="统一社会信用代码")
    legal_representative: Line = Field(title="法定代表人")
    address: Line = Field(title="住所")
    contact: Line = Field(title="联系人")


class InstalmentInput(Input):
    amount: PositiveYuan = Field(title="金额（元）")
    due: Day = Field(title="付款期限")
    condition: Line = Field(title="付款条件")


class SetTerms(Input):
    mode: Mode = Field(title="转化方式", default=Mode.ASSIGNMENT)
    object: ObjectKind = Field(title="转化标的", default=ObjectKind.PATENT)
    pricing: Pricing = Field(title="定价方式", default=Pricing.AGREEMENT)
    buyer: BuyerInput = Field(title="相对方")
    related: bool = Field(title="相对方与完成人或利害关系人存在关联")
    relation: MaybeText = Field(title="关联关系说明", max_length=2000, default="")
    price: PositiveYuan = Field(title="拟交易价格（元）")
    instalments: tuple[InstalmentInput, ...] = Field(title="付款安排", min_length=1, max_length=60)


class DeclareRelation(Input):
    """关联交易声明 (F5)."""

    related: bool = Field(title="本人或近亲属与相对方存在关联")
    text: Text = Field(title="声明内容")


class GiveConsent(Input):
    """全体完成人授权同意书 / 优先受让权答复 (F8)."""

    agrees: bool = Field(title="同意本次转化")
    waives_priority: bool = Field(title="放弃同等条件下的优先受让权")
    text: Text = Field(title="意见")


class RecordBuyerCheck(Input):
    licence_valid: bool = Field(title="营业执照有效")
    credit_clear: bool = Field(title="信用查询无失信")
    shareholders: Text = Field(title="股东与实际控制人")
    capacity: Text = Field(title="实施能力")
    evidence: Evidence = Field(title="查询材料", min_length=1)


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
    expected_costs: Yuan | None = Field(title="预计扣除的税费和直接成本（元，未测算的不填）", default=None)
    risks: MaybeText = Field(title="风险及应对", max_length=4000, default="")
    follow_up: MaybeText = Field(title="后续管理安排", max_length=4000, default="")
