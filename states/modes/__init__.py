"""The legal acts that are built, one file each; an act that is not here cannot be chosen."""

from states.modes.assignment import ASSIGNMENT
from states.modes.mode import LegalAct, Money
from states.rooms import registered

MODES = registered(
    ASSIGNMENT,
)

__all__ = ["MODES", "LegalAct", "Money"]
