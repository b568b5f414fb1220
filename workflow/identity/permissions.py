"""Who may do what besides the steps of the table (those carry their own seats): one table, one question.

A refusal is in the access log before it is told.
"""

from enum import StrEnum
from typing import NoReturn

from states.stages import Seat
from workflow import clock
from workflow.errors import Forbidden
from workflow.house import House
from workflow.identity.caller import OPERATOR, Caller
from workflow.step.outside import person_of
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, now, reading, writing


class Right(StrEnum):
    UPLOAD = "upload"
    EXPORT = "export"
    CLOCK = "clock"


LABEL = {Right.UPLOAD: "上传材料", Right.EXPORT: "导出案卷", Right.CLOCK: "提出或确认时钟"}

#: The seats that have each right. The administrator keeps accounts and touches no case; the auditor reads and exports.
SEATS: dict[Right, frozenset[Seat]] = {
    Right.UPLOAD: frozenset(Seat) - {Seat.ADMINISTRATOR, Seat.AUDITOR, Seat.SYSTEM},
    Right.EXPORT: frozenset({Seat.OFFICER, Seat.LEADER, Seat.SECRETARY, Seat.AUDITOR}),
    Right.CLOCK: frozenset({Seat.OFFICER, Seat.ADMINISTRATOR}),
}


def require(house: House, caller: Caller, right: Right) -> None:
    """Raise Forbidden, and log it, unless the caller holds a seat with the right today. The console may do all."""
    if caller.person == OPERATOR:
        return
    with reading(house) as connection:
        person = person_of(connection, caller.unit, caller.person, str(clock.day(now(connection))))
    if person is not None and person.seats & SEATS[right]:
        return
    refuse(house, caller, right, f"您的席位不能{LABEL[right]}")


def refuse(house: House, caller: Caller, right: Right, why: str, subject: str = "") -> NoReturn:
    """Log the refusal and raise Forbidden."""
    with writing(house, caller.unit, ACCESS, by=caller) as write:
        body = {"kind": "permission", "right": right.value} | ({"subject": subject} if subject else {})
        write.append(Draft(case="", actor=caller.person, action="permission_refused", findings=[], body=body))
    raise Forbidden(why)
