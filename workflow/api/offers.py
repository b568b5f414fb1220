"""What is in turn for this caller: each action allowed or not, with all findings, its body's schema, an example and its address."""

from fastapi import APIRouter, Response

from states.case import Case
from states.decide import Action, judge
from states.findings import Finding
from states.inputs.contracting import IssuePaper
from states.seating import HOME
from states.signoff import leaves, open_leaves, verbs_on
from states.stages import LifeCycle
from states.table import INPUTS, LINES
from workflow.api import places, schemas, shapes
from workflow.api.bodies import entity_tag
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.examples import EXAMPLES
from workflow.api.places import AchievementId, CaseId, NoticeId, RoundNumber
from workflow.api.problems import documents, told
from workflow.identity.caller import Caller
from workflow.papers.choosing import Chosen, issuable
from workflow.reads import subjects
from workflow.reads.subjects import Possible, View

router = APIRouter(tags=["办理"], responses=documents())


@router.get("/achievements/{achievement}/actions", summary="成果现可办理的事项", operation_id="achievement_actions")
def on_achievement(response: Response, house: TheHouse, caller: TheCaller, achievement: AchievementId) -> list[shapes.Offered]:
    return _offers(response, subjects.view(house, caller, LifeCycle.ACHIEVEMENT, achievement), caller)


@router.get("/cases/{case}/actions", summary="案件及其公示、轮次、登记现可办理的事项", operation_id="case_actions")
def on_case(response: Response, house: TheHouse, caller: TheCaller, case: CaseId) -> list[shapes.Offered]:
    return _offers(response, subjects.view(house, caller, LifeCycle.CASE, case), caller)


@router.get("/notices/{notice}/actions", summary="公示现可办理的事项", operation_id="notice_actions")
def on_notice(response: Response, house: TheHouse, caller: TheCaller, notice: NoticeId) -> list[shapes.Offered]:
    case, number = places.of_notice(notice)
    return _offers(response, subjects.view(house, caller, LifeCycle.CASE, case), caller, LifeCycle.NOTICE, number)


@router.get("/cases/{case}/rounds/{n}/actions", summary="分配轮次现可办理的事项", operation_id="round_actions")
def on_round(response: Response, house: TheHouse, caller: TheCaller, case: CaseId, n: RoundNumber) -> list[shapes.Offered]:
    return _offers(response, subjects.view(house, caller, LifeCycle.CASE, case), caller, LifeCycle.ROUND, str(n))


@router.get("/cases/{case}/registration/actions", summary="合同登记现可办理的事项", operation_id="registration_actions")
def on_registration(response: Response, house: TheHouse, caller: TheCaller, case: CaseId) -> list[shapes.Offered]:
    return _offers(response, subjects.view(house, caller, LifeCycle.CASE, case), caller, LifeCycle.REGISTRATION)


def _offers(response: Response, seen: View, caller: Caller, table: LifeCycle | None = None, target: str = "") -> list[shapes.Offered]:
    response.headers["ETag"] = entity_tag(seen.subject.seq)
    found = [offer(seen.subject.id, p) for p in subjects.possible(seen, caller, table, target) if INPUTS[p.action] is not IssuePaper]
    return [*found, *_papers(seen, caller, table, target)]


def _papers(seen: View, caller: Caller, table: LifeCycle | None, target: str) -> list[shapes.Offered]:
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


def on_task(seen: View, caller: Caller, target: str) -> list[shapes.Offered]:
    """The verbs of a sign-off task; none once it is decided, void or not yet in turn."""
    case, (number, _, position) = seen.subject, target.partition(".")
    assert isinstance(case, Case)
    signoff = case.signoff(number)
    if signoff is None or int(position) not in open_leaves(signoff) or case.state not in HOME[signoff.matter]:
        return []
    verbs = verbs_on(leaves(signoff.tree)[int(position)])
    return [offer(case.id, Possible(step=LINES[v], target=target, findings=_judged(seen, caller, v, target))) for v in verbs]


def _judged(seen: View, caller: Caller, verb: str, target: str) -> tuple[Finding, ...]:
    actor = seen.facts.people[caller.person]
    return judge(seen.subject, Action(verb, target), seen.facts, actor=actor, at=seen.at, regulation=seen.regulation)
