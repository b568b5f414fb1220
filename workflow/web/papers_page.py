"""Papers issued and files uploaded: lists, downloads, the upload form. Files are only ever handed out as downloads."""

from urllib.parse import quote

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse

from states.case import Case
from workflow.dossier import export
from workflow.errors import InvalidInput
from workflow.reads import files, people, subjects
from workflow.step import uploads
from workflow.web import words
from workflow.web.names import Names
from workflow.web.page import Page
from workflow.web.posted import OurForm, checked, hidden
from workflow.web.visit import Visit, Visitor

routes = APIRouter(route_class=Page)


@routes.get("/cases/{case}/papers")
def papers_of(visit: Visitor, case: str) -> Response:
    found = subjects.found(visit.house, visit.caller, Case, case)
    listed = files.attachments(visit.house, visit.caller, (case, *found.achievements))
    names = Names(people.on_demand(visit.house, visit.caller, dict.fromkeys(upload.by for upload in listed)))
    return visit.page("papers.html", title=f"{case} 文书与附件", case=found, uploads=listed, names=names, hidden=hidden(visit))


@routes.get("/papers/{sha256}")
def paper(visit: Visitor, sha256: str) -> Response:
    subject, kind, content = files.paper(visit.house, visit.caller, sha256)
    return download(f"{subject} {words.paper(kind)} {sha256[:8]}.pdf", "application/pdf", content)


@routes.get("/attachments/{subject}/{sha256}")
def attachment(visit: Visitor, subject: str, sha256: str) -> Response:
    name, media_type, content = uploads.download(visit.house, visit.caller, subject, sha256)
    return download(name, media_type, content)


@routes.post("/achievements/{subject}/attachments")
@routes.post("/cases/{subject}/attachments")
def attach(visit: Visitor, subject: str, posted: OurForm) -> Response:
    file = posted.file
    if file is None or not file.filename:
        raise InvalidInput([("附件", "请选择一个文件")])
    uploads.upload(visit.house, visit.caller, subject, file.filename, file.file.read())
    return RedirectResponse(f"{_page(visit)}?done=attached#attachments", status_code=303)


@routes.post("/cases/{case}/dossier", dependencies=[Depends(checked)])
def dossier_of(visit: Visitor, case: str) -> Response:
    """The dossier as a zip. It is asked for by a form, not a link: the export is itself an entry of the trail."""
    return download(f"{case}.zip", "application/zip", export.dossier(visit.house, visit.caller, case))


def _page(visit: Visit) -> str:
    return visit.path.removesuffix("/attachments")


def download(name: str, media_type: str, content: bytes) -> Response:
    """The bytes to be saved, never shown in place: what people upload is no page of ours."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": disposition, "Content-Security-Policy": "sandbox; default-src 'none'"}
    return Response(content, media_type=media_type, headers=headers)
