"""Two hands that act at the same moment: threads of one process on one house, or two processes each with its own."""

import multiprocessing
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import orjson

from states.errors import Refused, TransferError
from states.table import INPUTS
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.step.act import Ask, act
from workflow.step.answers import Answer, Request

PATIENCE = 60  #: seconds until a hand that says nothing counts as lost
TAKEN = "taken"


@dataclass(frozen=True, kw_only=True)
class Order:
    """One act; ``key``: its Idempotency-Key, "" for none."""

    unit: str
    person: str
    action: str
    case: str
    target: str = ""
    given: dict[str, Any]
    key: str = ""


@dataclass(frozen=True)
class Outcome:
    """``taken`` with the answer, or the name of the error and its words; a refusal's are its findings."""

    name: str
    answer: Answer | None = None
    words: str = ""


def carry_out(house: House, order: Order) -> Outcome:
    content = orjson.dumps(order.given)
    caller = Caller(unit=order.unit, person=order.person, name=order.person, seats=frozenset())
    ask = Ask(action=order.action, subject=order.case, target=order.target, given=INPUTS[order.action].model_validate_json(content))
    try:
        return Outcome(TAKEN, act(house, caller, ask, Request(order.key, content) if order.key else None))
    except Refused as refusal:  # told again under the same key, it is the same refusal
        return Outcome(Refused.__name__, words=repr(refusal.findings))
    except TransferError as error:
        return Outcome(type(error).__name__, words=str(error))


@dataclass(frozen=True)
class Hands:
    """``both`` gives each hand an order; both wait for one another and begin together."""

    orders: tuple[Any, Any]
    outcomes: Any

    def both(self, first: Order, second: Order) -> list[Outcome]:
        for place, order in zip(self.orders, (first, second), strict=True):
            place.put(order)
        return [self.outcomes.get(timeout=PATIENCE) for _ in self.orders]


def work(house: House, barrier: Any, orders: Any, outcomes: Any) -> None:
    while (order := orders.get()) is not None:
        barrier.wait(PATIENCE)
        try:
            outcomes.put(carry_out(house, order))
        except Exception as error:  # noqa: BLE001  # told to the test, which would else wait for a dead hand
            outcomes.put(Outcome(type(error).__name__, words=str(error)))


def work_alone(settings: Settings, barrier: Any, orders: Any, outcomes: Any) -> None:
    """As a process of its own."""
    with closing(open_house(settings)) as house:
        work(house, barrier, orders, outcomes)


@contextmanager
def threads(house: House) -> Iterator[Hands]:
    with _running(threading.Thread, queue.SimpleQueue, threading.Barrier(2), work, house) as hands:
        yield hands


@contextmanager
def processes(house: House) -> Iterator[Hands]:
    fresh = multiprocessing.get_context("forkserver")
    fresh.set_forkserver_preload([__name__])
    with _running(fresh.Process, fresh.Queue, fresh.Barrier(2), work_alone, house.settings) as hands:
        yield hands


@contextmanager
def _running(start: Callable[..., Any], place: Callable[[], Any], barrier: Any, target: Any, house: object) -> Iterator[Hands]:
    hands = Hands((place(), place()), place())
    workers = [start(target=target, args=(house, barrier, orders, hands.outcomes), daemon=True) for orders in hands.orders]
    for worker in workers:
        worker.start()
    try:
        yield hands
    finally:
        for orders in hands.orders:
            orders.put(None)
        for worker in workers:
            worker.join(PATIENCE)
