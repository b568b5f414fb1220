"""The lines of a hearing, with all that they need. As its file in `states/table/` would be."""

from dataclasses import replace
from datetime import datetime

from pydantic import Field

from states.case import Case
from states.facts import Facts
from states.inputs.base import Day, Input, Text, Upload
from states.lifecycles import LIFE_CYCLES
from states.records.taking import Taking
from states.regulation import Regulation
from states.rule import Verdict, met, refused, rule
from states.stages import NEW, LifeCycle, Seat
from states.step import Kind, Step
from states.table.seats import DATED, OFFICER
from tests.states.added.hearing import Hearing, HearingState

KEY = LifeCycle("hearing")


class ConveneHearing(Input):
    topic: Text = Field(title="听证事项")


class RecordHearing(Input):
    held_on: Day = Field(title="听证日期")
    minutes: Upload = Field(title="听证笔录")


@rule("有异议可供听证", "浙江条例17-1")
def objection_raised(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return met("本案公示有异议") if any(n.objections for n in state.notices) else refused("本案公示没有异议，无须听证")


def convened(taking: Taking[Case]) -> dict[str, object]:
    n = len(LIFE_CYCLES[KEY].members(taking.subject)) + 1
    return {"hearings": (Hearing(n=n, state=HearingState.CONVENED, topic=taking.facts.take(ConveneHearing).topic),)}


def held(taking: Taking[Case]) -> dict[str, object]:
    found = LIFE_CYCLES[KEY].members(taking.subject)[taking.facts.target]
    return {"hearings": (replace(found, state=HearingState.HELD, **dict(taking.facts.take(RecordHearing))),)}


HEARING = (
    Step(
        KEY,
        "convene_hearing",
        "召集听证",
        NEW,
        HearingState.CONVENED,
        OFFICER,
        (objection_raised,),
        though_held=True,
        asks=ConveneHearing,
        writes=convened,
        kind=Kind.ANY_TIME,
    ),
    Step(
        KEY,
        "record_hearing",
        "登记听证笔录",
        HearingState.CONVENED,
        HearingState.HELD,
        (Seat.SECRETARY,),
        DATED,
        though_held=True,
        asks=RecordHearing,
        writes=held,
    ),
)
