"""Read and list: achievements, cases and what hangs on a case. The ETag is the version that a step relies on."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from states import labels
from states.achievement import Achievement
from states.case import Case, kind_of
from states.lifecycles import LIFE_CYCLES, Cycle
from states.money import yuan
from states.naming import pattern
from states.stages import LifeCycle
from workflow.api import places, shapes, shown
from workflow.api.bodies import entity_tag
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.places import AchievementId, CaseId
from workflow.api.problems import documents
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.reads import subjects

router = APIRouter(tags=["成果与案件"], responses=documents())
AfterAchievement = Annotated[str, Query(pattern=f"^({pattern(LifeCycle.ACHIEVEMENT)})?$", description="上一页最后一个编号")]
AfterCase = Annotated[str, Query(pattern=f"^({pattern(LifeCycle.CASE)})?$", description="上一页最后一个编号")]


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
            state_name=names.get(r.state, r.state),
            price=yuan(r.price) if r.price else "",
            updated_at=r.updated_at,
        )
        for r in rows[:limit]
    ]
    return shapes.Lines(items=items, next=items[-1].id if len(rows) > limit else None)


@router.get("/achievements/{achievement}", summary="一项成果", operation_id="get_achievement")
def achievement(response: Response, house: TheHouse, caller: TheCaller, achievement: AchievementId) -> dict[str, Any]:
    seen = subjects.view(house, caller, Achievement, achievement)
    response.headers["ETag"] = entity_tag(seen.subject.seq)
    return shown.subject(seen.subject)


@router.get("/cases/{case}", summary="一个案件", operation_id="get_case")
def case(response: Response, house: TheHouse, caller: TheCaller, case: CaseId) -> dict[str, Any]:
    found = subjects.view(house, caller, Case, case).subject
    response.headers["ETag"] = entity_tag(found.seq)
    return shown.subject(found) | {"links": places.members_of(found)}


def _add(cycle: Cycle) -> None:
    """The object of a life cycle that lies in a subject, told under the subject's version: it is acted on under that."""

    def member(response: Response, house: TheHouse, caller: TheCaller, **values: Any) -> dict[str, Any]:
        identifier, target = places.named(cycle, values)
        subject = subjects.view(house, caller, kind_of(cycle.key), identifier).subject
        response.headers["ETag"] = entity_tag(subject.seq)
        found = cycle.members(subject).get(target)
        if found is None:
            raise NotFound(f"{identifier} 没有{cycle.member.format(target) or cycle.label}")
        told: dict[str, Any] = shown.shown(found)
        return told | {"state_name": labels.STATE[cycle.key][found.state]}

    router.get(places.OWN[cycle.key], summary=cycle.label, operation_id=f"get_{cycle.key}")(places.on_path(member, cycle))


for each in LIFE_CYCLES.values():
    if each.folder and not each.prefix:
        _add(each)
