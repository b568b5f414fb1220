"""Records of 收益分配: the scheme, each receipt, its allocation, its payment."""

from dataclasses import replace

from states import relief
from states.allocation import allocation_of
from states.case import Case
from states.distribution import AwardScheme, Cost, Round, Share
from states.inputs.base import Reason
from states.inputs.distribution import ConfirmShortfall, Pay, ProposeScheme, RecordReceipt, RecordShortfall, RecordVatRate
from states.records.signoff import opened, voided
from states.records.taking import Taking, handled
from states.shortfall import Shortfall
from states.signoff import Matter
from states.stages import RoundState


def proposed(given: ProposeScheme, n: int, terms_hash: str) -> AwardScheme:
    """The scheme as proposed, before anybody signed it."""
    shares = tuple(Share(**dict(s)) for s in given.shares)
    return AwardScheme(**{**dict(given), "shares": shares}, n=n, terms_hash=terms_hash)


def scheme(taking: Taking[Case]) -> dict[str, object]:
    """A new scheme opens its own sign-off; the one before it is void."""
    number = taking.subject.scheme.n + 1 if taking.subject.scheme else 1
    old = voided(taking, "另提方案", Matter.SCHEME)
    return {
        "scheme": proposed(taking.facts.take(ProposeScheme), number, taking.subject.terms_hash),
        "signoffs": (*old, opened(taking, Matter.SCHEME, taking.regulation.scheme)),
        **handled(taking),
    }


def receipt(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(RecordReceipt)
    costs = tuple(Cost(**dict(c)) for c in given.costs)
    made = Round(
        **{**dict(given), "costs": costs}, n=len(taking.subject.rounds) + 1, state=RoundState.RECEIVED, received_by=taking.facts.acting().id
    )
    return {"rounds": (made,)}


def allocated(taking: Taking[Case]) -> dict[str, object]:
    found, agreed = _round(taking), taking.subject.scheme
    assert agreed is not None, "a rule holds that the scheme is approved"
    split = allocation_of(taking.subject, found, agreed, taking.facts)
    return {"rounds": (replace(found, state=RoundState.ALLOCATED, allocation=split, allocated_by=taking.facts.acting().id),)}


def vat_rate(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(RecordVatRate)
    return {"rounds": (replace(_round(taking), vat_rate=given.vat_rate, vat_paper=given.vat_paper),)}


def shortfall(taking: Taking[Case]) -> dict[str, object]:
    """Recorded anew, it waits for its confirmation anew."""
    return {"shortfall": Shortfall(**dict(taking.facts.take(RecordShortfall)), recorded_by=taking.facts.acting().id)}


def confirmed_shortfall(taking: Taking[Case]) -> dict[str, object]:
    found = taking.subject.shortfall
    assert found is not None, "a rule holds that it waits"
    return {"shortfall": replace(found, confirmed_by=taking.facts.acting().id, note=taking.facts.take(ConfirmShortfall).note)}


def voided_receipt(taking: Taking[Case]) -> dict[str, object]:
    """A receipt recorded by mistake stays in the trail and counts no more; its reason is in the round."""
    return {"rounds": (replace(_round(taking), state=RoundState.VOIDED, reason=taking.facts.take(Reason).reason),)}


def reopened(taking: Taking[Case]) -> dict[str, object]:
    """Back to the receipt: its allocation is undone and its notice, if any, falls away."""
    found = replace(_round(taking), state=RoundState.RECEIVED, allocation=None, reason=taking.facts.take(Reason).reason)
    return {"rounds": (found,)}


def moved(taking: Taking[Case]) -> dict[str, object]:
    return {"rounds": (replace(_round(taking), state=RoundState(taking.step.destination)),)}


def paid(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(Pay)
    done = replace(
        _round(taking),
        state=RoundState.PAID,
        paid_on=given.paid_on,
        payment_evidence=given.evidence,
        no_relief=relief.lost(taking.subject, taking.facts, given.paid_on),
    )
    return {"rounds": (done,)}


def _round(taking: Taking[Case]) -> Round:
    found = taking.subject.round(taking.facts.target)
    assert found is not None, "the row was fired from the round's own state"
    return found
