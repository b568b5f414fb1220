"""Whose the thing is that is moved, and what each of several owners gets of the net income.

The whole price is received by the unit, and whatever it costs is borne by all owners alike: so the net income of a receipt is
split first, by the parts that the owners agreed on, and only the unit's own is shared by its regulation.
"""

from collections.abc import Iterable

from states.achievement import Achievement
from states.distribution import OwnerPart
from states.money import WHOLE, split
from states.terms import Terms
from states.text import folded


def own_names(unit: str, aliases: Iterable[str]) -> frozenset[str]:
    """What the unit is called on certificates, its former and short names with it, folded (`text.folded`)."""
    return frozenset(map(folded, (unit, *aliases)))


def co_owners(achievements: Iterable[Achievement], ours: frozenset[str]) -> tuple[str, ...]:
    """The owners of any of these but the unit, each once; ``ours``: see `own_names`."""
    return tuple(dict.fromkeys(owner for achievement in achievements for owner in achievement.owners if folded(owner) not in ours))


def shared(terms: Terms | None, net: int) -> tuple[int, tuple[OwnerPart, ...]]:
    """The unit's own of a net income in 分, and what each other owner gets: by largest remainder, to the whole of it."""
    others = terms.deal.co_owners if terms else ()
    parts = [one.part for one in others]
    ours, *theirs = split(net, (WHOLE - sum(parts), *parts))
    return ours, tuple(OwnerPart(name=one.name, amount=amount) for one, amount in zip(others, theirs, strict=True))
