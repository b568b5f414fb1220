"""A case that stands still: suspended by hand, with the reason."""

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.stages import HoldState


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Hold:
    state: HoldState = HoldState.ACTIVE
    reason: str = ""
