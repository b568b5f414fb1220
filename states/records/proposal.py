"""Records of stage two before review: opening, terms, declarations, the buyer, the price."""

from dataclasses import fields, replace
from typing import Any

from pydantic import BaseModel

from states.case import Case
from states.inputs.proposal import DeclareRelation, GiveConsent, Open, RecordBuyerCheck, RecordPricing, SetTerms
from states.party import Buyer
from states.proposal import Appraisal, BuyerCheck, Consent, Export, PriceBasis, Relation
from states.records.taking import Taking, handled
from states.signoff import Signoff, SignoffOutcome, outcome
from states.terms import CoOwner, Deal, Instalment, Offer, Terms, terms_hash


def opened(taking: Taking[Case]) -> dict[str, object]:
    return {"achievements": taking.facts.take(Open).achievements, "opened_by": taking.facts.acting().id}


def pin_regulation(taking: Taking[Case]) -> dict[str, object]:
    """From here on the case is judged by this version of the unit's regulation."""
    return {"regulation": taking.facts.regulation_hash}


def terms(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(SetTerms)
    told = dict(given) | {
        "achievements": taking.subject.achievements,
        "mode": given.mode.act,
        "buyer": Buyer(**_files(given.buyer)),
        "instalments": tuple(Instalment(**dict(i)) for i in given.instalments),
        "co_owners": tuple(CoOwner(**dict(one)) for one in given.co_owners),
        "parts_agreement": given.parts_agreement or "",
    }
    offer = Offer(**{half.name: told[half.name] for half in fields(Offer)})
    deal = Deal(**{half.name: told[half.name] for half in fields(Deal)})
    settled = Terms(offer=offer, deal=deal)
    return {"terms": settled, "terms_hash": terms_hash(settled), "terms_by": taking.facts.acting().id, "terms_at": taking.at} | handled(
        taking
    )


def _files(given: BaseModel) -> dict[str, Any]:
    """The input's fields, a file that was not given as ""."""
    return {name: "" if value is None else value for name, value in dict(given).items()}


def relation(taking: Taking[Case]) -> dict[str, object]:
    """An interest declared while a sign-off is open voids that person's opinion and reopens the seat."""
    given, actor = taking.facts.take(DeclareRelation), taking.facts.acting()
    declared = Relation(person=actor.id, name=actor.name, related=given.related, text=given.text, at=taking.at)
    changes: dict[str, object] = {"relations": (declared,)}
    touched = [s for s in taking.subject.signoffs if _open_with(s, actor.id)] if given.related else []
    if touched:
        changes["signoffs"] = tuple(_without(s, actor.id) for s in touched)
    return changes


def _open_with(signoff: Signoff, person: str) -> bool:
    spoke = any(o.person == person for o in signoff.standing().values())
    return spoke and not signoff.void and outcome(signoff) is SignoffOutcome.OPEN


def _without(signoff: Signoff, person: str) -> Signoff:
    opinions = tuple(replace(o, void="声明利害关系") if o.person == person and not o.void else o for o in signoff.opinions)
    return replace(signoff, opinions=opinions)


def consent(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(GiveConsent)
    word = Consent(**dict(given), person=taking.facts.acting().id, terms_hash=taking.subject.terms_hash, at=taking.at)
    return {"consents": (word,)}


def buyer_check(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(RecordBuyerCheck)
    export = Export(**_files(given.export)) if given.export else None
    check = BuyerCheck(**{**dict(given), "export": export}, terms_hash=taking.subject.terms_hash)
    return {"buyer_check": check} | handled(taking)


def pricing(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(RecordPricing)
    appraisal = Appraisal(**dict(given.appraisal)) if given.appraisal else None
    basis = PriceBasis(**{**dict(given), "appraisal": appraisal}, terms_hash=taking.subject.terms_hash)
    return {"price_basis": basis} | handled(taking)
