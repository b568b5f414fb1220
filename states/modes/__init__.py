"""The legal acts that are built, one file each; an act that is not here cannot be chosen."""

from states.modes.mode import LegalAct, Money
from states.rooms import found, registered

MODES = registered(
    found(__name__, "assignment", LegalAct),
)

__all__ = ["MODES", "LegalAct", "Money"]
