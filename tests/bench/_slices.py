"""Measure several doings of one thing in turn, a short slice each, so that a noisy machine is as noisy for all."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Measured:
    """``rates``: per second, one a slice; ``times``: seconds, one a doing."""

    rates: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def rate(self) -> float:
        return statistics.median(self.rates)

    def percentile(self, percent: int) -> float:
        """Milliseconds that this share of all doings stayed below."""
        return statistics.quantiles(self.times, n=100)[percent - 1] * 1000


def measure(doings: dict[str, Callable[[], object]], *, slices: int, seconds: float) -> dict[str, Measured]:
    """Each doing for so many seconds, in turn, so many times; the first turn warms up and is not counted."""
    found = {name: Measured() for name in doings}
    for turn in range(slices + 1):
        for name, do in doings.items():
            times = _slice(do, seconds)
            if turn:
                found[name].times.extend(times)
                found[name].rates.append(len(times) / sum(times))
    return found


def _slice(do: Callable[[], object], seconds: float) -> list[float]:
    times, end = [], time.perf_counter() + seconds
    while (begun := time.perf_counter()) < end:
        do()
        times.append(time.perf_counter() - begun)
    return times


def ratio(one: Measured, other: Measured) -> float:
    """How many times as fast: the median over the turns, each compared within itself."""
    return statistics.median(a / b for a, b in zip(one.rates, other.rates, strict=True))
