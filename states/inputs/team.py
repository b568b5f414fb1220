"""Inputs about completers who do not answer by themselves: an offer with its proof of delivery, a word signed on paper."""

from pydantic import Field

from states.inputs.base import Day, Evidence, Input, PersonId, Text, Upload


class OfferPriority(Input):
    """The deal offered to completers on equal terms; unanswered it lapses after the regulation's days."""

    persons: tuple[PersonId, ...] = Field(title="通知的完成人", min_length=1, max_length=50)
    delivered_on: Day = Field(title="送达日")
    evidence: Evidence = Field(title="通知与送达凭证", min_length=1)


class RecordPaperConsent(Input):
    """A completer's word, signed on paper."""

    completer: PersonId = Field(title="完成人编号")
    agrees: bool = Field(title="同意本次转化")
    waives_priority: bool = Field(title="放弃同等条件下的优先受让权")
    text: Text = Field(title="意见")
    related: bool = Field(title="本人或近亲属与相对方存在关联")
    relation: Text = Field(title="关联声明内容")
    signed_on: Day = Field(title="签字日期")
    scan: Upload = Field(title="签字件扫描")


class RecordPaperSignature(Input):
    """A completer's agreement to the distribution scheme, signed on paper."""

    completer: PersonId = Field(title="完成人编号")
    text: Text = Field(title="意见")
    signed_on: Day = Field(title="签字日期")
    scan: Upload = Field(title="签字件扫描")
