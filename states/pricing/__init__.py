"""The ways to find a price that are built, one file each; a way that is not here cannot be chosen."""

from states.pricing.method import Method
from states.rooms import found, registered

METHODS = registered(
    found(__name__, "agreement", Method),
)

__all__ = ["METHODS", "Method"]
