"""The use case of the whole program: take one step. request → load → decide → append → write → answer.

    act(house, caller, Ask(...)) -> Answer

A guard's refusal is an entry too, in its own transaction after the rollback. The same request under the same
Idempotency-Key gets the same answer and has one effect, also across a restart.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from states.case import Case, Subject, blank, kind_of
from states.decide import Action, decide
from states.errors import Refused
from states.facts import People, Person
from states.findings import Outcome
from states.stages import LifeCycle
from states.table import TABLE_OF
from workflow import clock, papers, subjects
from workflow.errors import Forbidden, Stale
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.step import answers, entries, facts, personal, rows
from workflow.step.answers import Answer, Replayed, Request
from workflow.subjects import Loaded
from workflow.trail.verify import blank_document
from workflow.transaction import ACCESS, CASE, Write, writing

NO_PAPER = papers.Made()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One step asked for. ``subject`` is "" when the step creates it; ``version`` is the state that the caller saw,
    ``seen`` what a signer saw (see `etag`)."""

    action: str
    subject: str = ""
    target: str = ""
    given: BaseModel | None = None
    version: int | None = None
    seen: str | None = None


def act(house: House, caller: Caller, ask: Ask, request: Request | None = None) -> Answer:
    """Take the step; raises NotFound, Stale, OutOfTurn, UnknownAction, Refused, Forbidden, KeyReused, Busy."""
    made = papers.made_for(house, caller, Action(ask.action, ask.target, ask.given), ask.subject)
    try:
        with writing(house, caller.unit, by=caller) as write:
            held = answers.replay(write, caller, request)
            return held if held is not None else _take(write, caller, ask, request, made)
    except Replayed:
        raise
    except Refused as refusal:
        return _refused(house, caller, ask, request, refusal)


def etag(case: Case) -> str:
    """What a signer saw: terms, papers, evidence and the scheme; not other people's votes."""
    evidence = (*(case.buyer_check.evidence if case.buyer_check else ()), *(case.price_basis.evidence if case.price_basis else ()))
    seen = (case.terms_hash, str(case.scheme.n if case.scheme else 0), *(p.sha256 for p in case.papers), *evidence)
    return sha256("\n".join(seen).encode()).hexdigest()[:32]


def _take(write: Write, caller: Caller, ask: Ask, request: Request | None, made: papers.Made) -> Answer:
    loaded = _load(write, ask)
    subject: Subject = loaded.subject
    _check_seen(subject, ask)
    given = personal.commit(write, subject.id, ask.given)
    known, regulation = facts.for_write(write, subject, given)
    action = Action(ask.action, ask.target, given)
    actor = _actor(known.people, caller)
    if made != NO_PAPER:
        known = replace(known, paper=made.paper, undue=made.undue)
    decision = decide(subject, action, known, actor=actor, at=write.at, regulation=regulation)
    if made.content:
        write.house.files.put(made.content)  # only now: a refused step leaves no file
    write.met(subject.id, loaded.end)
    state, document = entries.append_events(write, subject, loaded.document, decision.events, decision.states)
    rows.save(write, subject, state, document, known, regulation)
    rows.follow(write, state)
    last = write.head.size - 1
    taken = tuple(e.action for e in decision.events)
    answer = answers.made(state, ask.target, taken, last)
    answers.remember(write, caller, request, answer)
    return answer


def _load(write: Write, ask: Ask) -> Loaded[Any]:
    kind = kind_of(TABLE_OF.get(ask.action, LifeCycle.CASE))  # an action that is none is refused by the table
    if not ask.subject:
        identifier = subjects.next_id(write.connection, write.unit, kind.CYCLE, clock.day(write.at))
        return Loaded(blank(kind, identifier), blank_document())
    return subjects.load(write.connection, write.unit, ask.subject, kind)


def _check_seen(subject: Subject, ask: Ask) -> None:
    if ask.version is not None and ask.version != subject.seq:
        raise Stale(f"页面所示为第 {ask.version} 步时的情况，现已到第 {subject.seq} 步")
    if ask.seen is not None and isinstance(subject, Case) and ask.seen != etag(subject):
        raise Stale("签批页面所示的交易条件或材料已变更")


def _actor(people: People, caller: Caller) -> Person:
    person = people.get(caller.person)
    if person is None or not person.seats:
        raise Forbidden("您在本单位没有任何席位")
    return person


def _refused(house: House, caller: Caller, ask: Ask, request: Request | None, refusal: Refused) -> Answer:
    """Record the refusal and raise it. For want of a seat: in the access log; for any other reason: in the case's own
    trail. The same request may have been answered since the rollback: then that answer stands, and nothing is recorded."""
    kept_out = any(f.rule == "seat_held" and f.outcome is Outcome.REFUSED for f in refusal.findings)
    with writing(house, caller.unit, ACCESS if kept_out else CASE, by=caller) as write:
        held = answers.replay(write, caller, request)
        if held is not None:
            return held
        entries.append_refusal(write, caller, ask.subject, ask.action, ask.target, ask.given, refusal)
        answers.remember_refusal(write, caller, request, refusal)
    raise refusal
