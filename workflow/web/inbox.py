"""待我办理: opinions that wait for the reader, then cases and achievements in which the reader may act now."""

from dataclasses import dataclass

from fastapi import APIRouter, Response

from states import labels
from states.lifecycles import SPINES
from states.stages import LifeCycle
from workflow.reads import tasks, turns
from workflow.reads.turns import Waiting
from workflow.web import words
from workflow.web.page import Page
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)

TASKS, SUBJECTS = 30, 20  #: lines of one page, of each group


@dataclass(frozen=True, slots=True)
class Group:
    """Cases or achievements; ``following``: after which the next page begins, "" on the last."""

    label: str
    folder: str
    states: dict[str, str]
    waiting: tuple[Waiting, ...]
    following: str


@routes.get("/inbox")
def inbox(visit: Visitor, after: str = "", cases: str = "", achievements: str = "") -> Response:
    """Each group turns its pages by itself: ``after`` an opinion, ``cases`` and ``achievements`` before a number."""
    opinions = tasks.todo(visit.house, visit.caller, after=after, limit=TASKS)
    groups = (_group(visit, LifeCycle.CASE, cases), _group(visit, LifeCycle.ACHIEVEMENT, achievements))
    first = not (after or cases or achievements)
    return visit.page("inbox.html", title="待我办理", opinions=opinions, groups=groups, first=first)


def _group(visit: Visit, table: LifeCycle, before: str) -> Group:
    page = turns.waiting(visit.house, visit.caller, table, before=before, limit=SUBJECTS)
    states = {str(state): name for state, name in labels.STATE[table].items()}
    return Group(words.LISTED[table], SPINES[table].folder, states, page.waiting, page.following)
