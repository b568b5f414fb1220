"""The kinds of things that can be moved, one file each; a kind that is not here cannot be chosen."""

import hashlib

from states.achievement import Held
from states.objects.object import Moved, Standing
from states.rooms import found, registered
from states.terms import ObjectKind

OBJECTS = registered(
    found(__name__, "patent", Moved),
)

#: What the column of the row holds.
LONGEST = 24


def identity_of(kind: ObjectKind, held: Held) -> str:
    """What no other achievement may share: patents by their number alone, as release 0.1 stored them, others by kind too."""
    number = OBJECTS[kind].identity(held)
    if kind is ObjectKind.PATENT or not number:
        return number
    return hashlib.sha256(f"{kind}:{number}".encode()).hexdigest()[:LONGEST]


__all__ = ["OBJECTS", "Moved", "Standing", "identity_of"]
