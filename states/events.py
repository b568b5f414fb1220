"""An event: a step that was taken. What is stored of it is in its entry's body; the fold needs no more."""

from datetime import datetime

from pydantic import JsonValue, TypeAdapter
from pydantic.dataclasses import dataclass

from states.findings import STRICT, Finding
from states.stages import LifeCycle
from states.upcasts import VERSION


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Event:
    """``table``, ``action``, ``source`` and ``destination`` are the line of the table; ``target`` names the notice,
    round or sign-off leaf; ``set`` holds the after-image of the groups touched; ``regulation`` the content hash of
    the unit's regulation it was judged by; ``v`` the version of the shapes in ``set``."""

    table: LifeCycle
    action: str
    source: str
    destination: str
    target: str
    actor: str
    at: datetime
    regulation: str
    findings: tuple[Finding, ...]
    set: dict[str, JsonValue]
    v: int = VERSION


READER: TypeAdapter[Event] = TypeAdapter(Event)
