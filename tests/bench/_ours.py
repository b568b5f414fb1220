"""Our side of the benches: a house of the sample unit, and steps in it."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

from states.table import INPUTS
from tests.bench._doing import Doing, Told
from workflow import clock
from workflow.demo import cases, material, road
from workflow.demo.player import Player
from workflow.house import House
from workflow.installation import create_house
from workflow.settings import Settings
from workflow.step.act import Ask, act
from workflow.step.answers import Answer
from workflow.units import sample
from workflow.units.people import NewPerson

BEGINS = datetime(2026, 3, 2, 1, tzinfo=UTC)  #: a working day


def house(kept: ExitStack, folder: Path, *, sandbox: bool, url: str = "") -> House:
    """A new house of the sample unit, open until the stack closes; a sandbox stands in a year whose holidays are known."""
    return peopled(kept, Settings(data=folder, database_url=url), sandbox=sandbox)[0]


def peopled(kept: ExitStack, settings: Settings, *, sandbox: bool) -> tuple[House, dict[str, NewPerson]]:
    """The same, and its people by id, with their passwords."""
    made = create_house(settings, sandbox=sandbox, clock_offset=round((BEGINS - clock.machine_now()).total_seconds()))
    kept.callback(made.close)
    return made, {person.id: person for person in sample.settle_in(made)}


def tracing(house: House) -> Callable[[Told | None], object]:
    """Tells a listener the statements of every transaction that is begun after it was named."""
    told: list[Told | None] = []

    def trace(listener: Told | None) -> None:
        if not told:
            event.listen(house.engine, "begin", lambda connection: connection.connection.set_trace_callback(told[-1]))
        told.append(listener)

    return trace


def declared(house: House) -> tuple[Doing, str]:
    """The cheapest step, which can be taken again and again, without a paper; and the case it is taken in."""
    player = Player(house, sample.UNIT)
    achievement = road.ledgered(player, "ZL202110345678.3", "一种光催化降解膜及其制备方法")
    case = player.do("zhou", "open", achievements=[achievement]).subject
    player.do("zhou", "set_terms", case, **material.terms("1000000.00"))
    given = INPUTS["declare_relation"].model_validate({"related": False, "text": "本人及近亲属与受让方无关联。"})
    ask = Ask(action="declare_relation", subject=case, given=given)
    return Doing(lambda: act(house, player.caller("zhou"), ask), tracing(house), file(house)), case


class Watched(Player):
    """A player each of whose steps is handed to somebody to take."""

    def __init__(self, house: House, watch: Callable[[Callable[[], Answer]], object]) -> None:
        super().__init__(house, sample.UNIT)
        self.watch = watch

    def do(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> Answer:
        taken: list[Answer] = []
        step = super().do

        def once() -> Answer:
            taken.append(step(person, action, subject, target, **given))
            return taken[0]

        self.watch(once)
        return taken[0]


def play(house: House, watch: Callable[[Callable[[], Answer]], object]) -> None:
    """A whole case from disclosure to payment, each step handed to ``watch``, which takes it."""
    house.renderer  # noqa: B018  # the worker that makes papers warms up before the clock runs
    cases.straight(Watched(house, watch))


def file(house: House) -> Path:
    """The database of the embedded house."""
    return house.settings.data / str(house.engine.url.database).rpartition("/")[2]
