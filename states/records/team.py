"""Records about completers who do not answer by themselves."""

from dataclasses import replace
from datetime import timedelta

from states.case import Case
from states.inputs.team import OfferPriority, RecordPaperConsent, RecordPaperSignature
from states.proposal import Consent, PriorityOffer
from states.records.taking import Taking
from states.seating import unsigned
from states.signoff import Opinion, Verb


def offered(taking: Taking[Case]) -> dict[str, object]:
    """The day of delivery is not counted (民法典 201)."""
    given = taking.facts.take(OfferPriority)
    until = given.delivered_on + timedelta(days=taking.regulation.priority_days)
    offers = (
        PriorityOffer(
            person=person,
            delivered_on=given.delivered_on,
            until=until,
            evidence=given.evidence,
            terms_hash=taking.subject.terms_hash,
            by=taking.facts.acting().id,
        )
        for person in dict.fromkeys(given.persons)
    )
    return {"priority_offers": tuple(offers)}


def paper_consent(taking: Taking[Case]) -> dict[str, object]:
    given, facts = taking.facts.take(RecordPaperConsent), taking.facts
    told = {name: value for name, value in dict(given).items() if name != "completer"}
    word = Consent(
        **told,
        person=given.completer,
        name=facts.people.name(given.completer),
        terms_hash=taking.subject.terms_hash,
        at=taking.at,
        recorded_by=facts.acting().id,
        confirmation="asked",
    )
    return {"consents": (word,)}


def paper_signature(taking: Taking[Case]) -> dict[str, object]:
    given, facts = taking.facts.take(RecordPaperSignature), taking.facts
    task = unsigned(taking.subject, given.completer)
    assert task is not None, "a rule holds that it waits"
    word = Opinion(
        leaf=task.position,
        person=given.completer,
        name=facts.people.name(given.completer),
        seat=task.leaf.seat,
        verb=Verb.AGREE,
        text=given.text,
        at=taking.at,
        terms_hash=taking.subject.terms_hash,
        scan=given.scan,
        signed_on=given.signed_on,
        recorded_by=facts.acting().id,
        confirmation="asked",
    )
    return {"signoffs": (replace(task.signoff, opinions=(*task.signoff.opinions, word)),)}
