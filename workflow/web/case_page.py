"""One case: where it stands, what was agreed, who said what, and what the reader may do next."""

from fastapi import APIRouter, Response

from states.case import Case
from states.labels import STATE
from workflow.reads import files, subjects, tasks
from workflow.reads.subjects import View
from workflow.step.answers import Answer
from workflow.web import choices, steps, views
from workflow.web.cards import offer
from workflow.web.page import Page
from workflow.web.posted import OurForm, hidden
from workflow.web.steps import Attempt
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)


@routes.get("/cases/{case}")
def case_page(visit: Visitor, case: str) -> Response:
    return show(visit, subjects.view(visit.house, visit.caller, Case, case), None)


@routes.post("/cases/{case}/actions/{action}")
def act(visit: Visitor, case: str, action: str, posted: OurForm) -> Response:
    seen = subjects.view(visit.house, visit.caller, Case, case)
    taken = steps.take(visit, posted, action, case, names=choices.names(seen.facts))
    if isinstance(taken, Answer):
        return steps.onward(f"/cases/{case}", taken)
    return show(visit, subjects.view(visit.house, visit.caller, Case, case), taken)


def show(visit: Visit, seen: View[Case], attempt: Attempt | None) -> Response:
    case = seen.subject
    chosen = choices.of_subject(visit.house, visit.caller, seen)
    mine = tuple(t for t in tasks.todo(visit.house, visit.caller) if t.case == case.id)
    return visit.page(
        "case.html",
        title=f"{case.id} {'、'.join(a.title for a in seen.facts.achievements)}",
        status=attempt.status if attempt else 200,
        case=case,
        seen=seen,
        states=STATE,
        stages=views.stages(case),
        over=views.over(case),
        signoffs=views.signoffs(seen),
        members=views.members(case),
        offer=offer(visit, seen, chosen, attempt),
        attempt=attempt,
        mine=mine,
        names={p.id: p.name for p in seen.facts.people.values()},
        uploads=files.attachments(visit.house, visit.caller, (case.id, *case.achievements)),
        places={p.key: p.name for p in seen.regulation.places},
        hidden=hidden(visit),
    )
