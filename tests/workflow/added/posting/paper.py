"""公示张贴证明: where a notice hung and until when; says how far the unit's log had grown."""

from dataclasses import dataclass
from datetime import date

from documents.head import Head
from documents.kind import Issued, PaperKind
from states.case import Case
from states.contract import About
from states.facts import Facts
from states.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Everything on the proof; ``log_size`` entries under the root ``log_root`` when it was made."""

    head: Head
    case: str
    title: str
    places: tuple[str, ...]
    ends_on: date | None
    log_size: int
    log_root: str


def posted(_case: Case, notice: Notice, _facts: Facts) -> str:
    return "" if notice.postings else f"公示 N{notice.n} 尚未发布"


KIND = PaperKind(
    key="posting",
    title="公示张贴证明",
    short="张贴",
    about=About.NOTICE,
    issued=Issued.ON_REQUEST,
    due=posted,
    style="form.css",
    context=Posting,
    pages=1,
    labels="案卷编号 公示标题 公示场所 公示期满日 日志",
)
