"""The Merkle tree of RFC 6962: growing a log by its frontier, and making the proofs that `verify` checks."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from workflow.trail.verify import node_hash

HASH = hashlib.sha256().digest_size
BLOCK = 32  #: leaves of a subtree whose own parts are not remembered


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that a log must keep in order to grow: its size and the roots of its perfect subtrees, the largest first.

    Raises ValueError if there are not as many as the size has binary ones, or if one is not 32 bytes long.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count() or any(len(one) != HASH for one in self.hashes):
            raise ValueError(f"no frontier of {self.size} leaves")


def append(frontier: Frontier, leaf: bytes) -> Frontier:
    """The frontier after one more leaf hash; hashes once for each trailing one of the size in binary."""
    hashes, carry, size = list(frontier.hashes), leaf, frontier.size
    while size & 1:
        carry, size = node_hash(hashes.pop(), carry), size >> 1
    return Frontier(frontier.size + 1, (*hashes, carry))


def root(frontier: Frontier) -> bytes:
    """The root of the tree; that of an empty one is the hash of nothing (RFC 6962 §2.1)."""
    if not frontier.hashes:
        return hashlib.sha256().digest()
    *larger, smallest = frontier.hashes
    for left in reversed(larger):
        smallest = node_hash(left, smallest)
    return smallest


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes. Pairing level by level and carrying an odd last node up gives the tree of RFC 6962."""
    level = list(leaves)
    if not level:
        return hashlib.sha256().digest()
    while len(level) > 1:
        paired = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = paired + level[len(paired) * 2 :]
    return level[0]


def inclusion(leaves: Sequence[bytes], index: int, size: int) -> tuple[bytes, ...]:
    """The audit path of leaf `index` in the tree of the first `size` leaves, from the leaf upwards (RFC 6962 §2.1.1). Raises ValueError."""
    return inclusions(leaves, (index,), size)[index]


def inclusions(leaves: Sequence[bytes], indices: Sequence[int], size: int) -> dict[int, tuple[bytes, ...]]:
    """The audit paths of several leaves; a subtree that two paths touch is hashed once. Raises ValueError."""
    known: dict[tuple[int, int], bytes] = {}
    return {index: tuple(_span(leaves, span, known) for span in _siblings(index, size, len(leaves))) for index in indices}


def consistency(leaves: Sequence[bytes], old: int, new: int) -> tuple[bytes, ...]:
    """The proof that the tree of `new` leaves continues the one of `old` leaves (RFC 6962 §2.1.2); none is needed from 0. Raises ValueError."""
    if not 0 <= old <= new <= len(leaves):
        raise ValueError(f"no proof from {old} to {new} of {len(leaves)} leaves")
    if old in (0, new):
        return ()
    start, end, path = 0, new, list[tuple[int, int]]()
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    spans = path[::-1] if start == 0 else [(start, end), *reversed(path)]
    return tuple(root_of(leaves[first:last]) for first, last in spans)


def _split(width: int) -> int:
    """Leaves on the left of a tree of two or more leaves: the largest power of two below their number."""
    return 1 << (width - 1).bit_length() - 1


def _siblings(index: int, size: int, available: int) -> list[tuple[int, int]]:
    if not 0 <= index < size <= available:
        raise ValueError(f"no proof of leaf {index} in {size} of {available} leaves")
    start, end, path = 0, size, list[tuple[int, int]]()
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append((middle, end))
            end = middle
        else:
            path.append((start, middle))
            start = middle
    return path[::-1]


def _span(leaves: Sequence[bytes], span: tuple[int, int], known: dict[tuple[int, int], bytes]) -> bytes:
    """The root over a subtree, remembered; a large one by its halves, which other paths meet too."""
    start, end = span
    if span not in known and end - start <= BLOCK:
        known[span] = root_of(leaves[start:end])
    elif span not in known:
        middle = start + _split(end - start)
        known[span] = node_hash(_span(leaves, (start, middle), known), _span(leaves, (middle, end), known))
    return known[span]
