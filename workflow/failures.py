"""What a failing disk or database means to whoever asked: come again, or there is no room."""

import errno

from states.errors import TransferError
from workflow.errors import StorageFull, Unreachable
from workflow.store import failures as store

#: Everything that the system, a driver or the pool of connections raises.
KINDS: tuple[type[Exception], ...] = (OSError, *store.KINDS)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def meaning(error: Exception) -> TransferError | None:
    """What to answer; None for a fault of our own."""
    if isinstance(error, OSError):
        return StorageFull() if error.errno in _FULL else Unreachable()
    if not isinstance(error, store.KINDS) or store.is_ours(error):
        return None
    return StorageFull() if store.is_full(error) else Unreachable()
