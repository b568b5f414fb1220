"""What a rule may cite: those of its sources that bind such a unit and are in force on the day."""

from collections.abc import Sequence
from datetime import date

from states.citations import cite
from states.law.parameter import BY_SCOPE, Regime


def cited(keys: Sequence[str], *, on: date, regime: Regime) -> tuple[str, ...]:
    """Those of the citations that bind the unit that day; all of them when none does, so that a finding never rests on nothing."""
    found = (cite(key) for key in keys)
    return tuple(one.key for one in found if regime in BY_SCOPE[one.scope] and one.in_force(on)) or tuple(keys)
