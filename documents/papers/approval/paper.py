"""职务科技成果转化审批表: one transfer with everybody's opinion and the decision (domain form F2)."""

from dataclasses import dataclass
from datetime import date

from documents.head import Answer, Head, Opinion, Regulation
from documents.kind import Issued, PaperKind
from states.case import Case
from states.contract import About
from states.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """One achievement of the case, with its number in the separate ledger."""

    title: str
    kind: str
    number: str
    legal_status: str
    ledger_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A completer on the approval form; `share` of contribution in 0.0001 %; `about`: the achievement, where the case has several."""

    name: str
    unit: str
    post: str
    share: int
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparty:
    """The buyer; `related` when a completer or another interested person has an interest in it (浙江条例 17), `relation` which.
    `shareholders` is None until the buyer was looked into."""

    called: str  #: by the legal act
    name: str
    code_name: str  #: what such a party is known by
    code: str  #: of a person masked
    head_name: str  #: who speaks for it; "" of a person
    legal_representative: str
    address: str
    contact: str
    ties_name: str
    shareholders: str | None
    related: bool
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A person's declared interest in the buyer, word for word."""

    name: str
    related: bool
    text: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """A payment: its condition, its last day, and how much in 分."""

    condition: str
    due: date
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedShare:
    """A line of the regulation's distribution; `share` of net income in 0.0001 %, `amount` in 分 of the estimated net income, None
    where nobody estimated it."""

    receiver: str
    share: int
    amount: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The price notice (公示); `objections` says what had come in when the form was made, and how it ended."""

    number: str
    places: tuple[str, ...]
    starts: date | None
    ends: date | None
    days: int
    objections: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The deciding meeting as its secretary recorded it."""

    body: str
    minutes_number: str
    held_on: date
    due: int
    attended: int
    recused: tuple[str, ...]
    decided_by: str  #: who decided after hearing all, where it is not votes that do; then none are printed
    in_favour: int
    against: int
    abstained: int
    dissent: str
    resolution: str
    secretary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Everything on the approval form; money in 分. `deductions` and `net` are estimates, None where nobody made them; risks and
    follow-up are empty where nothing was said. `unnoticed`: why there is no notice."""

    head: Head
    case: str
    achievements: tuple[Achievement, ...]
    completers: tuple[Member, ...]
    mode: str
    counterparty: Counterparty
    price: int
    payment: str
    instalments: tuple[Instalment, ...]
    pricing_method: str
    price_basis: str
    deductions: int | None
    net: int | None
    allocations: tuple[ProposedShare, ...]
    screening: tuple[Answer, ...]
    declarations: tuple[Declaration, ...]
    notice: Notice | None
    unnoticed: str
    risks: str
    follow_up: str
    opinions: tuple[Opinion, ...]
    meeting: Meeting | None
    regulation: Regulation


def terms_set(case: Case, _about: Case, _facts: Facts) -> str:
    return "" if case.terms is not None else "尚未拟定交易条件"


KIND = PaperKind(
    key="approval",
    title="职务科技成果转化审批表",
    short="审批",
    about=About.CASE,
    issued=Issued.ON_REQUEST,
    due=terms_set,
    style="form.css",
    context=Approval,
    pages=3,
    labels="审批表编号 案卷编号 成果名称 权利种类和号码 法律状态 台账编号 完成人 所在学院 贡献比例 转化方式 "
    "统一社会信用代码 法定代表人 联系人 住所 股东与实际控制人 是否关联 关联声明 成交价款 大写 支付方式 定价方式 定价依据 净收入测算 "
    "制度规定的分配对象 占净收入 公示编号 公示期限 公示起止 公示场所 异议情况 风险及应对 后续管理 审核意见 签字（盖章） 决策机构 "
    "会议纪要 会议日期 到会情况 表决情况 回避人员 会议决议 适用制度",
)
