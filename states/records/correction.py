"""Records of corrections: proposed, confirmed and carried out, or refused."""

from dataclasses import replace

from states.case import Case
from states.correction import Correction
from states.corrections import FACT_OF, FACTS
from states.inputs.base import Reason
from states.inputs.corrections import ConfirmCorrection, Correct
from states.inputs.said import spoken
from states.records.taking import Taking
from states.stages import CorrectionState


def proposed(taking: Taking[Case]) -> dict[str, object]:
    """The old value is kept from now on, whatever becomes of it."""
    given, case = taking.facts.take(Correct), taking.subject
    fact = FACT_OF[type(given)]
    old = fact.said(case, given.of)
    assert old is not None, "a rule holds that it is on record"
    made = Correction(
        n=len(case.corrections) + 1,
        state=CorrectionState.PROPOSED,
        fact=fact.key,
        of=given.of,
        old=old,
        new=spoken(given.corrected),
        reason=given.reason,
        evidence=given.evidence,
        by=taking.facts.acting().id,
        at=taking.at,
    )
    return {"corrections": (made,)}


def confirmed(taking: Taking[Case]) -> dict[str, object]:
    """Carried out in the same event: there is no moment at which it is confirmed and not done."""
    found = _correction(taking)
    mended = FACTS[found.fact].mended(taking, found)
    note = taking.facts.take(ConfirmCorrection).note
    return {**mended.changes, "corrections": (_ended(taking, found, CorrectionState.CONFIRMED, note, mended.follows),)}


def refused(taking: Taking[Case]) -> dict[str, object]:
    note = taking.facts.take(Reason).reason
    return {"corrections": (_ended(taking, _correction(taking), CorrectionState.REFUSED, note),)}


def _ended(taking: Taking[Case], found: Correction, state: CorrectionState, note: str, follows: tuple[str, ...] = ()) -> Correction:
    actor = taking.facts.acting().id
    return replace(found, state=state, confirmed_by=actor, confirmed_at=taking.at, note=note, follows=follows)


def _correction(taking: Taking[Case]) -> Correction:
    found = taking.subject.correction(taking.facts.target)
    assert found is not None, "the row was fired from the correction's own state"
    return found
