"""How much synthetic data: the seed's figures times a scale, each to be set by itself; and what one unit's share is."""

from dataclasses import dataclass
from fractions import Fraction

from workflow.errors import InvalidInput

UNITS, ACHIEVEMENTS, CASES = 83, 24_500, 1_751  #: of the seed; its 488 empowerments have no road yet and are not made
OPEN = 10  #: one case in so many has an open opinion, unless told otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """All of an installation. ``persons`` of each unit beside its cast; ``tasks``: opinions that stay open, over all units."""

    units: int
    achievements: int
    cases: int
    persons: int = 0
    tasks: int

    def share(self, unit: int) -> "Share":
        """What the unit with this number, from 0, gets; the parts of all units sum to the whole."""
        before, after = self.cases * unit // self.units, self.cases * (unit + 1) // self.units
        spare = part(self.achievements - self.cases, self.units, unit)
        tasks = after * self.tasks // self.cases - before * self.tasks // self.cases if self.cases else 0
        return Share(achievements=after - before + spare, cases=after - before, persons=self.persons, tasks=tasks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One unit's part: each case is about an achievement of its own, each open opinion about a case of its own."""

    achievements: int
    cases: int
    persons: int
    tasks: int


def scaled(scale: Fraction, **given: int | None) -> Size:
    """The seed times the scale, but for what is given by itself; raises InvalidInput."""
    if scale <= 0 or any(n is not None and n < 0 for n in given.values()) or given.get("units") == 0:
        raise InvalidInput([("规模", "须为正数")])
    made = {"units": max(1, int(UNITS * scale)), "achievements": int(ACHIEVEMENTS * scale), "cases": int(CASES * scale)}
    made |= {name: n for name, n in given.items() if n is not None}
    made.setdefault("tasks", made["cases"] // OPEN)
    size = Size(**made)
    if size.tasks > size.cases or size.cases > size.achievements:
        raise InvalidInput([("规模", "每项待签批意见须有一个案件，每个案件须有一项成果")])
    return size


def part(whole: int, parts: int, at: int) -> int:
    return whole * (at + 1) // parts - whole * at // parts
