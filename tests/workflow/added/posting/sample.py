"""A notice that hung in two places."""

from datetime import date

from documents.sample import TITLE, digest, head
from tests.workflow.added.posting.paper import Posting


def sample(*, draft: bool = False, sandbox: bool = False) -> Posting:
    return Posting(
        head=head("C2026-0001-张贴-N1", issued_at="2026年2月25日 09:00", draft=draft, sandbox=sandbox),
        case="C2026-0001",
        title=f"“{TITLE}”拟交易公示",
        places=("学校信息公开网", "中国浙江网上技术市场"),
        ends_on=date(2026, 2, 24),
        log_size=120,
        log_root=digest("root"),
    )
