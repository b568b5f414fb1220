"""Whether an installation can take requests: its database answers and has this release's tables."""

from workflow.house import House
from workflow.store import migrate


def ready(house: House) -> bool:
    """Never raises: whatever keeps the database from answering, the answer is no."""
    try:
        return migrate.is_current(house.engine)
    except Exception:  # noqa: BLE001 - a driver may raise anything of its own
        return False
