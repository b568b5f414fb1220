"""Inputs of stage four, 收益分配: the scheme, each receipt with its costs, the payment."""

from typing import Annotated

from pydantic import Field

from states.amounts import Percent, PositiveYuan
from states.distribution import Group
from states.inputs.base import Day, Evidence, Input, Line, MaybeText, PersonId, Text, Upload


class ShareInput(Input):
    person: PersonId = Field(title="人员编号")
    name: Line = Field(title="姓名")
    post: Line = Field(title="职务职称")
    group: Group = Field(title="类别")
    weight: Percent = Field(title="占本类比例（%）")
    leader: bool = Field(title="担任领导职务", default=False)
    contribution: MaybeText = Field(title="对转化的重要贡献（不是完成人而列为主要贡献人员的填写）", max_length=500, default="")


class ProposeScheme(Input):
    """收益分配方案 (F6)."""

    pool: Percent = Field(title="奖励占净收入（%）")
    college: Percent = Field(title="学院占净收入（%）")
    university: Percent = Field(title="学校占净收入（%）")
    main: Percent = Field(title="主要贡献人员占奖励（%）")
    others: Percent = Field(title="其他人员占奖励（%）")
    office: Percent = Field(title="转化工作人员占奖励（%）")
    shares: tuple[ShareInput, ...] = Field(title="分配明细", min_length=1, max_length=100)


class CostInput(Input):
    item: Line = Field(title="费用项目")
    amount: PositiveYuan = Field(title="金额（元）")
    voucher_no: Line = Field(title="凭证号")


class RecordReceipt(Input):
    """到账确认单 (F14)."""

    amount: PositiveYuan = Field(title="到账金额（元）")
    received_on: Day = Field(title="到账日期")
    payer: Line = Field(title="付款方")
    payer_explained: MaybeText = Field(title="付款方与相对方不一致的说明", max_length=2000, default="")
    voucher: Upload = Field(title="银行回单")
    costs: tuple[CostInput, ...] = Field(title="直接成本（只列本次转化的，不列设备、材料等非技术部分的）", max_length=50, default=())


class RecordVatRate(Input):
    """What finance applied where no text of the law is known for the day of receipt."""

    vat_rate: Percent = Field(title="适用的增值税税率（%，免税填 0）", examples=["0"])
    vat_paper: Upload = Field(title="税务机关文件")


class RecordShortfall(Input):
    """What will not be received any more, and on what ground: a decision of the unit, an agreement, a judgment."""

    amount: PositiveYuan = Field(title="缺额（元）")
    reason: Text = Field(title="缺额的原因和处理")
    evidence: Annotated[Evidence, Field(min_length=1)] = Field(title="决定、协议或裁判文书")


class ConfirmShortfall(Input):
    note: Line = Field(title="核对意见", examples=["与决定文件核对一致"])


class Pay(Input):
    paid_on: Day = Field(title="发放日期")
    evidence: Upload = Field(title="发放凭证")
