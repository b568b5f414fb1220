"""What a file of this room says of a way to find the price."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from states.terms import Pricing


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    key: Pricing
    name: str
    price_notice: bool  #: whether the price is published before it binds
    buyer_known: bool  #: whether the buyer is known when the decision is taken
    no_market: str  #: why there is no record of a market; "-" where there is one
    spared: Mapping[str, str] = field(default_factory=dict)
