"""A clock far ahead of the log: wrong, or nobody has worked for days. One officer or administrator says that it is right, another
confirms it, and that is an entry; until then nothing else is written into the case log, by nobody.

The proposal stands in the access log, whose own time stands still meanwhile.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from workflow import clock
from workflow.errors import InvalidInput, NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.identity.permissions import Right, require
from workflow.store import log as store
from workflow.store import people
from workflow.trail.entry import read
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, CASE, Pace, is_ahead, moment, reading, writing

LOG = logging.getLogger("anxin")
ACTION, KIND = "clock_jump", "clock_jump"
PROPOSED = "clock_jump_proposed"
FRESH = timedelta(days=1)  #: how long after a proposal the clock is still the one that was spoken of
LONGEST = 500  #: characters of a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Who said that the clock is right: that it read ``to``, above ``size`` entries; ``seq``: its entry in the access log."""

    by: str
    to: str
    reason: str
    size: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The case log's last entry and the clock; ``jumped``: they are too far apart. ``proposal``: one that may be confirmed now."""

    last: str
    now: datetime
    jumped: bool
    proposal: Proposal | None


def standing(house: House, unit: str) -> Standing:
    """How clock and log stand; raises NotFound."""
    with reading(house) as connection:
        return _standing(house, connection, unit)


def _standing(house: House, connection: Connection, unit: str) -> Standing:
    head, row = store.head(connection, unit, CASE), people.installation(connection)
    if head is None:
        raise NotFound("没有这个单位")
    now = moment(house, store.HeadRow(head.size, head.frontier, head.at, row.clock_offset if row else 0))
    jumped = is_ahead(head, now)
    found = store.last_unit_entry(connection, unit, ACCESS, PROPOSED) if jumped else None
    proposal = _proposal(found.seq, read(found.leaf).actor, read(found.leaf).body) if found else None
    fits = proposal is not None and proposal.size == head.size and abs(now - clock.read(proposal.to)) <= FRESH
    return Standing(last=head.at, now=now, jumped=jumped, proposal=proposal if fits else None)


def _proposal(seq: int, by: str, body: dict[str, Any]) -> Proposal:
    return Proposal(by=by, to=body["to"], reason=body["reason"], size=body["size"], seq=seq)


def propose(house: House, caller: Caller, reason: str) -> None:
    """Say that the clock is right; raises Forbidden, NotFound, InvalidInput without a reason or when nothing stands in the way."""
    require(house, caller, Right.CLOCK)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST:
        raise InvalidInput([("缘由", f"请写明时钟为何无误（不超过 {LONGEST} 字）")])
    with writing(house, caller.unit, ACCESS, by=caller) as write:
        seen = _standing(house, write.connection, write.unit)
        _require(seen)
        head = store.head(write.connection, write.unit, CASE)
        assert head is not None, "its log was looked at"
        body = {"kind": KIND, "size": head.size, "from": seen.last, "to": clock.text(seen.now), "reason": reason}
        write.append(Draft(case="", actor=caller.person, action=PROPOSED, findings=[], body=body))


def confirm(house: House, caller: Caller) -> datetime:
    """Confirm what another person said: from now on the clock is believed again; returns its time. Raises Forbidden, NotFound, and
    InvalidInput when nobody else proposed it, or the clock or the log is no longer as it was then."""
    require(house, caller, Right.CLOCK)
    with writing(house, caller.unit, pace=Pace.JUMP, by=caller) as write:
        seen = _standing(house, write.connection, write.unit)
        _require(seen)
        if seen.proposal is None:
            raise InvalidInput([("时钟", "还没有人提出，或者提出之后时钟又变动了一天以上：请先（重新）提出，再由另一人确认")])
        if seen.proposal.by == caller.person:
            raise InvalidInput([("时钟", "提出人不能自己确认，须由另一名经办人员或管理员确认")])
        said = {"proposed_by": seen.proposal.by, "proposed_in": seen.proposal.seq, "reason": seen.proposal.reason}
        body = {"kind": KIND, "from": seen.last, "to": clock.text(write.at), **said}
        write.append(Draft(case="", actor=caller.person, action=ACTION, findings=[], body=body))
        return write.at


def _require(seen: Standing) -> None:
    if not seen.jumped:
        raise InvalidInput([("时钟", "时钟与日志相差未过 5 天，无须确认")])


def pending(house: House) -> list[str]:
    """The units whose clock must be confirmed before anything can be done there, in Chinese: said at start."""
    with reading(house) as connection:
        seen = {unit: _standing(house, connection, unit) for unit in people.units(connection)}
    told = [
        f"{unit}：系统时钟为 {clock.shown(one.now)}，日志末条为 {clock.shown(clock.read(one.last))}，相差 5 天以上；"
        "两人在“时钟”页（/clock）确认之前不能办理"
        for unit, one in seen.items()
        if one.jumped
    ]
    for words in told:
        LOG.warning(words)
    return told
