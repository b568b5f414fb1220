"""What is in turn for this caller: each action allowed or not, with all findings, its body's schema, an example and its address."""

from typing import Any

from fastapi import APIRouter, Response

from states.case import Case, Subject, kind_of
from states.decide import Action, judge
from states.findings import Finding
from states.inputs.contracting import IssuePaper
from states.lifecycles import LIFE_CYCLES, Cycle
from states.naming import Target
from states.seating import task_at
from states.signoff import verbs_on
from states.stages import LifeCycle
from states.table import INPUTS, LINES
from workflow.api import places, schemas, shapes
from workflow.api.bodies import entity_tag
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.examples import EXAMPLES
from workflow.api.problems import documents, told
from workflow.identity.caller import Caller
from workflow.papers.choosing import Chosen, issuable
from workflow.reads import subjects
from workflow.reads.subjects import Possible, View

router = APIRouter(tags=["办理"], responses=documents())


def _add(cycle: Cycle) -> None:
    def offered(response: Response, house: TheHouse, caller: TheCaller, **values: Any) -> list[shapes.Offered]:
        subject, target = places.named(cycle, values)
        with subjects.opened(house, caller, kind_of(cycle.key), subject) as seen:
            return _offers(response, seen, caller, None if cycle.prefix else cycle.key, target)

    router.get(f"{places.OWN[cycle.key]}/actions", summary=f"{cycle.label}现可办理的事项", operation_id=f"{cycle.key}_actions")(
        places.on_path(offered, cycle)
    )


def _offers(
    response: Response, seen: View[Subject], caller: Caller, table: LifeCycle | None = None, target: str = ""
) -> list[shapes.Offered]:
    response.headers["ETag"] = entity_tag(seen.subject.seq)
    found = [offer(seen.subject.id, p) for p in subjects.possible(seen, caller, table, target) if INPUTS[p.action] is not IssuePaper]
    return [*found, *_papers(seen, caller, table, target)]


def _papers(seen: View[Subject], caller: Caller, table: LifeCycle | None, target: str) -> list[shapes.Offered]:
    """Issuing a paper is a step of the case; it is offered also at the notice, round or registration that one would be about."""
    case = seen.subject
    if not isinstance(case, Case):
        return []
    due = issuable(case, seen.facts)
    if table is not None:
        due = tuple(c for c in due if c.kind.about.value == table.value and getattr(c.target, "key", "") == target)
    asking = [p for p in subjects.possible(seen, caller, LifeCycle.CASE) if INPUTS[p.action] is IssuePaper]
    return [_paper(case.id, possible, due) for possible in asking if due]


def _paper(case: str, possible: Possible, due: tuple[Chosen, ...]) -> shapes.Offered:
    """With the schema of what can be asked for now, and the first of it as an example."""
    narrowed = {"body": schemas.due(due), "example": {"kind": due[0].kind.key, "of": due[0].of}}
    return offer(case, possible).model_copy(update=narrowed)


def offer(subject: str, possible: Possible) -> shapes.Offered:
    action = possible.action
    return shapes.Offered(
        action=action,
        title=possible.title,
        table=str(possible.table),
        target=possible.target,
        method="POST",
        href=places.href(action, subject, possible.target),
        allowed=possible.allowed,
        findings=[shapes.FindingTold.model_validate(told(f)) for f in possible.findings],
        body=schemas.schema(INPUTS[action]),
        example=EXAMPLES[action],
    )


for each in LIFE_CYCLES.values():
    if each.folder:
        _add(each)


def on_task(seen: View[Case], caller: Caller, target: str) -> list[shapes.Offered]:
    """The verbs of a sign-off task; none once it is decided, void or not yet in turn."""
    case = seen.subject
    task = task_at(case, Target.read(target))
    if task is None or not task.open_in(case):
        return []
    verbs = verbs_on(task.leaf)
    return [offer(case.id, Possible(step=LINES[v], target=target, findings=_judged(seen, caller, v, target))) for v in verbs]


def _judged(seen: View[Subject], caller: Caller, verb: str, target: str) -> tuple[Finding, ...]:
    actor = seen.facts.people.get(caller.person)
    assert actor is not None, "who calls is one of the unit's people"
    return judge(seen.subject, Action(verb, target), seen.facts, actor=actor, at=seen.at, regulation=seen.regulation)
