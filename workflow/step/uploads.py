"""Uploads: evidence known by the hash of its bytes, kept for one subject, logged when it comes in."""

from states import text
from workflow import clock, subjects
from workflow.errors import InvalidInput, NotFound, TooLarge
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.identity.permissions import Right, require
from workflow.step.media import media_type
from workflow.store import subjects as store
from workflow.trail.log import Draft
from workflow.transaction import Write, reading, writing

MOST = 20 * 1024 * 1024  #: bytes of one upload
LONGEST_NAME = 200


def upload(house: House, caller: Caller, subject: str, name: str, content: bytes) -> str:
    """Keep the bytes for the subject and return their SHA-256; raises TooLarge, InvalidInput, Forbidden, NotFound."""
    if len(content) > MOST:
        raise TooLarge(f"附件不得超过 {MOST // 1024 // 1024} MB")
    called = _called(name)
    if not content:
        raise InvalidInput([("附件", "文件没有内容")])
    kind = media_type(content)
    require(house, caller, Right.UPLOAD)
    with reading(house) as connection:
        subjects.load_named(connection, caller.unit, subject)
    row: dict[str, str | int] = {"sha256": house.files.put(content), "name": called, "media_type": kind, "size": len(content)}
    with writing(house, caller.unit, by=caller) as write:
        keep(write, caller.person, subject, row)
    return str(row["sha256"])


def _called(name: str) -> str:
    """The file's name by the rules of all text; raises InvalidInput."""
    called = text.one_line(name)
    if not called or len(called) > LONGEST_NAME:
        raise InvalidInput([("附件", f"须有文件名（不超过 {LONGEST_NAME} 字）")])
    if refused := text.refusal(called):
        raise InvalidInput([("附件", f"文件名{refused}")])
    return called


def keep(write: Write, person: str, subject: str, row: dict[str, str | int]) -> None:
    """Row and entry of an upload whose bytes are stored."""
    store.attach(write.connection, {"unit": write.unit, "subject": subject, **row, "at": clock.text(write.at), "by": person})
    write.append(Draft(case=subject, actor=person, action="attached", findings=[], body={"kind": "attachment", **row}))


def download(house: House, caller: Caller, subject: str, sha256: str) -> tuple[str, str, bytes]:
    """Name, media type and bytes of an upload of this unit; raises NotFound."""
    with reading(house) as connection:
        for row in store.attachments(connection, caller.unit, [subject]):
            if row.sha256 == sha256:
                return row.name, row.media_type, house.files.get(sha256)
    raise NotFound("没有这份附件")
