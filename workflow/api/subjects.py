"""Read and list: achievements, cases and what hangs on a case. The ETag is the version that a step relies on."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from states import labels
from states.case import Case
from states.money import yuan
from states.stages import LifeCycle
from workflow.api import places, shapes, shown
from workflow.api.bodies import entity_tag
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.places import AchievementId, CaseId, NoticeId, RoundNumber
from workflow.api.problems import documents
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.reads import subjects

router = APIRouter(tags=["成果与案件"], responses=documents())
AfterAchievement = Annotated[str, Query(pattern=r"^(A[0-9]{4}-[0-9]{4,8})?$", description="上一页最后一个编号")]
AfterCase = Annotated[str, Query(pattern=r"^(C[0-9]{4}-[0-9]{4,8})?$", description="上一页最后一个编号")]


@router.get("/achievements", summary="成果列表", operation_id="list_achievements")
def achievements(house: TheHouse, caller: TheCaller, after: AfterAchievement = "", limit: shapes.Limit = 50) -> shapes.Lines:
    return _page(house, caller, LifeCycle.ACHIEVEMENT, after, limit)


@router.get("/cases", summary="案件列表", operation_id="list_cases")
def cases(house: TheHouse, caller: TheCaller, after: AfterCase = "", limit: shapes.Limit = 50) -> shapes.Lines:
    return _page(house, caller, LifeCycle.CASE, after, limit)


def _page(house: House, caller: Caller, table: LifeCycle, after: str, limit: int) -> shapes.Lines:
    rows = subjects.listed(house, caller, table, after=after, limit=limit + 1)
    names = {str(state): name for state, name in labels.STATE[table].items()}
    items = [
        shapes.Line(
            id=r.id,
            title=r.title,
            state=r.state,
            state_name=names[r.state],
            price=yuan(r.price) if r.price else "",
            updated_at=r.updated_at,
        )
        for r in rows[:limit]
    ]
    return shapes.Lines(items=items, next=items[-1].id if len(rows) > limit else None)


@router.get("/achievements/{achievement}", summary="一项成果", operation_id="get_achievement")
def achievement(response: Response, house: TheHouse, caller: TheCaller, achievement: AchievementId) -> dict[str, Any]:
    seen = subjects.view(house, caller, LifeCycle.ACHIEVEMENT, achievement)
    response.headers["ETag"] = entity_tag(seen.subject.seq)
    return shown.subject(seen.subject)


@router.get("/cases/{case}", summary="一个案件", operation_id="get_case")
def case(response: Response, house: TheHouse, caller: TheCaller, case: CaseId) -> dict[str, Any]:
    found = _case(response, house, caller, case)
    return shown.subject(found) | {"links": places.of_case(found)}


@router.get("/notices/{notice}", summary="一项公示", operation_id="get_notice")
def notice(response: Response, house: TheHouse, caller: TheCaller, notice: NoticeId) -> dict[str, Any]:
    identifier, number = places.of_notice(notice)
    found = _case(response, house, caller, identifier).notice(number)
    return _told(LifeCycle.NOTICE, found, f"没有编号为 {notice} 的公示")


@router.get("/cases/{case}/rounds/{n}", summary="一轮分配", operation_id="get_round")
def round_(response: Response, house: TheHouse, caller: TheCaller, case: CaseId, n: RoundNumber) -> dict[str, Any]:
    found = _case(response, house, caller, case).round(str(n))
    return _told(LifeCycle.ROUND, found, f"{case} 没有第 {n} 轮分配")


@router.get("/cases/{case}/registration", summary="合同认定登记", operation_id="get_registration")
def registration(response: Response, house: TheHouse, caller: TheCaller, case: CaseId) -> dict[str, Any]:
    found = _case(response, house, caller, case).registration
    return _told(LifeCycle.REGISTRATION, found, f"{case} 尚未准备合同认定登记")


def _case(response: Response, house: House, caller: Caller, identifier: str) -> Case:
    """The case, its version told as ETag: what hangs on it is acted on under the case's version."""
    found = subjects.view(house, caller, LifeCycle.CASE, identifier).subject
    assert isinstance(found, Case)
    response.headers["ETag"] = entity_tag(found.seq)
    return found


def _told(table: LifeCycle, found: Any, missing: str) -> dict[str, Any]:
    if found is None:
        raise NotFound(missing)
    told: dict[str, Any] = shown.shown(found)
    return told | {"state_name": labels.STATE[table][found.state]}
