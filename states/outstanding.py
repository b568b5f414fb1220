"""What has come of a price, and what is still to come: asked by receipts, by the end of a case and by its page. Money in 分."""

from states.case import Case
from states.road import road_of
from states.stages import RoundState


def received(case: Case) -> int:
    """All receipts on record that were not voided."""
    return sum(r.amount for r in case.rounds if r.state is not RoundState.VOIDED)


def outstanding(case: Case) -> int | None:
    """The price less what was received; None where the terms tell no sum (royalties, profit years), or are not set."""
    if case.terms is None or not road_of(case.terms).act.money.told:
        return None
    return case.terms.price - received(case)
