"""Uploads: evidence known by the hash of its bytes, kept for one subject, logged when it comes in."""

from workflow import clock, subjects
from workflow.errors import InvalidInput, NotFound, TooLarge
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.identity.permissions import Right, require
from workflow.store import subjects as store
from workflow.trail.log import Draft
from workflow.transaction import Write, reading, writing

MOST = 20 * 1024 * 1024  #: bytes of one upload
LONGEST_NAME = 200

#: What may be stored, by how the bytes begin; never served as anything else, never shown inline.
KINDS: dict[bytes, str] = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"PK\x03\x04": "application/zip",
}
TEXT = "text/plain"


def upload(house: House, caller: Caller, subject: str, name: str, content: bytes) -> str:
    """Keep the bytes for the subject and return their SHA-256; raises TooLarge, InvalidInput, Forbidden, NotFound."""
    if len(content) > MOST:
        raise TooLarge(f"附件不得超过 {MOST // 1024 // 1024} MB")
    if not content or not name.strip() or len(name) > LONGEST_NAME:
        raise InvalidInput([("附件", f"须有内容和文件名（不超过 {LONGEST_NAME} 字）")])
    kind = media_type(content)
    require(house, caller, Right.UPLOAD)
    with reading(house) as connection:
        subjects.load_named(connection, caller.unit, subject)
    row: dict[str, str | int] = {"sha256": house.files.put(content), "name": name.strip(), "media_type": kind, "size": len(content)}
    with writing(house, caller.unit) as write:
        keep(write, caller.person, subject, row)
    return str(row["sha256"])


def keep(write: Write, person: str, subject: str, row: dict[str, str | int]) -> None:
    """Row and entry of an upload whose bytes are stored."""
    store.attach(write.connection, {"unit": write.unit, "subject": subject, **row, "at": clock.text(write.at), "by": person})
    write.append(Draft(case=subject, actor=person, action="attached", findings=[], body={"kind": "attachment", **row}))


def media_type(content: bytes) -> str:
    """By the first bytes; raises InvalidInput for what we do not keep."""
    for start, kind in KINDS.items():
        if content.startswith(start):
            return kind
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidInput([("附件", "只收 PDF、PNG、JPEG、Office 文档（zip）或 UTF-8 文本")]) from None
    return TEXT


def download(house: House, caller: Caller, subject: str, sha256: str) -> tuple[str, str, bytes]:
    """Name, media type and bytes of an upload of this unit; raises NotFound."""
    with reading(house) as connection:
        for row in store.attachments(connection, caller.unit, [subject]):
            if row.sha256 == sha256:
                return row.name, row.media_type, house.files.get(sha256)
    raise NotFound("没有这份附件")
