"""待我办理: opinions that wait for the reader, then cases and achievements in which the reader may act now."""

from dataclasses import dataclass

from fastapi import APIRouter, Response

from states import labels
from states.stages import Table
from workflow import queries
from workflow.queries import Possible
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
    tasks = queries.todo(visit.house, visit.caller)
    groups = (("转化案件", waiting(visit, Table.CASE)), ("科技成果", waiting(visit, Table.ACHIEVEMENT)))
    return visit.page("inbox.html", title="待我办理", tasks=tasks, groups=groups)


def waiting(visit: Visit, table: Table) -> tuple[Waiting, ...]:
    """What is left when ways out and repeatable side steps are not counted as work that waits."""
    folder = "cases" if table is Table.CASE else "achievements"
    found = ((row, _work(allowed)) for row, allowed in queries.waiting(visit.house, visit.caller, table))
    return tuple(
        Waiting(row.id, f"/{folder}/{row.id}", row.title, labels.STATE[table].get(row.state, row.state), titles)
        for row, titles in found
        if titles
    )


#: May be done at any time and wait for nobody.
ANY_TIME = EXITS | {"declare_relation", "issue_paper", "object", "amend", "record_title", "consent"}


def _work(allowed: tuple[Possible, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.title for p in allowed if p.action not in ANY_TIME))
