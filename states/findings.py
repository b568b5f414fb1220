"""A finding: what one rule said of one step, on which facts. Findings of a step taken are kept in its entry."""

from enum import StrEnum
from typing import ClassVar

from pydantic import ConfigDict, JsonValue
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(strict=True, extra="forbid")  #: for every value read back from the log


class Outcome(StrEnum):
    MET = "met"
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"  #: an input is not given yet, as when actions are listed


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's word: its id, outcome, the reason in Chinese, citation keys, evidence (attachment or paper hashes,
    entry numbers) and the facts it looked at (JSON values; money in 分)."""

    BLOCKING: ClassVar[frozenset[Outcome]] = frozenset({Outcome.REFUSED, Outcome.PENDING})

    rule: str
    outcome: Outcome
    reason: str
    citations: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    facts: dict[str, JsonValue]

    @property
    def blocks(self) -> bool:
        return self.outcome in self.BLOCKING
