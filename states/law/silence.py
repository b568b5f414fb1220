"""Where no number of the catalogue binds a unit, and why. Two kinds that are never mixed: the law is known and asks nothing of
such a unit (an answer: its own regulation stands), or no text is known for the day (no answer: what needs one is refused).

Every rule has for every regime and day either a version in force or a line of one of the two kinds (`test_law_is_whole`).
"""

from dataclasses import dataclass
from datetime import date

from states.law.parameter import Regime

EVERY = frozenset(Regime)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """These rules say nothing to units of these regimes from the first to the last day inclusive (None: without end)."""

    rules: tuple[str, ...]
    reason: str
    regimes: frozenset[Regime] = EVERY
    first: date | None = None
    last: date | None = None

    def covers(self, rule: str, regime: Regime, on: date) -> bool:
        if rule not in self.rules or regime not in self.regimes:
            return False
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


def silent(*rules: str, reason: str, regimes: frozenset[Regime] = EVERY, first: date | None = None, last: date | None = None) -> Silence:
    """A line of `unbound` or `unread`."""
    return Silence(rules=rules, reason=reason, regimes=regimes, first=first, last=last)
