"""The lines of a verb: it moves nothing by itself, and may be done wherever something is signed off."""

from collections.abc import Callable
from typing import Any

from states.guards import duties as du
from states.guards import opinions as op
from states.inputs.base import Input
from states.rule import Rule
from states.signoff import Verb
from states.stages import CaseState as C
from states.stages import LifeCycle as L
from states.stages import Seat
from states.step import Kind, Step
from states.table.seats import SCHEME_SEASON, SIGNERS

#: What holds for whoever does anything on a task.
OWN = (op.task_is_yours, op.recused, du.handler_stands_back)
#: And of a person's own word, not a meeting's: there is a scheme only after the decision.
PERSONAL = (op.not_a_meeting, du.recipient_stands_back)


def lines(
    verb: Verb,
    *rules: Rule,
    asks: type[Input],
    writes: Callable[[Any], dict[str, object]],
    seats: tuple[Seat, ...] = SIGNERS,
    within: tuple[C, ...] = (C.REVIEWING, C.DECIDING, *SCHEME_SEASON),
    proves: tuple[str, ...] = (),
) -> tuple[Step, ...]:
    return tuple(
        Step(
            L.CASE,
            verb.value,
            verb.word,
            state,
            state,
            seats,
            (*OWN, *(() if verb.of_meeting else PERSONAL), *rules),
            though_held=True,
            asks=asks,
            writes=writes,
            kind=Kind.TASK,
            proves=proves,
        )
        for state in within
    )
