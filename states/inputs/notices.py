"""Inputs of the notices: drafting, posting in each place, objections and their answers."""

from typing import Annotated, Literal

from pydantic import Field

from states.inputs.base import OBJECTION, PLACE, ROUND, Day, Evidence, Input, Line, Personal, Text, Upload
from states.notice import NoticeKind


class DraftNotice(Input):
    kind: NoticeKind = Field(title="公示种类")
    round: Annotated[int, ROUND] = Field(title="分配轮次（奖励公示）", ge=0, le=999, default=0)
    objection_route: Text = Field(title="异议受理方式", examples=["科研院成果转化处，电话 0571-00000000"])


class PostingInput(Input):
    place: Annotated[Line, PLACE] = Field(title="公示场所")
    url: Line = Field(title="网址")
    posted_on: Day = Field(title="发布日期")
    snapshot: Upload = Field(title="页面快照")


class PostNotice(Input):
    postings: tuple[PostingInput, ...] = Field(title="发布情况", min_length=1, max_length=10)


class Object(Input):
    """异议登记 (F7). ``contact`` is personal: it is stored apart, erasable, and the log keeps only its commitment."""

    objector: Line = Field(title="异议人")
    named: bool = Field(title="实名")
    contact: Personal = Field(title="联系方式（不公开）", max_length=200, default="")
    text: Text = Field(title="异议内容")
    evidence: Evidence = Field(title="证据", default=())


class AnswerObjection(Input):
    objection: Annotated[int, OBJECTION] = Field(title="异议序号", ge=1, le=9999)
    outcome: Literal["dismissed", "upheld"] = Field(title="处理结论")
    answer: Text = Field(title="答复内容")
    body: Line = Field(title="处理机构")
