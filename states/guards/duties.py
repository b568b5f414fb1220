"""Separation of duties (不相容岗位分离): who handles does not decide, who decides does not receive, money passes two hands."""

from datetime import datetime

from states.case import Case
from states.duties import deciders, handlers, objected_to, organs, recipients
from states.facts import Facts
from states.inputs.distribution import ProposeScheme
from states.regulation import Regulation
from states.rule import Verdict, met, not_applicable, refused, rule
from states.seating import task_of

OWN_MATTER = "本人就自己的事项表示意见，不是以审核或者决策机构的身份"


def _own_matter(state: Case, facts: Facts) -> bool:
    """Whether the opinion is about its author's own matter, and so no organ's."""
    found = task_of(state, facts)
    return found is not None and found.leaf.exempt


@rule("经办人不参与审核和决策", "内控规范12", "本单位制度")
def handler_stands_back(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Whoever set the terms, priced, checked the buyer, posted the notice or answered an objection has no organ's word."""
    if _own_matter(state, facts):
        return not_applicable(OWN_MATTER)
    if facts.acting().id in handlers(state):
        return refused(f"{facts.acting().name}经办本案，不得兼任审核或者决策", handlers=sorted(handlers(state)))
    return met("未经办本案", handlers=sorted(handlers(state)))


@rule("分配对象不以机构身份表示意见", "内控规范12", "本单位制度")
def recipient_stands_back(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if _own_matter(state, facts):
        return not_applicable(OWN_MATTER)
    if facts.acting().id in recipients(state):
        return refused(f"{facts.acting().name}列为分配对象，不得以机构身份表示意见", recipients=sorted(recipients(state)))
    return met("未列为分配对象", recipients=sorted(recipients(state)))


@rule("审核和决策人员不列为分配对象", "内控规范12", "本单位制度")
def organs_receive_nothing(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Who judged terms or price for the unit takes no part of what they bring in."""
    spoke = organs(state, facts)
    named = {s.person: s.name for s in facts.take(ProposeScheme).shares if s.person in spoke}
    if named:
        return refused(f"{'、'.join(named.values())}审核或者决策过本案的交易条件，不得列为分配对象", named=sorted(named))
    return met("分配对象均未审核或者决策本案", organs=sorted(spoke))


@rule("异议由经办人以外的人答复", "内控规范12", "浙江条例17-1", "本单位制度")
def another_answers(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Whose work is objected to, or whose decision, does not judge the objection."""
    actor = facts.acting()
    if actor.id in objected_to(state):
        return refused(f"{actor.name}经办本案，异议须由另一人答复", handlers=sorted(objected_to(state)))
    if actor.id in deciders(state):
        return refused(f"{actor.name}参与本案决策，异议须由另一人答复", deciders=sorted(deciders(state)))
    procedure = regulation.objections.procedure
    return met(f"答复人未经办、未决策本案{f'，依《{procedure}》' if procedure else ''}", handlers=sorted(objected_to(state)))


@rule("到账、分配、发放至少两人办理", "内控规范12", "本单位制度")
def money_passes_two_hands(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found = state.round(facts.target)
    before = {found.received_by, found.allocated_by} - {""} if found else set()
    if before == {facts.acting().id}:
        return refused(f"到账与分配均由{facts.acting().name}办理，发放须由另一人办理", before=sorted(before))
    return met("收、分、发不由一人办完", before=sorted(before))
