"""Inputs of stage five, 合同登记."""

from pydantic import Field

from states.amounts import PositiveYuan
from states.identifiers import RegistrationNumber
from states.inputs.base import Day, Input, Line, Text, Upload


class PrepareRegistration(Input):
    project: Line = Field(title="项目名称")
    field: Line = Field(title="技术领域")
    total: PositiveYuan = Field(title="合同成交总额（元）")
    technical: PositiveYuan = Field(title="技术交易额（元）")


class Dated(Input):
    on: Day = Field(title="日期")


class FinalRefusal(Input):
    """Nothing more will be filed: the refusal stands, or the appeal against it failed."""

    reason: Text = Field(title="不再申请登记的理由", examples=["登记机构认定不属技术合同，复核维持"])
    refusal: Upload = Field(title="未予登记的书面材料")


class Register(Input):
    number: RegistrationNumber = Field(title="合同登记编号")
    registered_on: Day = Field(title="登记日期")
    recognised_income: PositiveYuan | None = Field(title="核定技术性收入（元，证明没有载明的不填）", default=None)
    certificate: Upload = Field(title="登记证明")


class RecogniseIncome(Input):
    """What of the price received is technical income, told after the certificate (the act of 2026)."""

    recognised_income: PositiveYuan = Field(title="核定技术性收入（元）")
    recognised_on: Day = Field(title="核定日期")
    recognition: Upload = Field(title="核定材料")
