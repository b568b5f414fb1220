"""The only clock. In a sandbox it runs ahead of the machine's by an offset that only ever grows."""

from datetime import UTC, date, datetime, timedelta

from states.calendar import SHANGHAI, today


def machine_now() -> datetime:
    """The machine's time, UTC."""
    return datetime.now(UTC)


def shifted(offset: int) -> datetime:
    """The installation's time: the machine's, ``offset`` seconds ahead."""
    return machine_now() + timedelta(seconds=offset)


def text(moment: datetime) -> str:
    """The form that is stored: UTC, microseconds, Z; it sorts as it reads."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[: -len("+00:00")] + "Z"


def read(stored: str) -> datetime:
    """The moment of a stored form; raises ValueError for any other spelling."""
    moment = datetime.fromisoformat(stored)
    if text(moment) != stored:
        raise ValueError(stored)
    return moment.astimezone(UTC)


def shown(moment: datetime) -> str:
    """The form for people: China's time, to the minute."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def day(moment: datetime) -> date:
    """The day in China that a moment falls on."""
    return today(moment)
