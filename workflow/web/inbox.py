"""待我办理: opinions that wait for the reader, then cases and achievements in which the reader may act now."""

from dataclasses import dataclass

from fastapi import APIRouter, Response

from states import labels
from states.achievement import Achievement
from states.case import Case, Subject
from states.lifecycles import SPINES
from workflow.reads import subjects, tasks
from workflow.web import words
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
    groups = tuple((words.LISTED[kind.CYCLE], waiting(visit, kind)) for kind in (Case, Achievement))
    return visit.page("inbox.html", title="待我办理", tasks=waiting_opinions, groups=groups)


def waiting(visit: Visit, kind: type[Subject]) -> tuple[Waiting, ...]:
    """Of the newest cases or achievements, those whose next step is the reader's."""
    table, found = kind.CYCLE, []
    for row in subjects.listed(visit.house, visit.caller, table, limit=NEWEST):
        seen = subjects.view(visit.house, visit.caller, kind, row.id)
        titles = tuple(
            dict.fromkeys(p.title for p in subjects.possible(seen, visit.caller) if p.allowed and p.step.awaited(seen.subject, p.target))
        )
        if titles:
            found.append(
                Waiting(row.id, f"/{SPINES[table].folder}/{row.id}", row.title, labels.STATE[table].get(row.state, row.state), titles)
            )
    return tuple(found)


NEWEST = 50  #: subjects looked through
