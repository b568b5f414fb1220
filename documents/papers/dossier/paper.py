"""尽职履责案卷封面: what an auditor sees first — the case in brief, its log, and each duty with its evidence."""

from dataclasses import dataclass
from datetime import date

from documents.head import Head, Regulation
from documents.kind import Issued, PaperKind
from states.case import Case
from states.contract import About
from states.facts import Facts

#: The only standings of a duty; a dossier never says anything between them.
PRESENT, ABSENT, NOT_APPLICABLE = "已具备", "缺", "不适用"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A log entry that proves a duty: its number in the unit's log, the hex hash of its leaf, who did it and when."""

    seq: int
    leaf: str
    who: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """One of EV-01 … EV-27 with its standing; `note` says why a duty is missing or does not apply.

    Raises ValueError for an unknown standing, for 已具备 without evidence, and for the others without a reason.
    """

    id: str
    duty: str
    required: str
    basis: str
    stage: str
    status: str
    evidence: tuple[Evidence, ...]
    note: str

    def __post_init__(self) -> None:
        if self.status not in (PRESENT, ABSENT, NOT_APPLICABLE):
            raise ValueError(f"履责状态不明：{self.id} {self.status}")
        if not (self.evidence if self.status == PRESENT else self.note):
            raise ValueError(f"{self.id}：已具备须列证据，缺或不适用须说明理由")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the case on the timeline."""

    seq: int
    when: str
    stage: str
    what: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Where the case's entries stand: the log's origin, and the checkpoint to which the proofs are built."""

    origin: str
    size: int
    root: str
    checkpoint_at: str
    first_seq: int
    last_seq: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The cover of a dossier; `price` in 分, None before terms are set."""

    head: Head
    case: str
    project: str
    number_name: str  #: what the numbers of the things moved are called
    numbers: tuple[str, ...]
    mode: str
    pricing_method: str
    giver: str  #: what the two sides are called, then who they are
    taker: str
    transferor: str
    transferee: str
    related: bool
    price: int | None
    contract_number: str
    registration_number: str
    state: str
    opened_on: date
    closed_on: date | None
    exported_by: str
    regulation: Regulation
    log: Log
    timeline: tuple[Step, ...]
    duties: tuple[DutyRow, ...]

    def count(self, status: str) -> int:
        """How many duties stand at `status`."""
        return sum(row.status == status for row in self.duties)


def always(_case: Case, _about: Case, _facts: Facts) -> str:
    return ""


KIND = PaperKind(
    key="dossier",
    title="尽职履责案卷",
    short="案卷",
    about=About.CASE,
    issued=Issued.ON_EXPORT,
    due=always,
    style="form.css",
    context=Dossier,
    pages=3,
    labels="案卷编号 项目名称 转化方式 是否关联交易 成交价款 合同编号 合同登记编号 立案日期 办结日期 当前状态 "
    "导出人 适用制度 履责情况 日志名称 检查点 本案记录 检查点根值 办理经过 职责与证据对照表 应有证据 依据 状态 证据所在",
)
