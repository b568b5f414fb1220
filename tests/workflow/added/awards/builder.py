"""The context of 奖励发放清单."""

from states.distribution import Round
from tests.workflow.added.awards.paper import Award, Awards
from workflow.papers.builders import builds
from workflow.papers.source import Source


@builds("awards")
def context(source: Source[Round]) -> Awards:
    allocation = source.target.allocation
    assert allocation is not None, "it is due once the round is allocated"
    return Awards(
        head=source.head,
        case=source.case.id,
        received=source.target.amount,
        awards=tuple(Award(name=a.name, amount=a.amount) for a in allocation.awards),
    )
