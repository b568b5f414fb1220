"""One synthetic unit, filled batch by batch. A batch is one transaction: it happened or it did not, so that a run that was stopped
goes on where the last batch ended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from states.naming import SubjectId, series
from states.stages import CaseState, LifeCycle, Seat
from workflow import clock
from workflow.demo.generate import lives
from workflow.demo.generate.clerk import Clerk
from workflow.demo.generate.lives import Plan
from workflow.demo.generate.size import Share
from workflow.house import House
from workflow.step import facts
from workflow.store import people, whole
from workflow.store import subjects as store
from workflow.transaction import Pace, Write, reading, writing
from workflow.units import sample
from workflow.units.founding import found
from workflow.units.people import NewPerson, seat_all

BATCH = 100  #: subjects or persons of one transaction
COLLEGES, OFFICERS = 50, 250  #: of the persons beside the cast, every so many sits for a college, or is an officer

Tell = Callable[[str, str, int, int], None]  #: unit, what, how many there are, how many there will be


@dataclass(frozen=True, slots=True)
class Filling:
    """``secret``: the hash of the one password of all synthetic people."""

    house: House
    unit: str
    share: Share
    secret: str
    tell: Tell
    batch: int = BATCH

    def run(self) -> None:
        self._founded()
        self._batches("人员", self._persons(), len(self._staff()), self._seat)
        self._batches("成果", self._count(LifeCycle.ACHIEVEMENT), self.share.achievements, self._achieve)
        self._batches("案件", self._count(LifeCycle.CASE), self.share.cases, self._open)
        self._batches("案件办理", 0, self.share.cases, self._trade)

    def _batches(self, what: str, done: int, all_: int, work: Callable[[Write, range], None]) -> None:
        for first in range(done, all_, self.batch):
            numbers = range(first, min(first + self.batch, all_))
            with writing(self.house, self.unit, pace=Pace.HELD) as write:  # the installation's clock runs through no batch
                work(write, numbers)
            self.tell(self.unit, what, numbers.stop, all_)

    def _founded(self) -> None:
        with reading(self.house) as connection:
            there = people.unit(connection, self.unit) is not None
        if not there:
            found(self.house, self.unit, f"合成大学 {self.unit}（示例）", sample.regulation_text())

    def _staff(self) -> list[NewPerson]:
        """The sample's cast, and persons beside it: most have achievements, some a seat."""
        cast = [(i, name, seats) for i, name, _, seats in sample.CAST]
        beside = [(f"p{n:05d}", f"合成人员{n:05d}", (_seat_of(n),)) for n in range(1, self.share.persons + 1)]
        names = [(i, f"{i}-{self.unit.lower()}", name, seats) for i, name, seats in (*cast, *beside)]
        return [NewPerson(id=i, username=u, name=n, password="", seats=s) for i, u, n, s in names]

    def _persons(self) -> int:
        with reading(self.house) as connection:
            return len(people.persons(connection, self.unit))

    def _count(self, table: LifeCycle) -> int:
        with reading(self.house) as connection:
            return store.count(connection, self.unit, series(table, self._year()))

    def _year(self) -> int:
        """When the unit was founded: all its subjects are numbered in that year."""
        with reading(self.house) as connection:
            return clock.day(clock.read(whole.regulations(connection, self.unit)[0].published_at)).year

    def _seat(self, write: Write, numbers: range) -> None:
        staff = self._staff()
        newcomers = [staff[number] for number in numbers]
        seat_all(write, newcomers, dict.fromkeys((one.id for one in newcomers), self.secret))

    def _achieve(self, write: Write, numbers: range) -> None:
        with _clerk(write) as clerk:
            for number in numbers:
                lives.achievement(clerk, number, whole=number < self.share.cases)

    def _open(self, write: Write, numbers: range) -> None:
        year = self._year()
        with _clerk(write) as clerk:
            for number in numbers:
                Plan(self.share).case(clerk, number, str(SubjectId(LifeCycle.ACHIEVEMENT, year, number + 1)))

    def _trade(self, write: Write, numbers: range) -> None:
        year, plan = self._year(), Plan(self.share)
        with _clerk(write) as clerk:
            for number in filter(plan.traded, numbers):
                case = str(SubjectId(LifeCycle.CASE, year, number + 1))
                if clerk.case(case).state is CaseState.DECIDING:  # else an earlier run was here
                    lives.trade(clerk, case, number)


def _seat_of(number: int) -> Seat:
    if number % OFFICERS == 0:
        return Seat.OFFICER
    return Seat.COLLEGE if number % COLLEGES == 0 else Seat.COMPLETER


@contextmanager
def _clerk(write: Write) -> Iterator[Clerk]:
    known = facts.of_unit(write.house, write.connection, write.unit, str(clock.day(write.at)))
    regulation = facts.regulation_for(write.connection, write.unit, known)
    clerk = Clerk(write=write, unit=known, regulation=regulation)
    yield clerk
    clerk.save()
