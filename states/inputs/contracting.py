"""Inputs of stage three, 公开交易: papers, the contract signed on paper, the change in the patent register."""

from datetime import date
from typing import Literal

from pydantic import Field

from states.inputs.base import Input, Line, Sha256, Text


class IssuePaper(Input):
    kind: Literal["disclosure", "approval"] = Field(title="文书")


class PrepareContract(Input):
    """What the contract must say beyond the terms (民法典 845)."""

    number: Line = Field(title="合同编号")
    place: Line = Field(title="签订地点")
    valid_until: date = Field(title="有效期至")
    signer: Line = Field(title="让与人签署代表")
    authority: Sha256 = Field(title="授权文件")
    delivery: Text = Field(title="交付资料与方式")
    acceptance: Text = Field(title="验收标准与方式")
    secrecy: Text = Field(title="保密")
    improvements: Text = Field(title="后续改进")
    further_use: Text = Field(title="让与人继续实施")
    title_change: Text = Field(title="著录项目变更与费用")
    breach: Text = Field(title="违约责任")
    dispute: Text = Field(title="争议解决")
    definitions: Text = Field(title="名词解释")


class UploadSignedContract(Input):
    """The scan of the paper that both sides signed, bound to the paper that was issued."""

    issued: Sha256 = Field(title="所签文书的校验码")
    scan: Sha256 = Field(title="签署件扫描件")
    signed_on: date = Field(title="签订日期")


class ConfirmContract(Input):
    note: Line = Field(title="核对意见", examples=["与签发文本逐页核对一致，签章齐全"])


class RecordTitle(Input):
    changed_on: date = Field(title="著录项目变更日")
    evidence: Sha256 = Field(title="手续合格通知书")
