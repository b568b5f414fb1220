"""The part of a price that will not come: recorded with its ground, counted only once a second person confirmed it."""

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Fen


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Shortfall:
    """``amount`` (分) was outstanding when it was recorded; ``evidence``: the unit's decision, the agreement or the judgment."""

    amount: Fen
    reason: str
    evidence: tuple[str, ...]
    recorded_by: str
    confirmed_by: str = ""
    note: str = ""  #: what the second person says of it
