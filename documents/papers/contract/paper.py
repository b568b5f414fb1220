"""技术转让（专利权）合同: what a patent assignment has to say (民法典 845, 846, 862-877; domain §6.2)."""

from dataclasses import dataclass
from datetime import date

from documents.head import Head
from documents.kind import Issued, PaperKind
from states.case import Case
from states.contract import About, Definition
from states.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """让与人 or 受让人, with all that a notice or a payment needs."""

    name: str
    code_name: str  #: what such a party is known by
    code: str
    head_name: str  #: who speaks for it; "" of a person
    legal_representative: str
    agent: str
    address: str
    contact: str
    phone: str
    email: str
    bank: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Patent:
    """A patent with the particulars that 民法典 845 asks a contract to state."""

    title: str
    kind: str
    number: str
    application_number: str
    owner: str
    makers: str  #: what those are called who made it: 发明人, 设计人
    inventors: tuple[str, ...]
    filed_on: date
    granted_on: date
    expires_on: date
    fees_paid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """An instalment: its condition, its last day, the amount in 分."""

    condition: str
    due: date
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Hand-over of documents and the change of the register at CNIPA; days are calendar days. ``annual_fee_by``: who pays
    the fees that fall due before it; after it the new owner does (专利法 43)."""

    documents: tuple[str, ...]
    document_days: int
    place: str
    register_by: str
    register_days: int
    register_fee_by: str
    annual_fee_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """Everything in the contract. `price` and `technical_amount` in 分; `late_rate` a day in 0.0001 %."""

    head: Head
    case: str
    project: str
    transferor: Party
    co_transferors: tuple[Party, ...]  #: the other owners
    transferee: Party
    place: str
    valid_until: date
    terms: tuple[Definition, ...]
    patents: tuple[Patent, ...]
    scope: str
    target: str
    existing_licences: str
    pledges: str
    price: int
    technical_amount: int | None  #: None: it was not asked
    listed_vat: int | None
    payment: str
    payments: tuple[Payment, ...]
    delivery: Delivery
    acceptance: str
    acceptance_days: int
    retained_use: str
    improvements: str
    secrecy_scope: str
    secrecy_people: str
    secrecy_years: int
    late_rate: int
    late_cap: int
    dispute: str
    copies: int
    copies_each: int
    copies_registration: int
    annexes: tuple[str, ...]


def prepared(case: Case, _about: Case, _facts: Facts) -> str:
    return "" if case.contract is not None else "尚未拟定合同"


def own_number(case: Case) -> str:
    assert case.contract is not None, "it is due once the contract is prepared"
    return case.contract.number


KIND = PaperKind(
    key="contract",
    title="技术转让（专利权）合同",
    short="合同",
    about=About.CASE,
    issued=Issued.BY_STEP,
    due=prepared,
    style="contract.css",
    context=Contract,
    pages=7,
    number=own_number,
    labels="合同登记编号 合同编号 项目名称 受让人（甲方） 让与人（乙方） 签订地点 签订日期 有效期限 填写说明 统一社会信用代码 "
    "法定代表人 住所 委托代理人 联系电话 电子邮箱 开户银行 账号 用语的含义 专利号 申请号 申请日 授权公告日 有效期届满日 "
    "专利权人 发明人 年费已缴至 权利现状与保证 价款及支付 技术交易额 履行的计划、地点和方式 验收标准和方式 "
    "乙方的继续实施 专利权无效与侵害他人权利 成果与收益的归属 后续改进 保密 违约责任 不可抗力 联系人与通知 "
    "变更、解除与转让 技术合同认定登记 争议解决 生效与文本 盖章 法定代表人或委托代理人（签字） 经办人",
)
