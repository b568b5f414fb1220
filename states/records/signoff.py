"""Records of sign-off: opening a matter, an opinion, minutes, what a return or refusal leaves behind."""

from dataclasses import replace
from typing import Any

from states.case import Case
from states.inputs.base import Reason
from states.inputs.opinions import Against, Agree, ConfirmSigned, RecordMeeting
from states.notices import before_its_turn
from states.proposal import Consent, Relation
from states.records.taking import Taking
from states.road import other_side
from states.routing import route_of
from states.seating import current, task_of
from states.signed import awaiting
from states.signoff import VERBS, Leaf, Matter, Minutes, Node, Opinion, Signoff, Tree, Verb
from states.stages import Seat


def opened(taking: Taking[Case], matter: Matter, tree: Tree) -> Signoff:
    return Signoff(
        n=len(taking.subject.signoffs) + 1,
        matter=matter,
        tree=expanded(tree, tuple(sorted(taking.facts.completers()))),
        terms_hash=taking.subject.terms_hash,
        opened_at=taking.at,
    )


def expanded(tree: Tree, completers: tuple[str, ...]) -> Tree:
    """The regulation's seat *completer* stands for every completer, each by name and in their own matter."""
    if isinstance(tree, Node):
        return replace(tree, children=tuple(expanded(child, completers) for child in tree.children))
    if tree.seat is not Seat.COMPLETER or tree.person:
        return tree
    return Node(kind="all", children=tuple(Leaf(seat=Seat.COMPLETER, person=p, exempt=True) for p in completers))


def voided(taking: Taking[Case], why: str, *matters: Matter) -> tuple[Signoff, ...]:
    """The standing sign-offs of these matters, void: superseded, never deleted."""
    return tuple(replace(s, void=why) for s in taking.subject.signoffs if s.matter in matters and not s.void)


def open_review(taking: Taking[Case]) -> dict[str, object]:
    old = voided(taking, "重新提交", Matter.REVIEW, Matter.DECISION)
    return {"signoffs": (*old, opened(taking, Matter.REVIEW, taking.regulation.review))}


def open_decision(taking: Taking[Case]) -> dict[str, object]:
    route = route_of(taking.subject, taking.facts, taking.regulation)
    assert route is not None, "terms are settled once under review"
    return {"signoffs": (opened(taking, Matter.DECISION, route.tree),)}


def opinion(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.given
    text = given.text if isinstance(given, Agree | Against) else ""
    return {"signoffs": (_with_opinion(taking, VERBS[taking.step.action], text, None),)}


def meeting(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(RecordMeeting)
    record = {k: v for k, v in dict(given).items() if k not in {"verdict", "text"}}
    return {"signoffs": (_with_opinion(taking, given.verdict, given.text, Minutes(**record)),)}


def _with_opinion(taking: Taking[Case], verb: Verb, text: str, minutes: Minutes | None) -> Signoff:
    found, actor = task_of(taking.subject, taking.facts), taking.facts.acting()
    assert found is not None, "the task is open"
    word = Opinion(
        leaf=found.position,
        person=actor.id,
        name=actor.name,
        seat=found.leaf.seat,
        verb=verb,
        text=text,
        at=taking.at,
        terms_hash=taking.subject.terms_hash,
        shown=tuple(sorted({p.sha256 for p in taking.subject.papers} | _evidence(taking))),
        minutes=minutes,
        confirmation="asked" if minutes else "",
    )
    return replace(found.signoff, opinions=(*found.signoff.opinions, word))


def confirmed(taking: Taking[Case]) -> dict[str, object]:
    """A second person's word on what was recorded from a signed paper: it counts from now on, or it is void and asked for again."""
    given, actor = taking.facts.take(ConfirmSigned), taking.facts.acting()
    found = awaiting(taking.subject, given.of)
    assert found is not None, "a rule holds that it waits"
    told: dict[str, Any] = {
        "confirmation": "given",
        "void": "" if given.as_signed else "与签字件不符",
        "confirmed_by": actor.id,
        "confirmed_at": taking.at,
        "confirmed_matches": given.as_signed,
        "confirmed_note": given.note,
    }
    if isinstance(found.word, Consent):
        return _consented(replace(found.word, **told))
    assert found.signoff is not None, "an opinion is on a matter"
    opinions = tuple(replace(o, **told) if o is found.word else o for o in found.signoff.opinions)
    return {"signoffs": (replace(found.signoff, opinions=opinions),)}


def _consented(word: Consent) -> dict[str, object]:
    """What the paper declares of an interest is the person's declaration."""
    if word.void:
        return {"consents": (word,)}
    assert word.confirmed_at is not None, "it was confirmed just now"
    declared = Relation(person=word.person, name=word.name, related=word.related, text=word.relation, at=word.confirmed_at)
    return {"consents": (word,), "relations": (declared,)}


def ask_again(taking: Taking[Case]) -> dict[str, object]:
    """What was said before the notice had ended decides nothing, and is asked for again."""
    decision = current(taking.subject, Matter.DECISION)
    assert decision is not None, "a rule holds that it was given too early"
    early = before_its_turn(taking.subject)
    opinions = tuple(replace(o, void="公示期满前作出") if o in early else o for o in decision.opinions)
    return {"signoffs": (replace(decision, opinions=opinions),)}


def _evidence(taking: Taking[Case]) -> set[str]:
    """What was put before the author besides terms and papers."""
    case = taking.subject
    check = set(case.buyer_check.evidence) if case.buyer_check else set()
    return check | (set(case.price_basis.evidence) if case.price_basis else set())


def sent_back(taking: Taking[Case]) -> dict[str, object]:
    return {"signoffs": voided(taking, "退回", Matter.REVIEW, Matter.DECISION), "reason": _last_word(taking)}


def decision_fell(taking: Taking[Case]) -> dict[str, object]:
    """The draft of a contract rests on the decision."""
    contract = taking.subject.contract
    return {"contract": replace(contract, void="公示更正，决策重新征求")} if contract else {}


def relation_found(taking: Taking[Case]) -> dict[str, object]:
    """The opinions were given on terms that said nothing of the relation."""
    return {
        "signoffs": voided(taking, "声明关联", Matter.REVIEW, Matter.DECISION),
        "reason": f"完成人或经办人声明与{other_side(taking.subject)}有关联",
    }


def taken_back(taking: Taking[Case]) -> dict[str, object]:
    """Back to the proposal before anything is signed: opinions, terms and the draft of the contract are void, and with the terms the
    notice of them, which is superseded by itself. Whatever is settled next is noticed and decided anew."""
    case, why = taking.subject, "退回拟定方案"
    contract = {"contract": replace(case.contract, void=why)} if case.contract else {}
    voided_words = {"signoffs": voided(taking, why, Matter.REVIEW, Matter.DECISION)}
    return voided_words | contract | {"terms_hash": "", "reason": taking.facts.take(Reason).reason}


def rejected(taking: Taking[Case]) -> dict[str, object]:
    return {"reason": _last_word(taking)}


def _last_word(taking: Taking[Case]) -> str:
    signoff = current(taking.subject, Matter.DECISION) or current(taking.subject, Matter.REVIEW)
    return next((o.text for o in reversed(signoff.opinions) if o.verb is not Verb.AGREE), "") if signoff else ""
