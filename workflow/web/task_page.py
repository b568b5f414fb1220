"""One opinion to give: everything that is put before its author, and the forms to agree, refuse or return, or to record a meeting."""

from collections.abc import Sequence
from operator import attrgetter

from fastapi import APIRouter, Response

from states.case import Case
from states.labels import STATE
from states.naming import Target, TaskId
from states.seating import Task, eligible, task_at
from states.signoff import Verb, verbs_on
from states.table import INPUTS
from workflow.errors import PreconditionRequired
from workflow.reads import files, subjects, tasks
from workflow.reads.files import Upload
from workflow.reads.subjects import View
from workflow.step import act
from workflow.step.answers import Answer
from workflow.web import choices, forms, steps, views, words
from workflow.web.cards import Card
from workflow.web.names import Names
from workflow.web.page import Page
from workflow.web.posted import SEEN, OurForm, hidden
from workflow.web.steps import Attempt
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)


@routes.get("/tasks/{task}")
def task_page(visit: Visitor, task: str) -> Response:
    case, target = tasks.task_of(visit.house, visit.caller, task)
    return show(visit, case, target, None)


@routes.post("/tasks/{task}/{verb}")
def give(visit: Visitor, task: str, verb: str, posted: OurForm) -> Response:
    case, target = tasks.task_of(visit.house, visit.caller, task)
    if not posted.one(SEEN):
        raise PreconditionRequired("签批须注明所见的材料，请从签批页办理")
    taken = steps.take(visit, posted, verb, case, target=target)
    if isinstance(taken, Answer):
        return steps.onward("/inbox", taken)
    return show(visit, case, target, taken)


def show(visit: Visit, case: str, target: str, attempt: Attempt | None) -> Response:
    """The page, all of it from one snapshot."""
    with subjects.opened(visit.house, visit.caller, Case, case) as seen:
        return _shown(visit, seen, target, attempt)


def _shown(visit: Visit, seen: View[Case], target: str, attempt: Attempt | None) -> Response:
    case = seen.subject
    uploads = files.attachments(visit.house, visit.caller, (case.id, *case.achievements))
    task = task_at(case, Target.read(target))
    assert task is not None, "task_of found it"
    signoff = task.signoff
    return visit.page(
        "task.html",
        title=f"签批 {case.id}：{words.MATTER[signoff.matter]}",
        status=attempt.status if attempt else 200,
        case=case,
        seen=seen,
        matter=words.MATTER[signoff.matter],
        seat=views.seat_view(seen, case, signoff, task.position),
        signoffs=views.signoffs(seen),
        cards=_cards(visit, seen, task, attempt, uploads) if _mine(visit, seen, case, task) else (),
        attempt=attempt,
        names=Names(seen.facts.people),
        uploads=uploads,
        places={p.key: p.name for p in seen.regulation.places},
        states=STATE,
        meaning={verb.value: verb.meaning for verb in Verb},
        hidden=hidden(visit),
    )


def _mine(visit: Visit, seen: View[Case], case: Case, task: Task) -> bool:
    """Whether it is the reader's turn now."""
    may = eligible(case, task.signoff, task.position, seen.facts, seen.regulation)
    return task.open_in(case) and visit.caller.person in may


def _cards(visit: Visit, seen: View[Case], task: Task, attempt: Attempt | None, uploads: Sequence[Upload]) -> tuple[Card, ...]:
    case, cards = seen.subject, []
    chosen = choices.of_subject(visit.house, visit.caller, seen, uploads)
    for verb in sorted(verbs_on(task.leaf), key=attrgetter("ends")):
        mine = attempt if attempt and attempt.action == verb else None
        value, wrong, more = (mine.value, mine.errors, mine.more) if mine else ({}, {}, "")
        parts = forms.build(INPUTS[verb], value, chosen, errors=wrong, more=more)
        fields = hidden(visit, seen=act.etag(case))
        url = f"/tasks/{TaskId(case.id, task.target)}/{verb}"
        cards.append(
            Card(action=verb, title=words.ACTION[verb], url=url, hidden=fields, parts=parts, checks=(), attempt=mine, exit=verb.ends)
        )
    return tuple(cards)
