"""The correction (更正) of a recorded fact: what was on record, what is to be, who proposed it and who confirmed it."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from pydantic import JsonValue
from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Count
from states.stages import CorrectionState

#: What a form would say of a fact, in JSON: money in yuan, shares in percent.
Said = dict[str, JsonValue]


class FactKind(StrEnum):
    """What may be corrected; each has a file of its name in ``states/corrections/``."""

    RECEIPT = "receipt"
    NOTICE = "notice"
    TITLE = "title"
    CERTIFICATE = "certificate"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Correction:
    """``of``: the key of what was recorded where there are several, else "". ``new`` is empty where the record was of something that
    never was. ``by``, ``confirmed_by``: persons by id; of a refused one the second is whoever refused it, ``note`` the reason.
    ``follows``: what became of all that rested on the old value, each a sentence in Chinese."""

    n: Count
    state: CorrectionState
    fact: FactKind
    of: str
    old: Said
    new: Said
    reason: str
    evidence: tuple[str, ...]
    by: str
    at: datetime
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    note: str = ""
    follows: tuple[str, ...] = ()

    KEY: ClassVar[str] = "n"

    @property
    def key(self) -> str:
        return str(self.n)
