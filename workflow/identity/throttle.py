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


class Throttle:
    """Failed sign-ins by name; ``now`` is a monotonic clock in seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now, self._lock = now, threading.Lock()
        self._failures: dict[str, deque[float]] = {}

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
