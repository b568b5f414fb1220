"""An allocation as it would come out, to be read before it is taken. Nothing is written."""

from fastapi import APIRouter, Response

from states.case import Case
from states.errors import OutOfTurn
from states.money import yuan
from states.preview import preview
from states.stages import LifeCycle, RoundState
from workflow.api import places, shapes, shown
from workflow.api.bodies import entity_tag
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.places import CaseId, RoundNumber
from workflow.api.problems import documents, told
from workflow.errors import NotFound
from workflow.reads import subjects

router = APIRouter(tags=["办理"], responses=documents())


@router.get(f"{places.OWN[LifeCycle.ROUND]}/preview", summary="分配预览", operation_id="preview_allocation")
def of_round(response: Response, house: TheHouse, caller: TheCaller, case: CaseId, n: RoundNumber) -> shapes.Previewed:
    with subjects.opened(house, caller, Case, case) as seen:
        found = seen.subject.round(str(n))
        if found is None:
            raise NotFound(f"{case} 没有第 {n} 轮到账")
        if found.state is not RoundState.RECEIVED:
            raise OutOfTurn(f"第 {n} 轮已不待分配，没有预览")
        made = preview(seen.subject, found, seen.facts, seen.regulation, seen.at)
    response.headers["ETag"] = entity_tag(seen.subject.seq)
    return shapes.Previewed(
        case=case,
        round=n,
        receipt=yuan(found.amount),
        allocation=shown.shown(made.allocation) if made.allocation else None,
        findings=[shapes.FindingTold.model_validate(told(f)) for f in made.findings],
    )
