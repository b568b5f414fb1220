"""Whether an installation can take requests: its database answers, has this release's tables and triggers, as they were put."""

from workflow import signer
from workflow.errors import RowDiffers
from workflow.house import House
from workflow.step import proved
from workflow.store import durability, migrate, standing
from workflow.transaction import reading

MOST = 20  #: subjects looked at again in one go, so that the question stays cheap however many differ


def unguarded(house: House) -> list[str]:
    """What of tables and triggers is not as this release put it, in Chinese: nothing may be written here until somebody looked."""
    with reading(house) as connection:
        found = standing.problems(connection)
    return [*found, *durability.problems(house.engine)]


def ready(house: House) -> bool:
    """Never raises: whatever keeps the database from answering, the answer is no."""
    try:
        return migrate.is_current(house.engine) and not unguarded(house)
    except Exception:  # noqa: BLE001 - a driver may raise anything of its own
        return False


def still_refusing(house: House) -> list[str]:
    """Why logs are not signed any more, those first looked at again that somebody may have settled, from whatever process."""
    return [told for unit, kind in list(house.refusing)[:MOST] if (told := signer.look(house, unit, kind))]


def still_differing(house: House) -> int:
    """How many subjects are known to differ from the log, those first looked at again that somebody may have repaired, from
    whatever process; one that the access log was not told of is told now."""
    for unit, subject in list(house.differing)[:MOST]:
        try:
            with reading(house) as connection:
                proved.recheck(connection, unit, subject)
        except RowDiffers:
            continue
        house.differing.pop((unit, subject), None)
        house.untold.discard((unit, subject))
    return len(house.differing)
