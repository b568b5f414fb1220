"""Terms of a deal and the one hash that pins them.

Notice, opinions, minutes, waivers and contract cite ``terms_hash``; signing requires one hash everywhere.
"""

import hashlib
import json
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Fen, Proportion
from states.party import Buyer


class Mode(StrEnum):
    """The legal act. Keys are stored: they are only added to, and stand here before the act itself is built (`states/modes/`)."""

    PATENT_ASSIGNMENT = "patent_assignment"  #: as release 0.1 stored it: assignment of a patent in one word
    ASSIGNMENT = "assignment"
    LICENCE = "licence"
    EQUITY = "equity"
    EMPOWERMENT = "empowerment"
    SELF_EXPLOITATION = "self_exploitation"
    JOINT_EXPLOITATION = "joint_exploitation"
    USE_THEN_PAY = "use_then_pay"
    DEVELOPMENT = "development"
    CONSULTING = "consulting"
    SERVICE = "service"

    @property
    def act(self) -> "Mode":
        """The legal act alone."""
        return Mode.ASSIGNMENT if self is Mode.PATENT_ASSIGNMENT else self


class ObjectKind(StrEnum):
    """What is moved; add-only like `Mode` (`states/objects/`)."""

    PATENT = "patent"
    APPLICATION = "application"
    KNOW_HOW = "know_how"
    SOFTWARE = "software"
    VARIETY = "variety"
    LAYOUT = "layout"
    NONE = "none"  #: nothing that exists yet: development, consulting, service


class Pricing(StrEnum):
    """How the price is found; add-only like `Mode` (`states/pricing/`)."""

    AGREEMENT = "agreement"
    LISTING = "listing"
    AUCTION = "auction"
    TENDER = "tender"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Instalment:
    """One payment; ``amount`` in 分, due on ``due`` or when the ``condition`` comes true."""

    amount: Fen
    due: date
    condition: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Offer:
    """What is noticed and decided: the achievements, the legal act, the thing, how the price is found, and the price (分), of
    which a method that finds it later makes the least."""

    achievements: tuple[str, ...]
    mode: Mode
    object: ObjectKind
    pricing: Pricing
    price: Fen


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class CoOwner:
    """Another owner of what is moved, with its part of the net income; the rest of it is the unit's."""

    name: str
    part: Proportion


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Deal:
    """What is signed: with whom, how they are related, for how much (分), paid how. It must satisfy the offer."""

    buyer: Buyer
    related: bool
    relation: str  #: who is related and how; "" if nobody
    price: Fen
    instalments: tuple[Instalment, ...]
    co_owners: tuple[CoOwner, ...] = ()
    parts_agreement: str = ""  #: the file in which all owners agreed on them


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Terms:
    """Both halves. Where the price is agreed they exist before the notice, and one hash covers both; any change makes other
    terms."""

    offer: Offer
    deal: Deal

    @property
    def achievements(self) -> tuple[str, ...]:
        return self.offer.achievements

    @property
    def mode(self) -> Mode:
        return self.offer.mode

    @property
    def moved(self) -> ObjectKind:
        return self.offer.object

    @property
    def pricing(self) -> Pricing:
        return self.offer.pricing

    @property
    def buyer(self) -> Buyer:
        return self.deal.buyer

    @property
    def related(self) -> bool:
        return self.deal.related

    @property
    def relation(self) -> str:
        return self.deal.relation

    @property
    def price(self) -> int:
        """The price agreed, in 分."""
        return self.deal.price

    @property
    def instalments(self) -> tuple[Instalment, ...]:
        return self.deal.instalments

    @property
    def co_owners(self) -> tuple[CoOwner, ...]:
        return self.deal.co_owners

    @property
    def parts_agreement(self) -> str:
        return self.deal.parts_agreement


_ANY: TypeAdapter[Any] = TypeAdapter(Any)


def terms_hash(terms: Offer | Deal | Terms) -> str:
    """SHA-256, hex, of the canonical JSON of both halves or of one (RFC 8785 under our profile: ASCII keys, integers, strings).

    Computed when terms are set and at no other time: a hash that stands in an entry is carried, of whatever shape it was. A field
    that came later, and has a default for that, is left out where nothing was said: it makes no other terms of those of before.
    """
    plain = _ANY.dump_python(terms, mode="json", exclude_defaults=True)
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
