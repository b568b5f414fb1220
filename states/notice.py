"""Public notices (公示) and the objections raised on them."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Count
from states.stages import NoticeState


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Posting:
    """A notice as it hung in one place, with the page kept by hash."""

    place: str
    url: str
    posted_on: date
    snapshot: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Objection:
    n: Count
    objector: str
    named: bool
    contact: str  #: a commitment (HMAC), never the contact itself; "" if none was given
    text: str
    evidence: tuple[str, ...]
    received_at: datetime
    outcome: Literal["open", "dismissed", "upheld"] = "open"
    answer: str = ""
    body: str = ""
    answered_at: datetime | None = None


class NoticeKind(StrEnum):
    PRICE = "price"  #: N1 拟交易公示
    AWARD = "award"  #: N3 and N4 in one: the later end counts


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Notice:
    """A public notice with the lengths and places that bind it, copied from the rules on the day it was drafted."""

    n: Count
    kind: NoticeKind
    state: NoticeState
    terms_hash: str
    round: Count  #: the round an award notice is for; 0 for a price notice
    title: str
    lines: tuple[tuple[str, str], ...]  #: label and text, as published
    places: tuple[str, ...]
    calendar_days: Count
    work_days: Count
    objection_route: str
    postings: tuple[Posting, ...] = ()
    ends_on: date | None = None  #: last day; set when posted
    objections: tuple[Objection, ...] = ()

    KEY: ClassVar[str] = "n"

    @property
    def key(self) -> str:
        return str(self.n)

    def open_objections(self) -> tuple[Objection, ...]:
        return tuple(o for o in self.objections if o.outcome == "open")
