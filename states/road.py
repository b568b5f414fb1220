"""The road of a deal: legal act × thing moved × pricing method. Papers, notices and pages ask it for their words, rules for what
it is spared."""

from dataclasses import dataclass
from itertools import product

from states.case import Case
from states.facts import Facts
from states.inputs.proposal import SetTerms
from states.modes import MODES, LegalAct
from states.objects import OBJECTS, Moved
from states.pricing import METHODS, Method
from states.terms import Mode, ObjectKind, Pricing, Terms

#: The other side of a deal whose legal act nobody has chosen yet.
UNNAMED = "相对方"


@dataclass(frozen=True, slots=True)
class Road:
    act: LegalAct
    moved: Moved
    method: Method

    @property
    def name(self) -> str:
        """转化方式 in full, as papers print it: 专利权转让."""
        return f"{self.moved.name}{self.act.action}"

    @property
    def contract(self) -> str:
        """Key of its contract among the kinds of papers."""
        return contract_of(self.act, self.moved)

    def spared(self, rule: str) -> str:
        """Why the rule does not apply on this road; "" when it does."""
        return self.act.spared.get(rule) or self.moved.spared.get(rule) or self.method.spared.get(rule, "")


def contract_of(act: LegalAct, thing: Moved) -> str:
    """By which contract the act moves the thing, a key among the kinds of papers: whichever of the two came later says it;
    "" when they do not go together."""
    return act.contracts.get(thing.key) or thing.contracts.get(act.key, "")


def missing(mode: Mode, thing: ObjectKind, pricing: Pricing) -> tuple[str, ...]:
    """Keys of the parts that are not built, or do not go together; empty when there is such a road."""
    act, moved = MODES.get(mode.act), OBJECTS.get(thing)
    parts = ((mode, act), (thing, moved), (pricing, METHODS.get(pricing)))
    absent = tuple(str(key) for key, built in parts if built is None)
    wrong = mode is Mode.PATENT_ASSIGNMENT and thing is not ObjectKind.PATENT
    return absent or ((str(thing),) if wrong or (act and moved and not contract_of(act, moved)) else ())


def road_of(terms: Terms) -> Road:
    """The road of terms once settled: `road_is_open` let nothing through that is not built."""
    return Road(MODES[terms.mode.act], OBJECTS[terms.moved], METHODS[terms.pricing])


def other_side(state: Case) -> str:
    """What the other side of a case is called: 受让方; before the terms say what is done, 相对方."""
    return road_of(state.terms).act.buyer if state.terms else UNNAMED


def road_ahead(state: object, facts: Facts) -> Road | None:
    """The road a step is judged on: that of the terms it sets, else of those the case has; None where there is none (yet)."""
    given = facts.given
    if isinstance(given, SetTerms):
        absent = missing(given.mode, given.object, given.pricing)
        return None if absent else Road(MODES[given.mode.act], OBJECTS[given.object], METHODS[given.pricing])
    return road_of(state.terms) if isinstance(state, Case) and state.terms else None


def roads() -> tuple[Road, ...]:
    """Every road that is built."""
    every = product(MODES.values(), OBJECTS.values(), METHODS.values())
    return tuple(Road(act, thing, method) for act, thing, method in every if contract_of(act, thing))
