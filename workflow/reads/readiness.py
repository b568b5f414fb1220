"""Whether an installation can take requests: its database answers, has this release's tables and its append-only triggers."""

from workflow.house import House
from workflow.store import migrate, triggers
from workflow.transaction import reading


def unguarded(house: House) -> list[str]:
    """What is wrong with the log's append-only triggers, in Chinese: nothing may be written here until somebody looked."""
    with reading(house) as connection:
        return triggers.problems(connection)


def ready(house: House) -> bool:
    """Never raises: whatever keeps the database from answering, the answer is no."""
    try:
        return migrate.is_current(house.engine) and not unguarded(house)
    except Exception:  # noqa: BLE001 - a driver may raise anything of its own
        return False
