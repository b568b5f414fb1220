"""The duty → evidence matrix and the dossier of a case."""

from typing import Any

from fastapi import APIRouter, Response

from states.case import plain
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.places import CaseId
from workflow.api.problems import documents
from workflow.api.trail import attachment
from workflow.dossier import export as exporting
from workflow.errors import Forbidden, Stale

router = APIRouter(tags=["留痕"], responses=documents())


@router.get("/cases/{case}/duties", summary="职责与凭据对照", operation_id="case_duties")
def duties(house: TheHouse, caller: TheCaller, case: CaseId) -> list[dict[str, Any]]:
    """Each duty with the entries that prove it, or why none does."""
    found = plain(exporting.duty_matrix(house, caller, case))
    assert isinstance(found, list)
    return [dict(row) for row in found if isinstance(row, dict)]


@router.get(
    "/cases/{case}/dossier",
    summary="导出案卷",
    operation_id="case_dossier",
    response_class=Response,
    responses={200: {"content": {"application/zip": {}}, "description": "案卷（zip）"}, **documents(Stale, Forbidden)},
)
def export(house: TheHouse, caller: TheCaller, case: CaseId) -> Response:
    """The case's dossier, checkable offline by anybody; the export is itself an entry of the case's trail."""
    return attachment(f"{case}.zip", "application/zip", exporting.dossier(house, caller, case))
