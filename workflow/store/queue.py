"""Turns, first come first served, among the threads of one process."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from workflow.errors import Busy


class Queue:
    """One turn at a time; whoever ends it hands it to the one that has waited longest, so that no late comer passes."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        """Wait for the turn, at most so long, and hold it to the end; raises Busy."""
        self._take(seconds)
        try:
            yield
        finally:
            self._hand_on()

    def _take(self, seconds: float) -> None:
        place = threading.Lock()
        place.acquire()
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            self._waiting.append(place)
        if place.acquire(timeout=seconds):
            return
        with self._guard:
            if place in self._waiting:
                self._waiting.remove(place)
                raise Busy("数据库正忙，请稍后重试")
        # Handed over between the last moment of waiting and the guard: the turn is ours.

    def _hand_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
