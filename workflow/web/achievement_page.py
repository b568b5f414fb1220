"""One achievement: what was disclosed, who signed it, how it was screened, and what the reader may do next."""

from fastapi import APIRouter, Response

from states.achievement import Achievement
from states.labels import STATE
from states.stages import AchievementState, LifeCycle
from workflow.reads import files, subjects
from workflow.reads.subjects import View
from workflow.step.answers import Answer
from workflow.web import choices, steps, views
from workflow.web.cards import offer
from workflow.web.page import Page
from workflow.web.posted import OurForm, hidden
from workflow.web.steps import Attempt
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)

#: From here no case may begin any more.
ENDED = frozenset({AchievementState.TRANSFERRED, AchievementState.ABANDONED, AchievementState.LAPSED})


@routes.get("/achievements/{achievement}")
def achievement_page(visit: Visitor, achievement: str) -> Response:
    return show(visit, achievement, None)


@routes.post("/achievements/{achievement}/actions/{action}")
def act(visit: Visitor, achievement: str, action: str, posted: OurForm) -> Response:
    taken = steps.take(visit, posted, action, achievement)
    if isinstance(taken, Answer):
        return steps.onward(f"/achievements/{achievement}", taken)
    return show(visit, achievement, taken)


def show(visit: Visit, achievement: str, attempt: Attempt | None) -> Response:
    """The page, all of it from one snapshot."""
    with subjects.opened(visit.house, visit.caller, Achievement, achievement) as seen:
        return _shown(visit, seen, attempt)


def _shown(visit: Visit, seen: View[Achievement], attempt: Attempt | None) -> Response:
    found = seen.subject
    uploads = files.attachments(visit.house, visit.caller, (found.id,))
    chosen = choices.of_subject(visit.house, visit.caller, seen, uploads)
    return visit.page(
        "achievement.html",
        title=f"{found.id} {found.title}",
        status=attempt.status if attempt else 200,
        achievement=found,
        state=STATE[LifeCycle.ACHIEVEMENT][found.state],
        states=STATE,
        cases=subjects.cases_of(visit.house, visit.caller, found.id),
        members=views.members(found),
        may_open=found.state not in ENDED,
        offer=offer(visit, seen, chosen, attempt),
        attempt=attempt,
        uploads=uploads,
        hidden=hidden(visit),
    )
