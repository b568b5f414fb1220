"""Terms of a deal and the one hash that pins them.

Notice, opinions, minutes, waivers and contract cite ``terms_hash``; signing requires one hash everywhere.
"""

import hashlib
import json
from datetime import date
from enum import StrEnum

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from states.findings import STRICT


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
class Buyer:
    name: str
    uscc: str
    legal_representative: str
    address: str
    contact: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Instalment:
    """One payment; ``amount`` in 分, due on ``due`` or when the ``condition`` comes true."""

    amount: int
    due: date
    condition: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Terms:
    """What is agreed: object, mode, buyer, relation, price (分), payment. Any change makes other terms."""

    achievements: tuple[str, ...]
    mode: Mode
    pricing: Pricing
    buyer: Buyer
    related: bool
    relation: str  #: who is related and how; "" if nobody
    price: int
    instalments: tuple[Instalment, ...]
    object: ObjectKind | None = None  #: none: the mode names it, as release 0.1 stored both in one word

    @property
    def moved(self) -> ObjectKind:
        return self.object or ObjectKind.PATENT


_TERMS: TypeAdapter[Terms] = TypeAdapter(Terms)


def terms_hash(terms: Terms) -> str:
    """SHA-256, hex, of the terms' canonical JSON (RFC 8785 under our profile: ASCII keys, integers, strings)."""
    plain = _TERMS.dump_python(terms, mode="json", exclude_none=True)
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
