"""Inputs of stage five, 合同登记."""

from pydantic import Field

from states.identifiers import RegistrationNumber
from states.inputs.base import Day, Input, Line, Upload
from states.money import PositiveYuan


class PrepareRegistration(Input):
    project: Line = Field(title="项目名称")
    field: Line = Field(title="技术领域")
    total: PositiveYuan = Field(title="合同成交总额（元）")
    technical: PositiveYuan = Field(title="技术交易额（元）")


class Dated(Input):
    on: Day = Field(title="日期")


class Register(Input):
    number: RegistrationNumber = Field(title="合同登记编号")
    registered_on: Day = Field(title="登记日期")
    recognised_income: PositiveYuan = Field(title="核定技术性收入（元）")
    certificate: Upload = Field(title="登记证明")
