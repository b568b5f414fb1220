"""Lists of cases and achievements, page by page, and the forms that start a new one."""

from fastapi import APIRouter, Response

from states import labels
from states.lifecycles import SPINES
from states.stages import LifeCycle, Seat
from states.table import INPUTS, MAKES
from workflow.reads import subjects
from workflow.step.answers import Answer
from workflow.web import choices, forms, steps, words
from workflow.web.choices import Choices
from workflow.web.form_values import Value
from workflow.web.page import Page
from workflow.web.posted import OurForm, hidden
from workflow.web.steps import Attempt
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)

PAGE = 30  #: lines of a list

#: Of what is listed and begun anew: the heading of the form, the sentence above it.
NEW = {
    LifeCycle.ACHIEVEMENT: ("披露新成果", "先存为草稿；提交披露前可随时修改。"),
    LifeCycle.CASE: ("发起转化", "选择要转化的成果；成果全部入台账后，进入拟定方案。"),
}
assert NEW.keys() == SPINES.keys(), "a subject without the words of the form that begins it"


@routes.get("/achievements")
def achievements(visit: Visitor, after: str = "") -> Response:
    return _listed(visit, LifeCycle.ACHIEVEMENT, after)


@routes.get("/cases")
def cases(visit: Visitor, after: str = "") -> Response:
    return _listed(visit, LifeCycle.CASE, after)


@routes.get("/achievements/new")
def new_achievement(visit: Visitor) -> Response:
    """The reader, if a completer, is the first one on the form."""
    own = [{"person": visit.caller.person, "name": visit.caller.name}] if Seat.COMPLETER in visit.caller.seats else []
    return _form(visit, LifeCycle.ACHIEVEMENT, choices.for_draft(visit.house, visit.caller), value={"completers": own})


@routes.post("/achievements/new")
def draft(visit: Visitor, posted: OurForm) -> Response:
    return _start(visit, LifeCycle.ACHIEVEMENT, posted, choices.for_draft(visit.house, visit.caller))


@routes.get("/cases/new")
def new_case(visit: Visitor, achievement: str = "") -> Response:
    chosen = {"achievements": [achievement]} if achievement else {}
    return _form(visit, LifeCycle.CASE, choices.for_opening(visit.house, visit.caller), value=chosen)


@routes.post("/cases/new")
def open_case(visit: Visitor, posted: OurForm) -> Response:
    return _start(visit, LifeCycle.CASE, posted, choices.for_opening(visit.house, visit.caller))


def _listed(visit: Visit, table: LifeCycle, after: str) -> Response:
    rows = subjects.listed(visit.house, visit.caller, table, after=after, limit=PAGE + 1)
    shown, following = rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else ""
    return visit.page(
        "list.html",
        title=words.LISTED[table],
        rows=shown,
        following=following,
        after=after,
        folder=SPINES[table].folder,
        states=labels.STATE[table],
        new=NEW[table][0],
    )


def _start(visit: Visit, table: LifeCycle, posted: OurForm, offered: Choices) -> Response:
    taken = steps.take(visit, posted, MAKES[table], "", target="")
    if isinstance(taken, Answer):
        return steps.onward(f"/{SPINES[table].folder}/{taken.subject}", taken)
    return _form(visit, table, offered, value=taken.value, attempt=taken)


def _form(visit: Visit, table: LifeCycle, offered: Choices, *, value: Value | None = None, attempt: Attempt | None = None) -> Response:
    title, lead = NEW[table]
    wrong, more = (attempt.errors, attempt.more) if attempt else ({}, "")
    parts = forms.build(INPUTS[MAKES[table]], value, offered, errors=wrong, more=more)
    status = attempt.status if attempt else 200
    return visit.page(
        "new.html",
        title=title,
        status=status,
        parts=parts,
        hidden=hidden(visit),
        url=f"/{SPINES[table].folder}/new",
        lead=lead,
        attempt=attempt,
    )
