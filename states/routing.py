"""Which road a deal takes through the unit's bodies: asked by rules, and by the record that opens the decision."""

from states.case import Case
from states.facts import Facts
from states.regulation import Regulation, Route


def route_of(state: Case, facts: Facts, regulation: Regulation) -> Route | None:
    """The road by mode, relation and amount; split deals with one buyer in twelve months are added together."""
    if state.terms is None:
        return None
    amount = state.terms.price + facts.elsewhere.recent_deals
    return regulation.route(state.terms.mode, related=related(state), amount=amount)


def related(state: Case) -> bool:
    """Related when the terms say so or anybody declared an interest."""
    return state.terms is not None and (state.terms.related or any(r.related for r in state.relations))
