"""The words of the road: five stages, the states of each life cycle, the seats people act from.

Stored values are contracts: members may be added, never renamed or removed. The string of each member is what
the log keeps; its Chinese label, for readers, stands in ``LABELS``.
"""

from enum import StrEnum


class Stage(StrEnum):
    """One of the five stages of the road, in order."""

    CONTROL = "control"
    APPROVAL = "approval"
    TRADING = "trading"
    DISTRIBUTION = "distribution"
    REGISTRATION = "registration"


class LifeCycle(StrEnum):
    """A life cycle; each has a file of its name in ``states/lifecycles/``, which says what it is, and one in ``states/table/``."""

    ACHIEVEMENT = "achievement"
    CASE = "case"
    NOTICE = "notice"
    ROUND = "round"
    REGISTRATION = "registration"
    HOLD = "hold"
    CORRECTION = "correction"


NEW = "new"  #: the pseudo-state that every creating row starts from


class AchievementState(StrEnum):
    DRAFT = "draft"
    DISCLOSED = "disclosed"
    SCREENING = "screening"
    LEDGERED = "ledgered"
    TRANSFERRED = "transferred"
    ABANDONED = "abandoned"
    LAPSED = "lapsed"


class CaseState(StrEnum):
    INTERNAL_CONTROL = "internal_control"
    PROPOSING = "proposing"
    REVIEWING = "reviewing"
    DECIDING = "deciding"
    APPROVED = "approved"
    TRADING = "trading"
    CONTRACTED = "contracted"
    SETTLING = "settling"
    REGISTERING = "registering"
    CLOSED = "closed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"


class NoticeState(StrEnum):
    DRAFTED = "drafted"
    UP = "up"
    ENDED = "ended"
    SUPERSEDED = "superseded"


class RoundState(StrEnum):
    RECEIVED = "received"
    VOIDED = "voided"
    ALLOCATED = "allocated"
    NOTICED = "noticed"
    PAYABLE = "payable"
    PAID = "paid"
    SETTLED = "settled"  #: nothing to award in it: there is neither a notice nor a payment


class RegistrationState(StrEnum):
    PREPARED = "prepared"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    NEEDS_FIX = "needs_fix"
    REFUSED = "refused"
    REGISTERED = "registered"
    ENDED = "ended"  #: refused for good: there will be no certificate


class HoldState(StrEnum):
    ACTIVE = "active"
    HELD = "held"


class CorrectionState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class Seat(StrEnum):
    """A capacity in which a person acts; ``SYSTEM`` is held by nobody and moves the automatic rows."""

    COMPLETER = "completer"
    OFFICER = "officer"
    COLLEGE = "college"
    STATE_ASSETS = "state_assets"
    FINANCE = "finance"
    LEGAL = "legal"
    LEADER = "leader"
    SECRETARY = "secretary"
    REGISTRAR = "registrar"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


FINAL: frozenset[CaseState] = frozenset({CaseState.CLOSED, CaseState.REJECTED, CaseState.WITHDRAWN, CaseState.TERMINATED})

#: From signature on: what money, title and registration need as their ground.
SIGNED: frozenset[CaseState] = frozenset({CaseState.CONTRACTED, CaseState.SETTLING, CaseState.REGISTERING, CaseState.CLOSED})

STAGE_OF: dict[CaseState, Stage] = {
    CaseState.INTERNAL_CONTROL: Stage.CONTROL,
    CaseState.PROPOSING: Stage.APPROVAL,
    CaseState.REVIEWING: Stage.APPROVAL,
    CaseState.DECIDING: Stage.APPROVAL,
    CaseState.APPROVED: Stage.APPROVAL,
    CaseState.REJECTED: Stage.APPROVAL,
    CaseState.WITHDRAWN: Stage.APPROVAL,
    CaseState.TRADING: Stage.TRADING,
    CaseState.CONTRACTED: Stage.TRADING,
    CaseState.TERMINATED: Stage.TRADING,
    CaseState.SETTLING: Stage.DISTRIBUTION,
    CaseState.REGISTERING: Stage.REGISTRATION,
    CaseState.CLOSED: Stage.REGISTRATION,
}
