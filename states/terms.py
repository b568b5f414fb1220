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
    PATENT_ASSIGNMENT = "patent_assignment"


class Pricing(StrEnum):
    AGREEMENT = "agreement"


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


_TERMS: TypeAdapter[Terms] = TypeAdapter(Terms)


def terms_hash(terms: Terms) -> str:
    """SHA-256, hex, of the terms' canonical JSON (RFC 8785 under our profile: ASCII keys, integers, strings)."""
    plain = _TERMS.dump_python(terms, mode="json", exclude_none=True)
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
