"""What was signed outside and recorded here counts once a second person has held the record against the scan (双人核对)."""

from datetime import datetime

from states.case import Case
from states.duties import handlers
from states.facts import Facts
from states.inputs.opinions import ConfirmSigned
from states.regulation import Regulation
from states.rule import Verdict, met, refused, rule
from states.seating import conflicted
from states.signed import awaiting


@rule("有待核对的签字件", "本单位制度", "电子签名法5", breaks={"of": "没有这一份"})
def signed_paper_waits(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The confirmer types its number, or the signer's name, from the scan: what is confirmed is what was read."""
    given = facts.take(ConfirmSigned)
    found = awaiting(state, given.of)
    if found is None:
        return refused(f"没有待核对的“{given.of}”", of=given.of)
    return met(f"“{given.of}”待核对", found.scan, recorded_by=found.recorder)


@rule("签字件由第二人核对", "内控规范12", "本单位制度")
def second_reader(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Neither who recorded it, nor who handles the case, nor who has an interest in it."""
    found, actor = awaiting(state, facts.take(ConfirmSigned).of), facts.acting()
    if found is not None and actor.id == found.recorder:
        return refused("登记人不得自行核对，须由第二人办理", recorder=found.recorder)
    if actor.id in handlers(state):
        return refused(f"{actor.name}经办本案，不得核对签字件", handlers=sorted(handlers(state)))
    if actor.id in conflicted(state, facts):
        return refused(f"{actor.name}与本案有利害关系，不得核对签字件", person=actor.id)
    return met("由第二人核对", recorder=found.recorder if found else "", confirmer=actor.id)
