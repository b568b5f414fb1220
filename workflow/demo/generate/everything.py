"""All synthetic units of an installation, one after another, and its clock brought past the last entry."""

from workflow import clock
from workflow.demo.generate.size import Size
from workflow.demo.generate.unit import BATCH, Filling, Tell
from workflow.errors import ClockRefused
from workflow.house import House
from workflow.identity.passwords import hashed
from workflow.store import engine, log, people
from workflow.transaction import CASE, reading
from workflow.units import sample, sandbox


def fill(house: House, size: Size, password: str, tell: Tell, batch: int = BATCH) -> None:
    """Make what is not there yet; raises ClockRefused outside a sandbox."""
    require_sandbox(house)
    secret = _secret(house) or hashed(password)
    for number in range(size.units):
        Filling(house, unit_id(number), size.share(number), secret, tell, batch).run()
    _catch_up(house)


def require_sandbox(house: House) -> None:
    """Raises ClockRefused elsewhere: nobody shall take this for real."""
    if not house.sandbox:
        raise ClockRefused("合成数据只能写入演示环境")


def unit_id(number: int) -> str:
    return f"HC{number + 1:03d}"


def started(house: House) -> bool:
    """Whether an earlier run was here: its password stays, for whoever is still to come too."""
    return bool(_secret(house))


def _secret(house: House) -> str:
    with reading(house) as connection:
        first = people.person(connection, unit_id(0), sample.CAST[0][0])
    return str(first.password) if first else ""


def _catch_up(house: House) -> None:
    """The units lived in times of their own; from now on the installation's clock is ahead of them all."""
    with engine.writing(house.engine, "clock") as connection:
        heads = (log.head(connection, unit, CASE) for unit in people.units(connection))
        last = max(clock.read(head.at) for head in heads if head is not None)
        row = people.installation(connection)
        assert row is not None, "an open house has its installation row"
        ahead = int((last - clock.machine_now()).total_seconds()) + 1
        sandbox.carry(house, connection, max(row.clock_offset, ahead))
