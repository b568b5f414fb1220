"""The specification: one line per legal step. The only list of steps in the repository.

    Step(action, source → destination, who may take it, the rules it must meet, …)

``(action, source)`` names exactly one line. Every line also carries two visible rules: that the actor holds one of
its seats, and (unless ``though_held``) that the case is neither suspended nor under an open objection. Lines of the
seat *system* are tried by themselves after every event; they never read the clock.
"""

from collections.abc import Mapping
from types import MappingProxyType

from states.inputs.base import Input
from states.stages import NEW, STATES, LifeCycle
from states.step import Step
from states.table.achievement import ACHIEVEMENT
from states.table.deal import DEAL
from states.table.hold import HOLD
from states.table.notice import NOTICE
from states.table.proposal import PROPOSAL
from states.table.registration import REGISTRATION
from states.table.round import ROUND

STEPS: tuple[Step, ...] = (*ACHIEVEMENT, *PROPOSAL, *DEAL, *NOTICE, *ROUND, *REGISTRATION, *HOLD)


def _index(steps: tuple[Step, ...]) -> Mapping[tuple[str, str], Step]:
    """Lines by (action, source); raises AssertionError when two lines share both, a state is unknown or a part is
    missing: what a person's line asks, what any line writes."""
    found: dict[tuple[str, str], Step] = {}
    for step in steps:
        known = {NEW, *(s.value for s in STATES[step.table])}
        assert step.source in known, f"{step.action}: unknown source {step.source}"
        assert step.destination in known - {NEW}, f"{step.action}: unknown destination {step.destination}"
        assert step.automatic is (step.asks is None), f"{step.action}: asks nothing of its person, or something of nobody"
        assert step.writes is not None, f"{step.action}: no record of what it changes"
        assert (step.action, step.source) not in found, f"{step.action} from {step.source} stands twice"
        found[step.action, step.source] = step
    return MappingProxyType(found)


INDEX: Mapping[tuple[str, str], Step] = _index(STEPS)

#: Which table an action belongs to; action names are unique over all tables.
TABLE_OF: Mapping[str, LifeCycle] = MappingProxyType({s.action: s.table for s in STEPS})

#: What each action that a person takes asks of them, as its lines say.
INPUTS: Mapping[str, type[Input]] = MappingProxyType({s.action: s.asks for s in STEPS if s.asks is not None})

__all__ = ["INDEX", "INPUTS", "STEPS", "TABLE_OF", "Step"]
