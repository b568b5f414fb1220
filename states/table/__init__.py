"""The specification: one line per legal step. The only list of steps in the repository.

    Step(action, source → destination, who may take it, the rules it must meet, …)

``(action, source)`` names exactly one line. Every line also carries two visible rules: that the actor holds one of
its seats, and (unless ``though_held``) that the case is neither suspended nor under an open objection. Lines of the
seat *system* are tried by themselves after every event; they never read the clock.
"""

from collections.abc import Mapping
from types import MappingProxyType

from states.inputs.base import Input
from states.lifecycles import LIFE_CYCLES
from states.records import signoff as write_signoff
from states.rooms import found
from states.signoff import VERBS
from states.stages import NEW, LifeCycle
from states.step import Kind, Step

STEPS: tuple[Step, ...] = tuple(step for key in LifeCycle for step in found(__name__, key, tuple))


def _index(steps: tuple[Step, ...]) -> Mapping[tuple[str, str], Step]:
    """Lines by (action, source); raises AssertionError when two lines share both, a state is unknown or a part is
    missing: what a person's line asks, what any line writes, what an answer waits for, the verb of a task's line."""
    found: dict[tuple[str, str], Step] = {}
    for step in steps:
        known = {NEW, *(s.value for s in LIFE_CYCLES[step.table].states)}
        assert step.source in known, f"{step.action}: unknown source {step.source}"
        assert step.destination in known - {NEW}, f"{step.action}: unknown destination {step.destination}"
        assert step.automatic is (step.asks is None), f"{step.action}: asks nothing of its person, or something of nobody"
        assert step.writes is not None, f"{step.action}: no record of what it changes"
        assert step.title, f"{step.action}: no title"
        assert step.kind is not Kind.ANSWER or step.waits, f"{step.action}: an answer to nothing"
        assert (step.kind is Kind.TASK) is (step.action in VERBS), f"{step.action}: done on a task, but no verb, or the other way"
        opinion = step.action in VERBS and VERBS[step.action].opinion
        assert opinion is (step.writes is write_signoff.opinion), f"{step.action}: kept as an opinion and none, or the other way"
        assert (step.action, step.source) not in found, f"{step.action} from {step.source} stands twice"
        found[step.action, step.source] = step
    return MappingProxyType(found)


assert {step.table for step in STEPS} == set(LifeCycle), "a life cycle without a line"
INDEX: Mapping[tuple[str, str], Step] = _index(STEPS)


def _lines(steps: tuple[Step, ...]) -> Mapping[str, Step]:
    """The first line of each action, for what all of its lines say alike; raises AssertionError where they differ, and for
    a verb without a line."""
    found: dict[str, Step] = {}
    for step in steps:
        first = found.setdefault(step.action, step)
        alike = all(getattr(step, part) == getattr(first, part) for part in ALIKE)
        assert alike, f"{step.action}: its lines differ in what they are"
    assert found.keys() >= VERBS.keys(), f"verbs without a line: {sorted(VERBS.keys() - found.keys())}"
    return MappingProxyType(found)


ALIKE = ("table", "kind", "asks", "issues", "waits", "proves", "instead_of")

#: What an action is, whatever it is taken from: action names are unique over all tables.
LINES: Mapping[str, Step] = _lines(STEPS)
TABLE_OF: Mapping[str, LifeCycle] = MappingProxyType({action: line.table for action, line in LINES.items()})

#: What each action that a person takes asks of them, as its lines say.
INPUTS: Mapping[str, type[Input]] = MappingProxyType({s.action: s.asks for s in STEPS if s.asks is not None})

#: The action that makes the object of a life cycle, where one does.
MAKES: Mapping[LifeCycle, str] = MappingProxyType({s.table: s.action for s in reversed(STEPS) if s.source == NEW})

__all__ = ["INDEX", "INPUTS", "LINES", "MAKES", "STEPS", "TABLE_OF", "Step"]
