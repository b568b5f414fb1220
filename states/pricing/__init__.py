"""The ways to find a price that are built, one file each; a way that is not here cannot be chosen."""

from states.pricing.agreement import AGREEMENT
from states.pricing.method import Method
from states.rooms import registered

METHODS = registered(
    AGREEMENT,
)

__all__ = ["METHODS", "Method"]
