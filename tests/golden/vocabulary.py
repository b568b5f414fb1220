"""The words that a log may hold: rule ids, actions, groups, states and other values of enums. Only ever added to.

``python -m tests.golden.vocabulary`` prints them, with those that are planned and not yet spoken; a new word is a new line of
`vocabulary.txt`.
"""

import importlib
import inspect
import pkgutil
from enum import StrEnum

import states
from states.case import ADAPTERS
from states.table import STEPS

#: Keys of legal acts, objects and pricing methods that are named before they are built, so that nobody names them otherwise.
PLANNED = frozenset(
    {
        *(f"mode {key}" for key in ("assignment", "licence", "equity", "empowerment", "development", "consulting", "service")),
        *(f"object {key}" for key in ("patent", "application", "know_how", "software", "variety", "layout", "none")),
        *(f"pricing {key}" for key in ("agreement", "listing", "auction", "tender")),
    }
)


def words() -> frozenset[str]:
    """Every word in use, each behind its kind."""
    spoken = {f"action {step.action}" for step in STEPS} | {f"rule {rule.id}" for step in STEPS for rule in step.guards}
    spoken |= {f"group {owner.__name__}.{name}" for owner, groups in ADAPTERS.items() for name in groups}
    for module in pkgutil.walk_packages(states.__path__, "states."):
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, StrEnum) and kind.__module__ == module.name:
                spoken |= {f"value {member.value}" for member in kind}
    return frozenset(spoken)


if __name__ == "__main__":
    print("\n".join(sorted(words() | PLANNED)))  # noqa: T201 - what it is for
