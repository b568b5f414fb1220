"""What happened and what lies with it: entries, papers, uploads, the file as it stood at an entry."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Response

from documents.kinds import title_of
from states.achievement import Achievement
from states.case import Case, Subject
from states.lifecycles import SPINES
from states.stages import LifeCycle
from workflow.api import places, shapes, shown
from workflow.api.bodies import Upload
from workflow.api.callers import TheCaller, TheHouse
from workflow.api.errors import FormTokenMissing, WrongMediaType
from workflow.api.places import AchievementId, CaseId, Sequence, Sha256
from workflow.api.problems import MALFORMED, documents
from workflow.errors import Forbidden, TooLarge
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.reads import files, history, subjects
from workflow.step import media, uploads

router = APIRouter(tags=["留痕"], responses=documents())
After = Annotated[int, Query(ge=-1, lt=2**53, description="上一页最后一条的 seq")]
FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in media.TYPES}, "description": "文件"}
}


@router.get("/achievements/{achievement}/events", summary="成果的留痕", operation_id="achievement_events")
def of_achievement(
    house: TheHouse, caller: TheCaller, achievement: AchievementId, after: After = -1, limit: shapes.Limit = 50
) -> shapes.Events:
    return _events(house, caller, achievement, after, limit)


@router.get("/cases/{case}/events", summary="案件的留痕", operation_id="case_events")
def of_case(house: TheHouse, caller: TheCaller, case: CaseId, after: After = -1, limit: shapes.Limit = 50) -> shapes.Events:
    return _events(house, caller, case, after, limit)


def _events(house: House, caller: Caller, subject: str, after: int, limit: int) -> shapes.Events:
    found = history.logged(house, caller, subject, after=after, limit=limit + 1)
    items = [
        shapes.Happened(
            seq=e.seq,
            case_seq=e.case_seq,
            at=e.at,
            actor=e.actor,
            action=e.action,
            kind=str(e.body.get("kind", "")),
            target=str(e.body.get("target", "")),
            findings=e.findings,
            leaf_hash=leaf_hash,
        )
        for e, leaf_hash in found[:limit]
    ]
    return shapes.Events(items=items, next=items[-1].seq if len(found) > limit else None)


@router.get("/achievements/{achievement}/as-known-at/{seq}", summary="成果当时的情况", operation_id="achievement_as_known_at")
def achievement_then(house: TheHouse, caller: TheCaller, achievement: AchievementId, seq: Sequence) -> dict[str, Any]:
    return shown.subject(history.as_known_at(house, caller, Achievement, achievement, seq))


@router.get("/cases/{case}/as-known-at/{seq}", summary="案件当时的情况", operation_id="case_as_known_at")
def case_then(house: TheHouse, caller: TheCaller, case: CaseId, seq: Sequence) -> dict[str, Any]:
    """The case as its own entry number ``seq`` of the unit's log left it."""
    return shown.subject(history.as_known_at(house, caller, Case, case, seq))


@router.get("/cases/{case}/papers", summary="案件的文书", operation_id="case_papers")
def papers(house: TheHouse, caller: TheCaller, case: CaseId) -> shapes.Papers:
    found = subjects.view(house, caller, Case, case).subject
    items = [
        shapes.Paper(
            sha256=p.sha256,
            kind=p.kind,
            title=title_of(p.kind),
            issued_at=shown.shown(p.issued_at),
            terms_hash=p.terms_hash,
            about=str(p.about),
            of=p.of,
            number=p.number,
            supersedes=p.supersedes,
            href=f"{places.ROOT}/papers/{p.sha256}",
        )
        for p in found.papers
    ]
    return shapes.Papers(items=items)


@router.get(
    "/papers/{sha256}",
    summary="一份文书",
    operation_id="get_paper",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}},
)
def paper(house: TheHouse, caller: TheCaller, sha256: Sha256) -> Response:
    subject, kind, content = files.paper(house, caller, sha256)
    return attachment(f"{subject}-{title_of(kind)}-{sha256[:8]}.pdf", "application/pdf", content)


def _listed(house: House, caller: Caller, kind: type[Subject], subject: str) -> shapes.Kepts:
    subjects.view(house, caller, kind, subject)
    found = files.attachments(house, caller, [subject])
    place = f"{places.ROOT}/{SPINES[kind.CYCLE].folder}/{subject}/attachments"
    items = [
        shapes.Kept(
            sha256=u.sha256,
            name=u.name,
            names=list(u.names),
            media_type=u.media_type,
            size=u.size,
            at=u.at,
            by=u.by,
            href=f"{place}/{u.sha256}",
        )
        for u in found
    ]
    return shapes.Kepts(items=items)


@router.get("/achievements/{achievement}/attachments", summary="成果的附件", operation_id="achievement_attachments")
def achievement_uploads(house: TheHouse, caller: TheCaller, achievement: AchievementId) -> shapes.Kepts:
    return _listed(house, caller, Achievement, achievement)


@router.get("/cases/{case}/attachments", summary="案件的附件", operation_id="case_attachments")
def case_uploads(house: TheHouse, caller: TheCaller, case: CaseId) -> shapes.Kepts:
    return _listed(house, caller, Case, case)


FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {"type": "object", "required": ["file"], "properties": {"file": {"type": "string", "format": "binary"}}}
            }
        },
    }
}
UPLOADING: dict[str, Any] = {
    "status_code": 201,
    "summary": "上传附件",
    "openapi_extra": FORM,
    "responses": documents(Forbidden, FormTokenMissing, TooLarge, WrongMediaType) | MALFORMED,
}


@router.post("/achievements/{achievement}/attachments", operation_id="attach_to_achievement", **UPLOADING)
def upload_to_achievement(
    response: Response, house: TheHouse, caller: TheCaller, achievement: AchievementId, file: Upload
) -> shapes.Stored:
    return _store(response, house, caller, LifeCycle.ACHIEVEMENT, achievement, file)


@router.post("/cases/{case}/attachments", operation_id="attach_to_case", **UPLOADING)
def upload_to_case(response: Response, house: TheHouse, caller: TheCaller, case: CaseId, file: Upload) -> shapes.Stored:
    return _store(response, house, caller, LifeCycle.CASE, case, file)


def _store(response: Response, house: House, caller: Caller, table: LifeCycle, subject: str, file: tuple[str, bytes]) -> shapes.Stored:
    sha256 = uploads.upload(house, caller, subject, *file)
    href = f"{places.ROOT}/{SPINES[table].folder}/{subject}/attachments/{sha256}"
    response.headers["Location"] = href
    return shapes.Stored(sha256=sha256, size=len(file[1]), href=href)


@router.get(
    "/achievements/{achievement}/attachments/{sha256}",
    operation_id="get_achievement_attachment",
    summary="成果的一份附件",
    response_class=Response,
    responses=FILE,
)
def achievement_upload(house: TheHouse, caller: TheCaller, achievement: AchievementId, sha256: Sha256) -> Response:
    return attachment(*uploads.download(house, caller, achievement, sha256))


@router.get(
    "/cases/{case}/attachments/{sha256}",
    operation_id="get_case_attachment",
    summary="案件的一份附件",
    response_class=Response,
    responses=FILE,
)
def case_upload(house: TheHouse, caller: TheCaller, case: CaseId, sha256: Sha256) -> Response:
    return attachment(*uploads.download(house, caller, case, sha256))


def attachment(name: str, media_type: str, content: bytes) -> Response:
    """Bytes to be saved, never shown in place: what was uploaded must not run in our name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"})
