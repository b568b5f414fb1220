"""What reading and being turned away leave behind: kept in memory, and written into the access log in batches after the answers, so
that nobody who reads waits for a writer, and no flood grows the log without bound.

Readings are counted by person, session and thing read, attempts by address; each batch writes one entry for each. A process that is
killed loses what was read in the last `PAUSE` seconds and the attempts of the last `MINUTE`; one that is stopped loses nothing.
"""

import logging
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic

from workflow import clock

PAUSE = 5.0  #: seconds between batches
MINUTE = 60.0  #: seconds over which attempts are counted
MOST_LOOKS = 5_000  #: kept at once; what is beyond is counted without saying what
MOST_ADDRESSES = 50  #: told of one kind of attempt a minute; what is beyond is counted as of ``ELSEWHERE``
ELSEWHERE = "其他地址"

LOG = logging.getLogger("anxin")


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """Somebody read something: ``action`` says what kind of thing, ``what`` which."""

    unit: str
    person: str
    session: str
    action: str
    what: str


@dataclass(frozen=True, slots=True, order=True)
class Attempt:
    """Somebody of whom no account is known was refused or turned away."""

    action: str
    address: str


@dataclass
class Batch:
    """How often each, and when first (stored text)."""

    counts: Counter[Look | Attempt] = field(default_factory=Counter)
    first: dict[Look | Attempt, str] = field(default_factory=dict)

    def add(self, one: Look | Attempt, count: int = 1, at: str = "") -> None:
        self.first.setdefault(one, at or clock.text(clock.machine_now()))
        self.counts[one] += count

    def put_back(self, other: "Batch") -> None:
        """What could not be written is tried again with the next."""
        for one, count in other.counts.items():
            self.add(one, count, other.first[one])


class Traces:
    """The traces of one house that are not in the log yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._looks, self._attempts, self._since = Batch(), Batch(), monotonic()

    def looked(self, look: Look) -> None:
        """Remember it; costs no more than that."""
        with self._lock:
            full = len(self._looks.counts) >= MOST_LOOKS and look not in self._looks.counts
            self._looks.add(Look(look.unit, look.person, look.session, look.action, "") if full else look)

    def tried(self, action: str, address: str) -> None:
        """An attempt from this address, of a kind that the access log names so."""
        with self._lock:
            told = sum(one.action == action for one in self._attempts.counts if isinstance(one, Attempt))
            one = Attempt(action, address)
            beyond = told >= MOST_ADDRESSES and one not in self._attempts.counts
            self._attempts.add(Attempt(action, ELSEWHERE) if beyond else one)

    def taken(self, *, all_: bool = False) -> Batch:
        """All readings, and the attempts if their minute is over (``all_``: in any case); they are the caller's now."""
        with self._lock:
            batch, self._looks = self._looks, Batch()
            if self._attempts.counts and (all_ or monotonic() - self._since >= MINUTE):
                batch.put_back(self._attempts)
                self._attempts = Batch()
            if not self._attempts.counts:
                self._since = monotonic()
            return batch

    def put_back(self, batch: Batch) -> None:
        with self._lock:
            looks, attempts = Batch(), Batch()
            for one, count in batch.counts.items():
                (looks if isinstance(one, Look) else attempts).add(one, count, batch.first[one])
            self._looks.put_back(looks)
            self._attempts.put_back(attempts)


def by_unit(batch: Batch) -> Mapping[str, list[Look]]:
    """The readings of a batch, by whose log they go into."""
    found: dict[str, list[Look]] = {}
    for one in sorted(look for look in batch.counts if isinstance(look, Look)):
        found.setdefault(one.unit, []).append(one)
    return found
