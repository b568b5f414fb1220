"""Inputs of sign-off: an opinion, or a meeting's minutes. Each names its leaf by the task; none can skip a guard."""

from typing import Literal

from pydantic import Field

from states.inputs.base import Day, Input, Line, MaybeLine, MaybeText, PersonId, Text, Upload
from states.signoff import Verb


class Agree(Input):
    text: Text = Field(title="意见", examples=["材料齐全，同意。"])


class Against(Input):
    text: Text = Field(title="理由", examples=["价格依据不足，请补充可比交易。"])


class RecordMeeting(Input):
    """会议纪要: counted votes, recusals and the signed minutes; the verdict follows from the votes."""

    number: Line = Field(title="纪要编号")
    held_on: Day = Field(title="会议日期")
    members: int = Field(title="应到人数", gt=0, le=200)
    attended: int = Field(title="实到人数", ge=0, le=200)
    recused: tuple[PersonId, ...] = Field(title="回避人员编号", max_length=200, default=())
    motion: Literal[Verb.AGREE, Verb.RETURN] = Field(title="付表决的是（不表决的不选）", default=Verb.AGREE)
    in_favour: int = Field(title="赞成", ge=0, le=200, default=0)
    against: int = Field(title="反对", ge=0, le=200, default=0)
    abstained: int = Field(title="弃权", ge=0, le=200, default=0)
    heard_all: bool = Field(title="到会成员均已发表意见", default=False)
    decided_by: MaybeLine = Field(title="听取意见后作出决定的人（由会议主持人决定的填写）", max_length=100, default="")
    dissent: MaybeText = Field(title="不同意见", max_length=8000, default="")
    verdict: Literal[Verb.AGREE, Verb.REFUSE, Verb.RETURN] = Field(title="会议决定")
    text: Text = Field(title="决定内容")
    attachment: Upload = Field(title="签字纪要")


class ConfirmSigned(Input):
    """A second person held the record against the scan of what was signed."""

    of: Line = Field(title="纪要编号（照签字件填写；书面意见填签字人姓名）")
    as_signed: bool = Field(title="登记内容与签字件一致")
    note: Text = Field(title="核对说明", examples=["人数、票数、回避人员与签字纪要逐项核对一致。"])
