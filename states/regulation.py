"""A unit's own regulation (制度): versioned TOML, validated here, refused when weaker than the law.

Identified by the SHA-256 of its text; a case pins the version it began under.
"""

import hashlib
import json
import tomllib
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from states.amounts import Percent, Yuan
from states.formats import raised
from states.law import Regime
from states.signoff import Leaf, Tree, leaves
from states.stages import Seat
from states.terms import Mode

WHOLE = 1_000_000  #: 100 % in units of 0.0001 %

Share = Annotated[Fraction, BeforeValidator(lambda text: Fraction(text) if isinstance(text, str) else text)]


class MeetingRule(StrEnum):
    """How a body comes to a decision."""

    PRESIDENT = "president_decides"  #: its president, having heard all; votes need not be counted
    MEMBERS = "majority_of_members"
    ATTENDING = "majority_of_attending"
    ENTITLED = "majority_of_entitled"  #: of the members less those who stood back


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Place(Part):
    """Where notices hang: in the unit, or on a technology market."""

    key: str
    kind: Literal["unit", "market"]
    name: str


class PriceNotice(Part):
    """N1: ``days`` calendar days, in every place; ``order`` says what may not happen before it has ended."""

    days: int = Field(gt=0)
    places: tuple[str, ...]
    order: Literal["before_decision", "before_signing"]


class AwardNotice(Part):
    """N3 and N4 as one notice: the later of both ends counts."""

    calendar_days: int = Field(gt=0)
    work_days: int = Field(gt=0)
    places: tuple[str, ...]


class Shares(Part):
    """Of net income: pool, college, university (takes the last cent); of the pool: main, others, office."""

    pool: Percent
    college: Percent
    university: Percent
    main: Percent
    others: Percent
    office: Percent

    @model_validator(mode="after")
    def sums(self) -> "Shares":
        if self.pool + self.college + self.university != WHOLE:
            raise ValueError("净收入的分配比例之和须为 100%")
        if self.main + self.others + self.office != WHOLE:
            raise ValueError("奖励总额内的分配比例之和须为 100%")
        return self


class Meeting(Part):
    """A deciding body that does not log in: ``quorum`` of its members; by which ``rule`` it decides, and where votes do, more than
    ``majority`` of them. ``kind``: which body it is in law, whose own rule binds it."""

    name: str
    kind: Literal["party_committee", "president_meeting", "other"]
    quorum: Share
    rule: MeetingRule
    majority: Share


class Objections(Part):
    """Who answers an objection, and by which procedure of the unit (浙江条例 17(1)); "" in texts that could not say."""

    body: str
    procedure: str


class Route(Part):
    """Who decides deals of this mode and relation from ``at_least`` (分, inclusive) up."""

    mode: Mode
    related: bool
    at_least: Yuan
    body: str
    appraisal: bool
    tree: Tree


class Regulation(Part):
    """The whole regulation. ``fallback`` names who takes a seat that is empty, doubled or conflicted."""

    format: int  #: version of the format that the text was written in
    unit: str
    aliases: tuple[str, ...] = ()  #: the unit's former and short names, as certificates may bear them
    title: str
    version: str
    regime: Regime
    effective_from: date
    places: tuple[Place, ...]
    price_notice: PriceNotice
    award_notice: AwardNotice
    shares: Shares
    #: Whether an award is paid without the contract's certificate at once; if not, it waits until it is due (`states/relief.py`).
    pay_without_certificate: bool
    objections: Objections
    all_completers_agree: bool  #: whether the unit proposes only what every completer agrees to
    priority_days: int = Field(default=15, gt=0)  #: in which a completer answers the offer on equal terms; no law says how many
    review: Tree
    scheme: Tree
    meetings: dict[str, Meeting]
    fallback: dict[Seat, Seat]
    routes: tuple[Route, ...]

    @model_validator(mode="after")
    def names_are_known(self) -> "Regulation":
        known = {place.key for place in self.places}
        for place in (*self.price_notice.places, *self.award_notice.places):
            if place not in known:
                raise ValueError(f"公示场所“{place}”未在 places 中列明")
        for act, related in product({r.mode.act for r in self.routes}, (False, True)):
            bounds = [r.at_least for r in self.routes if r.mode.act is act and r.related is related]
            if 0 not in bounds or len(set(bounds)) != len(bounds):
                raise ValueError("决策路径须自 0 元起，且同一起点只写一条")
        return self

    def route(self, mode: Mode, *, related: bool, amount: int) -> Route | None:
        """The route with the highest bound not above ``amount`` (分); None when the regulation says nothing of the mode."""
        fitting = [r for r in self.routes if r.mode.act is mode.act and r.related is related and r.at_least <= amount]
        return max(fitting, key=lambda r: r.at_least, default=None)

    def above(self, route: Route) -> Route:
        """The next route up from this one; itself where none is above it."""
        higher = [r for r in self.routes if (r.mode.act, r.related) == (route.mode.act, route.related) and r.at_least > route.at_least]
        return min(higher, key=lambda r: r.at_least, default=route)

    def place_name(self, key: str) -> str:
        return next(place.name for place in self.places if place.key == key)


@lru_cache(maxsize=256)  # the same text is read again at every step, and is never changed
def parse(text: str) -> Regulation:
    """Read a regulation; raises ValueError (pydantic's, or tomllib's) naming what is wrong."""
    told = tomllib.loads(text)
    version = told.pop("schema", 1)
    regulation = Regulation.model_validate_json(json.dumps({"format": version, **raised(told, version)}, default=str))
    for tree in (regulation.review, regulation.scheme, *(r.tree for r in regulation.routes)):
        for leaf in leaves(tree):
            _check_leaf(leaf, regulation)
    return regulation


def _check_leaf(leaf: Leaf, regulation: Regulation) -> None:
    if leaf.exempt:
        raise ValueError("制度不得免除席位的回避")
    if bool(leaf.meeting) is not (leaf.seat is Seat.SECRETARY):
        raise ValueError("会议事项由会议秘书记录，会议秘书也只记录会议事项：meeting 与 seat = secretary 须同时出现")
    if leaf.meeting and leaf.meeting not in regulation.meetings:
        raise ValueError(f"会议“{leaf.meeting}”未在 meetings 中列明")


def content_hash(text: str) -> str:
    """What identifies a version: SHA-256, hex, of its text."""
    return hashlib.sha256(text.encode()).hexdigest()
