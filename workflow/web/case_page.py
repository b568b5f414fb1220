"""One case: where it stands, what was agreed, who said what, and what the reader may do next."""

from fastapi import APIRouter, Response

from states.case import Case
from states.labels import STATE
from workflow.reads import files, subjects, tasks
from workflow.reads.subjects import View
from workflow.step.answers import Answer
from workflow.web import choices, sheets, steps, views
from workflow.web.cards import offer
from workflow.web.corrected import corrections
from workflow.web.names import Names
from workflow.web.page import Page
from workflow.web.posted import OurForm, hidden
from workflow.web.steps import Attempt
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)


@routes.get("/cases/{case}")
def case_page(visit: Visitor, case: str) -> Response:
    return show(visit, case, None)


@routes.post("/cases/{case}/actions/{action}")
def act(visit: Visitor, case: str, action: str, posted: OurForm) -> Response:
    taken = steps.take(visit, posted, action, case)
    if isinstance(taken, Answer):
        return steps.onward(f"/cases/{case}", taken)
    return show(visit, case, taken)


def show(visit: Visit, case: str, attempt: Attempt | None) -> Response:
    """The page, all of it from one snapshot."""
    with subjects.opened(visit.house, visit.caller, Case, case) as seen:
        return _shown(visit, seen, attempt)


def _shown(visit: Visit, seen: View[Case], attempt: Attempt | None) -> Response:
    case = seen.subject
    uploads = files.attachments(visit.house, visit.caller, (case.id, *case.achievements))
    chosen = choices.of_subject(visit.house, visit.caller, seen, uploads)
    return visit.page(
        "case.html",
        title=f"{case.id} {'、'.join(a.title for a in seen.facts.achievements)}",
        status=attempt.status if attempt else 200,
        case=case,
        seen=seen,
        states=STATE,
        stages=views.stages(seen),
        unfinished=views.unfinished(seen),
        over=views.over(case),
        signoffs=views.signoffs(seen),
        members=views.members(case),
        rounds=sheets.rounds(seen),
        corrections=corrections(case),
        offer=offer(visit, seen, chosen, attempt),
        attempt=attempt,
        mine=tasks.mine(seen, visit.caller),
        names=Names(seen.facts.people),
        uploads=uploads,
        places={p.key: p.name for p in seen.regulation.places},
        hidden=hidden(visit),
    )
