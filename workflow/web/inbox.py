"""待我办理: opinions that wait for the reader, then cases and achievements in which the reader may act now."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Response

from states import labels
from states.case import Case, Subject
from states.notice import NoticeKind
from states.stages import CaseState, LifeCycle, NoticeState, RegistrationState, RoundState
from workflow.reads import subjects, tasks
from workflow.reads.subjects import Possible
from workflow.web.cards import EXITS
from workflow.web.page import Page
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A subject that the reader may move on, with the titles of what may be done."""

    id: str
    url: str
    title: str
    state: str
    titles: tuple[str, ...]


@routes.get("/inbox")
def inbox(visit: Visitor) -> Response:
    waiting_opinions = tasks.todo(visit.house, visit.caller)
    groups = (("转化案件", waiting(visit, LifeCycle.CASE)), ("科技成果", waiting(visit, LifeCycle.ACHIEVEMENT)))
    return visit.page("inbox.html", title="待我办理", tasks=waiting_opinions, groups=groups)


def waiting(visit: Visit, table: LifeCycle) -> tuple[Waiting, ...]:
    """Of the newest cases or achievements, those whose next step is the reader's."""
    folder = "cases" if table is LifeCycle.CASE else "achievements"
    found = []
    for row in subjects.listed(visit.house, visit.caller, table, limit=NEWEST):
        seen = subjects.view(visit.house, visit.caller, table, row.id)
        titles = tuple(dict.fromkeys(p.title for p in subjects.possible(seen, visit.caller) if p.allowed and waits(seen.subject, p)))
        if titles:
            found.append(Waiting(row.id, f"/{folder}/{row.id}", row.title, labels.STATE[table].get(row.state, row.state), titles))
    return tuple(found)


NEWEST = 50  #: subjects looked through

#: May be done at any time and wait for nobody.
ANY_TIME = EXITS | {"declare_relation", "issue_paper", "object", "amend", "record_title", "record_fee", "release"}


def waits(subject: Subject, possible: Possible) -> bool:
    """Whether the case waits for this, and does not merely allow it once more."""
    if possible.action in ANY_TIME:
        return False
    if not isinstance(subject, Case):
        return True
    check = ONCE.get(possible.action)
    return check is None or check(subject, possible.target)


def _unanswered(case: Case, target: str) -> bool:
    notice = case.notice(target)
    return notice is not None and bool(notice.open_objections())


def _to_notice(case: Case, _target: str) -> bool:
    """A price under review that no notice of these terms shows yet, or an allocated round without its notice."""
    live = [n for n in case.notices if n.state is not NoticeState.SUPERSEDED]
    if any(r.state is RoundState.ALLOCATED and r.n not in {n.round for n in live} for r in case.rounds):
        return True
    priced = case.state in {CaseState.REVIEWING, CaseState.DECIDING, CaseState.APPROVED}
    return priced and not any(n.kind is NoticeKind.PRICE and n.terms_hash == case.terms_hash for n in live)


#: Steps that may be repeated, and when they are still to be done.
ONCE: dict[str, Callable[[Case, str], bool]] = {
    "answer_objection": _unanswered,
    "draft_notice": _to_notice,
    "propose_scheme": lambda case, _: case.scheme is None,
    "prepare_contract": lambda case, _: case.contract is None,
    "issue_contract": lambda case, _: case.contract is not None and not case.contract.issued,
    "upload_signed_contract": lambda case, _: case.contract is not None and bool(case.contract.issued) and not case.contract.scan,
    "record_receipt": lambda case, _: case.terms is not None and sum(r.amount for r in case.rounds) < case.terms.price,
    "prepare_registration": lambda case, _: case.registration is None or case.registration.state is RegistrationState.REFUSED,
}
