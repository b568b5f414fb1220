"""A round of two receivers."""

from documents.sample import PRICE, TEAM, head
from tests.workflow.added.awards.paper import Award, Awards


def sample(*, draft: bool = False, sandbox: bool = False) -> Awards:
    return Awards(
        head=head("C2026-0001-发放-R1", issued_at="2026年4月20日 09:00", draft=draft, sandbox=sandbox),
        case="C2026-0001",
        received=PRICE,
        awards=tuple(Award(name=name, amount=share) for name, _, share in TEAM),
    )
