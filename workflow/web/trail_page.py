"""The trail of a case or achievement: every entry, what each rule found, on which articles it rests."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Response

from states.achievement import Achievement
from states.case import Case, Subject
from states.lifecycles import SPINES
from workflow.reads import history, people
from workflow.trail.entry import Entry
from workflow.web import words
from workflow.web.names import Names
from workflow.web.page import Page
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)

PAGE = 50  #: entries of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    seq: int
    case_seq: int
    at: str
    actor: str
    title: str
    refused: bool
    findings: list[dict[str, Any]]
    leaf_hash: str
    terms: str


@routes.get("/cases/{case}/trail")
def of_case(visit: Visitor, case: str, after: int = -1) -> Response:
    return _trail(visit, Case, case, after)


@routes.get("/achievements/{achievement}/trail")
def of_achievement(visit: Visitor, achievement: str, after: int = -1) -> Response:
    return _trail(visit, Achievement, achievement, after)


def _trail(visit: Visit, kind: type[Subject], subject: str, after: int) -> Response:
    logged = history.logged(visit.house, visit.caller, subject, after=after, limit=PAGE + 1)
    names = Names(people.on_demand(visit.house, visit.caller, dict.fromkeys(entry.actor for entry, _ in logged)))
    shown = tuple(_entry(entry, leaf_hash, names) for entry, leaf_hash in logged[:PAGE])
    following = shown[-1].seq if len(logged) > PAGE else ""
    return visit.page(
        "trail.html",
        title=f"{subject} 留痕",
        subject=subject,
        folder=SPINES[kind.CYCLE].folder,
        entries=shown,
        following=following,
        after=after,
    )


def _entry(entry: Entry, leaf_hash: str, names: Names) -> EntryView:
    actor = "系统（自动）" if entry.actor == "system" else names.get(entry.actor, entry.actor)
    return EntryView(
        seq=entry.seq,
        case_seq=entry.case_seq,
        at=entry.at,
        actor=actor,
        title=words.ACTION.get(entry.action, entry.action),
        refused=entry.body.get("kind") == "refused",
        findings=entry.findings,
        leaf_hash=leaf_hash,
        terms=entry.terms,
    )
