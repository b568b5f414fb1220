"""Inputs of a correction (更正): which fact, what it should have been, why, on what evidence; and a second person's word on it.

What it should have been is asked by the model of the step that recorded it, so that it is checked as it was then.
"""

from typing import Annotated, ClassVar

from pydantic import Field

from states.inputs.base import ROUND, Evidence, Input, Line, Text
from states.inputs.contracting import RecordTitle
from states.inputs.distribution import RecordReceipt
from states.inputs.notices import PostNotice
from states.inputs.registration import Register


class Correct(Input):
    """What every correction says; each kind of fact adds its ``value``, and which of several it is about."""

    ONE: ClassVar[str] = ""  #: the field that says which of several it is about; "" where there is but one

    reason: Text = Field(title="更正理由", examples=["登记时看错了回单金额"])
    evidence: Annotated[Evidence, Field(min_length=1)] = Field(title="更正依据")

    @property
    def of(self) -> str:
        """The key of what is corrected, "" where there is but one of its kind."""
        return str(getattr(self, self.ONE)) if self.ONE else ""

    @property
    def corrected(self) -> Input | None:
        """What it should have been; None: it should not have been recorded at all."""
        given: Input | None = getattr(self, "value", None)
        return given


class CorrectReceipt(Correct):
    """更正到账登记; the whole receipt as it should have been recorded, its costs with it."""

    ONE: ClassVar[str] = "round"

    round: Annotated[int, ROUND] = Field(title="分配轮次", ge=1, le=999)
    value: RecordReceipt = Field(title="更正后")


class CorrectNotice(Correct):
    """更正公示发布登记."""

    ONE: ClassVar[str] = "notice"

    notice: int = Field(title="公示序号", ge=1, le=9999)
    value: PostNotice = Field(title="更正后")


class CorrectTitle(Correct):
    value: RecordTitle | None = Field(title="更正后（权属没有变更的不填）", default=None)


class CorrectCertificate(Correct):
    value: Register | None = Field(title="更正后（没有登记证明或者已被撤销的不填）", default=None)


class ConfirmCorrection(Input):
    note: Line = Field(title="核对意见", examples=["与银行回单逐项核对一致"])
