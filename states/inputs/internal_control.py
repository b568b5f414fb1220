"""Inputs of stage one, 内控管理: disclosure (F1), signatures, screening, the ledger."""

from pydantic import Field

from states.achievement import Duty, Held, Leadership, Patent, Right, Secrecy
from states.amounts import Percent, Yuan
from states.identifiers import PatentNumber, patent_kind
from states.inputs.base import Day, Evidence, Input, Line, MaybeLine, MaybeText, PersonId, Text, Upload
from states.terms import ObjectKind


class CompleterInput(Input):
    person: PersonId = Field(title="人员编号")
    name: Line = Field(title="姓名")
    college: Line = Field(title="所在学院")
    post: Line = Field(title="职务职称")
    share: Percent = Field(title="贡献比例（%）")
    leadership: Leadership = Field(title="领导职务", default=Leadership.NONE)


class PatentInput(Input):
    number: PatentNumber = Field(title="专利号")
    title: Line = Field(title="发明创造名称")
    filed_on: Day = Field(title="申请日")
    granted_on: Day = Field(title="授权公告日")
    owners: tuple[Line, ...] = Field(title="专利权人", min_length=1, max_length=20)
    shares: tuple[Percent, ...] = Field(title="各权利人份额（%，按权利人的次序；不是共有的不填）", max_length=20, default=())
    fee_paid_until: Day = Field(title="年费缴至")
    divided: bool = Field(title="是分案申请", default=False)


class RightInput(Input):
    """Any right but a granted patent."""

    number: MaybeLine = Field(title="登记号、申请号（没有的不填）", max_length=60, default="")
    title: Line = Field(title="权利名称")
    owners: tuple[Line, ...] = Field(title="权利人", min_length=1, max_length=20)
    shares: tuple[Percent, ...] = Field(title="各权利人份额（%，按权利人的次序；不是共有的不填）", max_length=20, default=())
    ends_on: Day | None = Field(title="保护期届满日（没有的不填）", default=None)


class ProjectInput(Input):
    name: Line = Field(title="项目名称")
    funder: Line = Field(title="资助单位")
    amount: Yuan = Field(title="经费（元）")
    number: MaybeLine = Field(title="项目编号", max_length=100, default="")
    terms: MaybeText = Field(title="关于成果归属的约定", max_length=2000, default="")


class PublicationInput(Input):
    form: Line = Field(title="公开方式", examples=["期刊论文"])
    title: Line = Field(title="题目")
    on: Day | None = Field(title="公开或拟公开日期", default=None)


class Draft(Input):
    """职务科技成果披露表 as its completer fills it in."""

    title: Line = Field(title="成果名称")
    abstract: Text = Field(title="成果简介（可公开）")
    keywords: Line = Field(title="关键词")
    maturity: Line = Field(title="成熟度")
    potential_users: Line = Field(title="潜在应用单位")
    field: MaybeLine = Field(title="技术领域", max_length=100, default="")
    published: bool | None = Field(title="已经公开或计划公开（论文、会议、展览等）", default=None)
    publications: tuple[PublicationInput, ...] = Field(title="公开情况", max_length=20, default=())
    object: ObjectKind = Field(title="成果形式", default=ObjectKind.PATENT)
    patent: PatentInput | None = Field(title="专利", default=None)
    right: RightInput | None = Field(title="其他权利（不是已授权专利的填写）", default=None)
    projects: tuple[ProjectInput, ...] = Field(title="来源项目", max_length=20)
    completers: tuple[CompleterInput, ...] = Field(title="完成人", min_length=1, max_length=50)

    @property
    def held(self) -> Held | None:
        """What is there to be moved, as the achievement keeps it: a patent by its own fields, anything else by those of any
        right. None when the input does not name the one that its kind asks for, and that alone."""
        patent, right = self.patent, self.right
        if self.object is ObjectKind.PATENT:
            return Patent(**dict(patent), kind=patent_kind(patent.number)) if patent and not right else None
        return Right(**dict(right), kind=self.object) if right and not patent else None


#: What a completer is shown, and signs unless another wording is agreed.
PROMISE = (
    "本人对本成果作出了创造性贡献，名单与贡献比例经全体完成人商定，没有遗漏，也没有列入未作创造性贡献的人员。所填内容真实完整；"
    "本成果系执行本单位任务或主要利用本单位物质技术条件完成。签署后如有新的公开、合作、许可或权属争议，立即报告本单位。"
)


class SignDisclosure(Input):
    promise: Text = Field(title="完成人承诺（签名即确认以下全文，披露表照此载明）", examples=[PROMISE])


class OwnerConsentInput(Input):
    owner: Line = Field(title="共有人")
    file: Upload = Field(title="书面同意")


class RecordScreening(Input):
    """Answers at intake; each is asked, none has a default."""

    duty: Duty = Field(title="职务属性")
    duty_grounds: Text = Field(title="判定依据")
    owners_consent: tuple[Line, ...] = Field(title="已书面同意的共有人（逐一附同意书，只列名不作数）", max_length=20)
    consents: tuple[OwnerConsentInput, ...] = Field(title="共有人同意书", max_length=20, default=())
    encumbered: bool = Field(title="存在质押、独占许可或权属争议")
    secrecy: Secrecy = Field(title="密级")
    foreign_party: bool = Field(title="涉及境外主体或向境外交付")
    dual_use: bool = Field(title="涉及两用物项或军工")
    genetic_resources: bool = Field(title="涉及人类遗传资源、病原体或伦理")
    funder_limits: bool = Field(title="项目合同另有限制")
    evidence: Evidence = Field(title="审查材料")


class Ledger(Input):
    ledger_no: Line = Field(title="台账编号")


class RecordFee(Input):
    fee_paid_until: Day = Field(title="年费缴至")
    evidence: Evidence = Field(title="缴费凭证", min_length=1)
