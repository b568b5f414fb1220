"""Uploads: evidence known by the hash of its bytes, kept for one subject, logged when it comes in."""

from sqlalchemy import Connection

from states import text
from states.achievement import Achievement
from states.case import Case, Subject
from states.stages import FINAL, LifeCycle, NoticeState, Seat
from states.turns import in_turn
from workflow import clock, subjects
from workflow.errors import InvalidInput, NotFound, TooLarge
from workflow.house import House
from workflow.identity.caller import OPERATOR, Caller
from workflow.identity.permissions import Right, refuse, require
from workflow.step import turns
from workflow.step.media import media_type
from workflow.step.outside import person_of
from workflow.store import log
from workflow.store import subjects as store
from workflow.trail.log import Draft
from workflow.transaction import CASE, Write, now, reading, writing

#: Whose steps may still be taken once a case is closed: late money, a title, what was recorded wrongly.
AFTER_CARE = frozenset({LifeCycle.CASE, LifeCycle.ROUND, LifeCycle.REGISTRATION})
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
        why = _kept_out(connection, caller, subjects.load_named(connection, caller.unit, subject).subject)
    if why:
        refuse(house, caller, Right.UPLOAD, why, subject)
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


def _kept_out(connection: Connection, caller: Caller, subject: Subject) -> str:
    """Why this person may leave nothing here, "" for whoever takes part: handles the unit's cases, is or was asked to act here, or
    completed what it is about. To what is closed only those may bring anything who still have a step of the case itself there."""
    lines = [step for step, _ in in_turn(subject)]
    closed = not lines or subject.state in FINAL
    seats = {seat for step in lines if not closed or step.table in AFTER_CARE for seat in step.seats} - {Seat.COMPLETER}
    person = person_of(connection, caller.unit, caller.person, str(clock.day(now(connection))))
    held = person.seats if person is not None else frozenset()
    if closed:
        return "" if held & seats else f"{subject.id} 已办结或终止，不再收附件"
    handles = held & (seats | {Seat.OFFICER})
    asked = {one for one, _ in turns.kept(connection, caller.unit, subject.id).get(subject.id, turns.Turns()).candidates}
    acted = log.actors(connection, caller.unit, CASE, subject.id)
    up = isinstance(subject, Case) and any(notice.state is NoticeState.UP for notice in subject.notices)  # anybody may object then
    if up or handles or caller.person in {OPERATOR, *asked, *acted, *_completers(connection, caller.unit, subject)}:
        return ""
    return f"只有参与 {subject.id} 办理的人员可以上传材料"


def _completers(connection: Connection, unit: str, subject: Subject) -> set[str]:
    about = (subject,) if isinstance(subject, Achievement) else subjects.unchecked_achievements(connection, unit, subject)
    return {person for achievement in about for person in achievement.completer_ids()}


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
