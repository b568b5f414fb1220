"""The one place that runs `transitions`: our table's lines, one shared machine a table, no other road.

Its traps are closed here: no auto transitions (`to_closed()` would jump past every guard), no wildcards, models never
added, nothing reads ``machine.events`` elsewhere, and a condition answers plain ``True`` or ``False``.
"""

from collections.abc import Callable
from typing import Any

from transitions import EventData, Machine, MachineError

from states.errors import OutOfTurn, UnknownAction
from states.lifecycles import LIFE_CYCLES
from states.stages import NEW, LifeCycle
from states.table import STEPS, Step

Judge = Callable[[Step], bool]


class Position:
    """Where a subject stands: the slot that a machine moves. Made for one firing, then thrown away."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def _condition(step: Step) -> Callable[[EventData], bool]:
    def holds(event: EventData) -> bool:
        judge: Judge = event.kwargs["judge"]
        return judge(step) is True

    return holds


def build(table: LifeCycle) -> Any:
    """A machine of the table's lines."""
    machine: Any = Machine(
        model=None,
        states=[NEW, *(s.value for s in LIFE_CYCLES[table].states)],
        initial=NEW,
        auto_transitions=False,
        send_event=True,
    )
    for step in STEPS:
        if step.table is table:
            machine.add_transition(step.action, str(step.source), str(step.destination), conditions=_condition(step))
    return machine


MACHINES: dict[LifeCycle, Any] = {table: build(table) for table in LifeCycle}


def fire(table: LifeCycle, action: str, source: str, judge: Judge) -> str | None:
    """The destination if the line's rules let it through, None if they refuse.

    Raises UnknownAction when no line bears the name, OutOfTurn when none leads from ``source``.
    """
    machine, position = MACHINES[table], Position(source)
    event = machine.events.get(action)
    if event is None:
        raise UnknownAction(f"没有“{action}”这个办理事项")
    try:
        moved: bool = event.trigger(position, judge=judge)
    except MachineError as error:
        raise OutOfTurn(f"当前状态（{source}）下不能办理“{action}”") from error
    return position.state if moved else None
