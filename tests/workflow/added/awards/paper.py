"""奖励发放清单: who receives what of one round."""

from dataclasses import dataclass

from documents.head import Head
from documents.kind import Issued, PaperKind
from states.case import Case
from states.contract import About
from states.distribution import Round
from states.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One receiver, and the amount in 分."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Awards:
    """Everything on the list; `received` in 分."""

    head: Head
    case: str
    received: int
    awards: tuple[Award, ...]


def allocated(_case: Case, round_: Round, _facts: Facts) -> str:
    return "" if round_.allocation is not None else f"第 {round_.n} 轮尚未分配"


KIND = PaperKind(
    key="awards",
    title="奖励发放清单",
    short="发放",
    about=About.ROUND,
    issued=Issued.ON_REQUEST,
    due=allocated,
    style="form.css",
    context=Awards,
    pages=1,
    labels="案卷编号 到账金额 姓名 奖励金额",
)
