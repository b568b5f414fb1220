"""Measure several doings of one thing in turn, a short slice each, so that a noisy machine is as noisy for all."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Measured:
    """``rates``: per second, one a slice; ``times`` and ``cpu``: seconds by the wall and of this thread, one a doing."""

    rates: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def rate(self) -> float:
        return statistics.median(self.rates)

    def percentile(self, percent: int) -> float:
        """Milliseconds by the wall that this share of all doings stayed below."""
        return statistics.quantiles(self.times, n=100, method="inclusive")[percent - 1] * 1000

    def cpu_ms(self, percent: int = 50) -> float:
        """CPU milliseconds that this share of all doings stayed below: a mean would count what the machine's other work does
        to our caches, and even the median does where it is busy."""
        return statistics.quantiles(self.cpu, n=100, method="inclusive")[percent - 1] * 1000

    def once(self, do: Callable[[], object]) -> None:
        begun, cpu = time.perf_counter(), time.thread_time()
        do()
        self.cpu.append(time.thread_time() - cpu)
        self.times.append(time.perf_counter() - begun)


def measure(doings: dict[str, Callable[[], object]], *, slices: int, seconds: float) -> dict[str, Measured]:
    """Each doing for so many seconds, in turn, so many times; the first turn warms up and is not counted."""
    found = {name: Measured() for name in doings}
    for turn in range(slices + 1):
        for name, do in doings.items():
            one = _slice(do, seconds)
            if turn:
                found[name].times.extend(one.times)
                found[name].cpu.extend(one.cpu)
                found[name].rates.append(len(one.times) / sum(one.times))
    return found


def _slice(do: Callable[[], object], seconds: float) -> Measured:
    one, end = Measured(), time.perf_counter() + seconds
    while time.perf_counter() < end:
        one.once(do)
    return one


def ratio(one: Measured, other: Measured) -> float:
    """How many times as fast: the median over the turns, each compared within itself."""
    return statistics.median(a / b for a, b in zip(one.rates, other.rates, strict=True))
