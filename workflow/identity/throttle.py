"""Slow down guessing of passwords: ten failures for one name within ten minutes close it for the rest of them.

Counted in this process alone: several processes allow as many times more, and a restart forgets. Whoever knows a name
can close it for ten minutes; that is the lesser evil, and the access log shows it.
"""

import threading
from collections import deque
from collections.abc import Callable
from time import monotonic

from states.errors import TransferError

FAILURES = 10
SECONDS = 600.0
MOST_NAMES = 10_000  #: names remembered at once; beyond, the longest idle is forgotten


class TooManyAttempts(TransferError):
    code = "too_many_attempts"
    title = "登录尝试过多"


class TooManyAddressAttempts(TooManyAttempts):
    """The same of one address; it is over sooner."""


class Attempts:
    """Sign-ins tried by address, right or wrong: so many a minute. A campus may stand behind one address, so they are not few."""

    MOST, SECONDS = 120, 60.0

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now, self._begun = now, 0.0
        self._counts: dict[str, int] = {}

    def check(self, address: str) -> None:
        """Count an attempt; raises TooManyAddressAttempts."""
        if self._now() - self._begun >= self.SECONDS:
            self._begun, self._counts = self._now(), {}
        count = self._counts.get(address, 0) + 1
        self._counts[address] = count
        if count > self.MOST:
            raise TooManyAddressAttempts("来自同一地址的登录尝试过多，请一分钟后再试")


class Throttle:
    """Failed sign-ins by name, and attempts by address; ``now`` is a monotonic clock in seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now, self._lock = now, threading.Lock()
        self._failures: dict[str, deque[float]] = {}
        self.attempts = Attempts(now)

    def check(self, name: str) -> None:
        """Raise TooManyAttempts when this name has had its failures for now."""
        with self._lock:
            if len(self._recent(name)) >= FAILURES:
                raise TooManyAttempts(f"10 分钟内登录失败已达 {FAILURES} 次，请稍后再试")

    def failed(self, name: str) -> None:
        with self._lock:
            recent = self._recent(name)
            recent.append(self._now())
            self._failures.pop(name, None)
            self._failures[name] = recent
            if len(self._failures) > MOST_NAMES:
                self._failures.pop(next(iter(self._failures)))

    def forget(self, name: str) -> None:
        """Signed in: the name starts anew."""
        with self._lock:
            self._failures.pop(name, None)

    def _recent(self, name: str) -> deque[float]:
        since = self._now() - SECONDS
        return deque((at for at in self._failures.get(name, ()) if at > since), maxlen=FAILURES)
