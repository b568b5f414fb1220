"""The kinds of things that can be moved, one file each; a kind that is not here cannot be chosen."""

from states.objects.object import Moved
from states.objects.patent import PATENT
from states.rooms import registered

OBJECTS = registered(
    PATENT,
)

__all__ = ["OBJECTS", "Moved"]
