"""职务科技成果披露表: what a completer tells the unit about a new achievement (domain form F1)."""

from dataclasses import dataclass
from datetime import date

from documents.head import Answer, Head, Opinion
from documents.kind import Issued, PaperKind
from states.achievement import Achievement
from states.case import Case
from states.contract import About
from states.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Completer:
    """A person with a creative contribution. `share` in 0.0001 %; `id_number` masked; unsigned without `signed_on`."""

    name: str
    unit: str
    post: str
    id_number: str
    share: int
    signed_on: date | None


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
class CoUnit:
    """Another unit that owns a part; `share` in 0.0001 %."""

    name: str
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Everything on the disclosure form; `key_points` is printed only when it is no secret."""

    head: Head
    achievement: str
    disclosed_on: date
    title: str
    abstract: str
    key_points: str
    field: str
    keywords: tuple[str, ...]
    category: str
    maturity: str
    rights: tuple[Right, ...]
    publications: tuple[Publication, ...]
    projects: tuple[Project, ...]
    co_units: tuple[CoUnit, ...]
    equipment: str
    completers: tuple[Completer, ...]
    potential_users: str
    secrecy: str
    screening: tuple[Answer, ...]
    college_opinion: Opinion
    office_opinion: Opinion
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
    labels="披露编号 成果编号 披露日期 成果名称 技术领域 成果类别 关键词 成熟程度 摘要 技术要点 主要设备 潜在用户 权利种类 "
    "权利号码 法律状态 公开方式 公开或拟公开日期 项目名称和编号 资助方 经费 关于成果归属的约定 合作单位 密级 是／否 "
    "姓名 所在部门、职务 证件号码 贡献比例 签名 完成人承诺 审核与登记 签字（盖章） 台账编号 入账日期",
)
