"""Duties that one person does not hold at once: handling a case, giving an organ's opinion on it, receiving of its income.

Pure questions about a case, asked by seating (who may be given a task) and by rules (what is said when they refuse).
"""

from states.case import Case
from states.facts import Facts
from states.signoff import Leaf, Matter, leaves
from states.stages import Seat

#: Matters in which the unit's organs have their word on terms or price.
ON_TERMS = frozenset({Matter.REVIEW, Matter.DECISION})


def handlers(case: Case) -> frozenset[str]:
    """Who opened the case or did what its handler does."""
    opener = {case.opened_by} if case.opened_by else set()
    return frozenset(h.person for h in case.handlers) | opener


def objected_to(case: Case) -> frozenset[str]:
    """The handlers whose own work an objection is about: all but those who only answered one."""
    answered = {h.person for h in case.handlers if h.answers}
    return handlers(case) - (answered - {case.opened_by})


def recipients(case: Case) -> frozenset[str]:
    """Who is named in the scheme, whether approved yet or not."""
    return frozenset(s.person for s in case.scheme.shares) if case.scheme else frozenset()


def deciders(case: Case) -> frozenset[str]:
    """Whose word, standing, is in the decision."""
    decisions = [s for s in case.signoffs if s.matter is Matter.DECISION and not s.void]
    return frozenset(o.person for s in decisions for o in s.standing().values())


def organs(case: Case, facts: Facts) -> frozenset[str]:
    """Who gave an organ's opinion on terms or price at any time, void since or not; where a meeting decided, its secretary and
    the leaders of whom the minutes do not say that they stood back. A completer's own word is no organ's."""
    spoke: set[str] = set()
    for signoff in (s for s in case.signoffs if s.matter in ON_TERMS):
        asked = leaves(signoff.tree)
        for opinion in signoff.opinions:
            if asked[opinion.leaf].exempt:
                continue
            spoke.add(opinion.person)
            if opinion.minutes is not None:
                spoke |= facts.people.holding(Seat.LEADER) - set(opinion.minutes.recused)
    return frozenset(spoke)


def barred(case: Case, leaf: Leaf) -> frozenset[str]:
    """Who may not speak as an organ on this leaf for what they are to the case besides any interest in the buyer."""
    return frozenset() if leaf.exempt else handlers(case) | recipients(case)
