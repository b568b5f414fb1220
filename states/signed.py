"""Papers signed outside, recorded as somebody's word and not yet held against their scan by a second person."""

from collections.abc import Iterator
from dataclasses import dataclass

from states.case import Case
from states.signoff import Opinion, Signoff


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """An opinion that waits: ``of`` is how the confirmer names it, ``recorder`` who recorded it, by id."""

    signoff: Signoff
    opinion: Opinion
    of: str
    scan: str
    recorder: str


def unconfirmed(case: Case) -> Iterator[Unconfirmed]:
    """All that wait, the first recorded first."""
    for signoff in case.signoffs:
        for opinion in signoff.waiting():
            minutes = opinion.minutes
            assert minutes is not None, "only what minutes say asks for a second person"
            yield Unconfirmed(signoff, opinion, minutes.number, minutes.attachment, opinion.person)


def awaiting(case: Case, of: str) -> Unconfirmed | None:
    return next((one for one in unconfirmed(case) if one.of == of), None)
