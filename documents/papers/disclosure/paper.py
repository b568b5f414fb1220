"""职务科技成果披露表: what a completer tells the unit about a new achievement (domain form F1)."""

from dataclasses import dataclass
from datetime import date

from documents.head import Answer, Head
from documents.kind import Issued, PaperKind
from states.achievement import Achievement
from states.case import Case
from states.contract import About
from states.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Completer:
    """A person with a creative contribution. `share` in 0.0001 %; `signed_on` is the day of the signature, None where it is not known."""

    name: str
    unit: str
    post: str
    share: int
    signed: bool
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was signed, word for word, and by whom."""

    text: str
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """An intellectual-property right applied for or granted."""

    kind: str
    number: str
    status: str
    filed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A publication made or planned: it may destroy novelty (专利法 22, 24)."""

    form: str
    title: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A source project; `amount` in 分, `terms` what its contract says about the result."""

    title: str
    number: str
    funder: str
    amount: int
    terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The officer's judgement at intake: whose achievement it is, why, who said so and when."""

    seat: str
    duty: str
    grounds: str
    name: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Everything on the disclosure form. What nobody was asked is empty (None) and is not printed; `published` is None where it was
    not asked. `secrecies` are the words of the form, of which `secrecy` is one."""

    head: Head
    achievement: str
    disclosed_on: date
    title: str
    abstract: str
    field: str
    keywords: tuple[str, ...]
    category: str
    maturity: str
    rights: tuple[Right, ...]
    published: bool | None
    publications: tuple[Publication, ...]
    projects: tuple[Project, ...]
    owners_name: str
    owners: tuple[str, ...]
    completers: tuple[Completer, ...]
    promises: tuple[Promise, ...]
    potential_users: str
    secrecies: tuple[str, ...]
    secrecy: str
    screening: tuple[Answer, ...]
    review: Review | None
    ledger_number: str
    ledgered_on: date | None


def disclosed(_case: Case, achievement: Achievement, _facts: Facts) -> str:
    return "" if achievement.disclosed_at is not None else "成果尚未提交披露"


KIND = PaperKind(
    key="disclosure",
    title="职务科技成果披露表",
    short="披露",
    about=About.ACHIEVEMENT,
    issued=Issued.ON_REQUEST,
    due=disclosed,
    style="form.css",
    context=Disclosure,
    pages=2,
    labels="披露编号 成果编号 披露日期 成果名称 技术领域 成果形式 关键词 成熟度 成果简介 潜在应用单位 权利种类 "
    "权利号码 法律状态 公开方式 公开或拟公开日期 项目名称和编号 资助单位 经费 关于成果归属的约定 密级 是／否 "
    "姓名 所在学院、职务职称 贡献比例 签名 完成人承诺 审查与登记 职务属性 判定依据 审查人 台账编号 入账日期",
)
