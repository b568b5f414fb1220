"""What is about the installation and not about a case: rules, the sandbox's clock, health, the public checkpoint."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from fastapi.responses import JSONResponse

from workflow import clock
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.problems import documents, problem
from workflow.dossier import checkpoints
from workflow.errors import SignerRefuses
from workflow.reads import catalogue, law, readiness
from workflow.transaction import clock_shown

DAY = 86400  #: seconds
Unit = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,32}$", examples=["ZJLG"])]

router = APIRouter(tags=["系统"])
root = APIRouter(tags=["系统"])


@router.get("/rules", summary="规则与依据", operation_id="rules", responses=documents())
def rules(_caller: TheCaller) -> list[dict[str, Any]]:
    """Every line of the table with its rules, each with the articles it rests on and their meaning in our own words."""
    return catalogue.rules()


@router.get("/law", summary="法律参数", operation_id="law", responses=documents())
def of_law(house: TheHouse, _caller: TheCaller) -> dict[str, Any]:
    """Every parameter with its versions, or why no code reads it; what binds nobody, what is not known, and what soon will not be."""
    return law.law(clock.day(clock_shown(house)))


@root.get("/healthz", summary="进程在运行", operation_id="healthz", openapi_extra={"security": []})
async def healthz() -> dict[str, str]:
    """Answered without thread or database, so that no waiting writer can starve it."""
    return {"status": "ok"}


@root.get("/readyz", summary="可以受理请求", operation_id="readyz", openapi_extra={"security": []}, responses=documents())
def readyz(house: TheHouse) -> Response:
    """Whether the database answers and is at this release's tables, and no row is known to differ from the log. ``left_out``: files
    of the data folder that do not count, and why; what they would have replaced does."""
    if not readiness.ready(house):
        return problem(503, "not_ready", "数据库不可用或尚未升级", headers={"Retry-After": "5"})
    if refusing := readiness.still_refusing(house):
        return problem(503, "signer_refuses", SignerRefuses.title, "；".join(refusing), headers={"Retry-After": "60"})
    if differing := readiness.still_differing(house):
        return problem(503, "row_differs", f"{differing} 项数据与日志不符，须由管理员核查", headers={"Retry-After": "60"})
    left_out = list(house.holidays.left_out)
    return JSONResponse({"status": "ok", **({"left_out": left_out} if left_out else {})})


@root.get(
    "/log/{unit}/checkpoint",
    summary="日志检查点（公开）",
    operation_id="checkpoint",
    response_class=Response,
    openapi_extra={"security": []},
    responses={200: {"content": {"text/plain": {}}, "description": "C2SP signed note"}, **documents(SignerRefuses)},
)
def checkpoint(house: TheHouse, unit: Unit) -> Response:
    """A signed note over the unit's log as it stands: whoever keeps it can later prove that nothing before was rewritten."""
    return Response(checkpoints.latest(house, unit), media_type="text/plain; charset=utf-8")
