"""Inputs of stage three, 公开交易: papers, the contract signed on paper, the change in the patent register."""

from typing import Annotated

from pydantic import AliasChoices, Field

from states.amounts import Percent, PositiveYuan, Yuan
from states.contract import Bearer, Side
from states.identifiers import Uscc
from states.inputs.base import ABOUT, ISSUED, KIND, Day, Input, Line, MaybeLine, Personal, Sha256, Text, Upload


class IssuePaper(Input):
    """Which kinds there are the registry of papers knows; ``of``: the id of what the paper is to be about, needed where
    the case holds several such things. It was called ``achievement`` while papers were about nothing else."""

    kind: Annotated[Line, Field(max_length=40), KIND] = Field(title="文书")
    of: Annotated[MaybeLine, ABOUT] = Field(
        title="所关对象（本案只有一项时可不填）",
        max_length=64,
        default="",
        examples=["A2026-0001"],
        validation_alias=AliasChoices("of", "achievement"),
    )


class PartyInput(Input):
    """What a notice or a payment needs. Telephone and mail reach a person, and the account may be one's where the other side
    is no organisation: they are kept apart from the log and can be erased."""

    agent: MaybeLine = Field(title="签署代表（由法定代表人签署的不填）", max_length=100, default="")
    contact: Line = Field(title="联系人")
    phone: Personal = Field(title="电话（不公开）", max_length=40, default="")
    email: Personal = Field(title="电子邮箱（不公开）", max_length=100, default="")
    bank: MaybeLine = Field(title="开户银行", max_length=100, default="")
    account: Personal = Field(title="账号（不公开）", max_length=40, default="")


class TransferorInput(PartyInput):
    uscc: Uscc = Field(title="统一社会信用代码")
    legal_representative: Line = Field(title="法定代表人")
    agent: Line = Field(title="签署代表")
    address: Line = Field(title="住所")
    bank: Line = Field(title="开户银行（收款）", max_length=100)
    account: Personal = Field(title="账号（收款，不公开）", min_length=1, max_length=40)


class CoTransferorInput(PartyInput):
    name: Line = Field(title="共有人名称")
    uscc: Uscc = Field(title="统一社会信用代码")
    legal_representative: Line = Field(title="法定代表人")
    agent: Line = Field(title="签署代表")
    address: Line = Field(title="住所")


class DefinitionInput(Input):
    word: Line = Field(title="名词")
    meaning: Text = Field(title="解释")


class PrepareContract(Input):
    """What the contract must say beyond the terms (民法典 845)."""

    number: Line = Field(title="合同编号")
    place: Line = Field(title="签订地点")
    valid_until: Day = Field(title="有效期至")
    authority: Upload = Field(title="签署授权文件")
    lists_vat: bool = Field(title="价款中单列增值税税款")
    listed_vat: Yuan = Field(title="单列的增值税税款（元，未单列的填 0）", examples=["0.00"])
    technical: PositiveYuan = Field(title="技术交易额（元，价款扣除设备、材料等非技术部分）")
    other_vat_rate: Percent = Field(title="非技术部分的增值税税率（%，没有非技术部分的填 0）", examples=["0"])
    transferor: TransferorInput = Field(title="本单位（合同乙方）")
    co_transferors: tuple[CoTransferorInput, ...] = Field(title="其他共有人（合同乙方；不是共有的不填）", max_length=20, default=())
    transferee: PartyInput = Field(title="相对方（合同甲方）联络与账户")
    scope: Text = Field(title="内容与范围")
    technical_target: Text = Field(title="技术目标与要求")
    existing_licences: Line = Field(title="已有许可", examples=["无"])
    pledges: Line = Field(title="质押等负担", examples=["无"])
    documents: tuple[Line, ...] = Field(title="交付资料", min_length=1, max_length=30)
    document_days: int = Field(title="交付期限（日）", ge=1, le=3650)
    delivery_place: Line = Field(title="交付地点与方式")
    register_by: Side = Field(title="权属变更办理方")
    register_days: int = Field(title="权属变更期限（日）", ge=1, le=3650)
    register_fee_by: Bearer = Field(title="权属变更费用承担方")
    annual_fee_by: Bearer = Field(title="权属变更前应缴年费的承担方")
    acceptance: Text = Field(title="验收标准与方式")
    acceptance_days: int = Field(title="验收期限（日）", ge=1, le=3650)
    retained_use: Text = Field(title="本单位继续实施")
    improvements: Text = Field(title="后续改进")
    secrecy_scope: Text = Field(title="保密内容")
    secrecy_people: Line = Field(title="涉密人员范围")
    secrecy_years: int = Field(title="保密期限（年）", ge=1, le=100)
    late_rate: Percent = Field(title="逾期违约金日率（%）")
    late_cap: Percent = Field(title="违约金上限（占价款 %）")
    dispute: Text = Field(title="争议解决")
    definitions: tuple[DefinitionInput, ...] = Field(title="名词解释", min_length=1, max_length=30)
    copies: int = Field(title="合同份数（双方各执一半，单数的余一份用于认定登记）", ge=2, le=20)
    annexes: tuple[Line, ...] = Field(title="附件（没有的不填）", max_length=30, default=())


class UploadSignedContract(Input):
    """The scan of the paper that both sides signed, bound to the paper that was issued."""

    issued: Annotated[Sha256, ISSUED] = Field(title="所签文书的校验码")
    scan: Upload = Field(title="签署件扫描件")
    signed_on: Day = Field(title="签订日期")


class ConfirmContract(Input):
    note: Line = Field(title="核对意见", examples=["与签发文本逐页核对一致，签章齐全"])


class RecordTitle(Input):
    changed_on: Day = Field(title="权属变更日")
    evidence: Upload = Field(title="手续合格通知书")
