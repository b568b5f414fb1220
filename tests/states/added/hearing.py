"""异议听证: called when an objection is serious, held on its day, with minutes. As its file in `states/lifecycles/` would be."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.lifecycles.cycle import Cycle
from states.money import Count
from states.stages import LifeCycle


class HearingState(StrEnum):
    CONVENED = "convened"
    HELD = "held"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Hearing:
    n: Count
    state: HearingState
    topic: str
    held_on: date | None = None
    minutes: str = ""

    KEY: ClassVar[str] = "n"

    @property
    def key(self) -> str:
        return str(self.n)


HEARING = Cycle(
    key=LifeCycle("hearing"),
    label="异议听证",
    of=LifeCycle.CASE,
    states=HearingState,
    words={HearingState.CONVENED: "已召集", HearingState.HELD: "已举行"},
    group="hearings",
    kept=Hearing,
    mark="H",
    folder="hearings",
    member="听证 H{}",
)
