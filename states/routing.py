"""Which road a deal takes through the unit's bodies: asked by rules, and by the record that opens the decision."""

from states.case import Case
from states.facts import Facts
from states.regulation import Regulation, Route


def route_of(state: Case, facts: Facts, regulation: Regulation) -> Route | None:
    """The road by mode, relation and amount; split deals with one buyer in twelve months are added together. Below its appraisal a
    deal goes one body up, if there is one."""
    if state.terms is None:
        return None
    amount = state.terms.price + facts.elsewhere.recent_deals
    route = regulation.route(state.terms.mode, related=related(state), amount=amount)
    return regulation.above(route) if route and below_appraisal(state) else route


def below_appraisal(state: Case) -> int:
    """By how much the price is below what it was appraised at on these terms, in 分; 0 where it is not, or nothing was appraised."""
    basis = state.price_basis
    if state.terms is None or basis is None or basis.appraisal is None or basis.terms_hash != state.terms_hash:
        return 0
    return max(basis.appraisal.value - state.terms.price, 0)


def related(state: Case) -> bool:
    """Related when the terms say so or anybody declared an interest."""
    return state.terms is not None and (state.terms.related or any(r.related for r in state.relations))
