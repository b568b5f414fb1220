"""Papers signed outside, recorded as somebody's word and not yet held against their scan by a second person."""

from collections.abc import Iterator
from dataclasses import dataclass

from states.case import Case
from states.proposal import Consent
from states.signoff import Opinion, Signoff


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A word that waits: ``of`` is how the confirmer names it, minutes by their number, a person's word by the name; ``recorder``
    who recorded it, by id. ``signoff``: the matter of an opinion, None of a consent."""

    word: Opinion | Consent
    signoff: Signoff | None
    of: str
    scan: str
    recorder: str


def unconfirmed(case: Case) -> Iterator[Unconfirmed]:
    """All that wait."""
    for consent in case.consents:
        if consent.confirmation == "asked" and consent.terms_hash == case.terms_hash:
            yield Unconfirmed(consent, None, consent.name, consent.scan, consent.recorded_by)
    for signoff in case.signoffs:
        for word in signoff.waiting():
            minutes = word.minutes
            of, scan = (minutes.number, minutes.attachment) if minutes else (word.name, word.scan)
            yield Unconfirmed(word, signoff, of, scan, word.recorded_by or word.person)


def awaiting(case: Case, of: str) -> Unconfirmed | None:
    return next((one for one in unconfirmed(case) if one.of == of), None)
