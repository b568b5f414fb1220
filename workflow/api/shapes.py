"""What the API takes and answers beyond the steps' inputs. Never a table's row."""

from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Body(BaseModel):
    """A body that is read strictly."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Credentials(Body):
    username: Annotated[str, StringConstraints(min_length=1, max_length=64)] = Field(title="用户名", examples=["wangmingyuan"])
    password: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(title="密码", examples=["********"])


class NewPassword(Body):
    old_password: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(title="原密码", examples=["********"])
    new_password: Annotated[str, StringConstraints(min_length=10, max_length=200)] = Field(title="新密码", examples=["**********"])


class ClockMove(Body):
    """Exactly one of the two."""

    forward_days: int | None = Field(title="向前拨几天", default=None, ge=1, le=400)
    to: str | None = Field(
        title="拨到何时", default=None, max_length=40, examples=["2026-03-18T01:00:00Z"], json_schema_extra={"format": "date-time"}
    )


class ClockReason(Body):
    reason: Annotated[str, StringConstraints(min_length=1, max_length=500)] = Field(title="缘由", examples=["国庆长假，服务器时钟已核对"])


BODIES: tuple[type[BaseModel], ...] = (Credentials, NewPassword, ClockMove, ClockReason)


class CitationTold(BaseModel):
    key: str
    title: str
    number: str
    article: str
    issuer: str
    scope: str
    effective_from: str
    mark: str
    meaning: str


class FindingTold(BaseModel):
    rule: str
    outcome: str
    reason: str
    citations: list[CitationTold]
    evidence: list[str]
    facts: dict[str, Any]


class Seat(BaseModel):
    seat: str
    name: str


class Me(BaseModel):
    unit: str
    person: str
    name: str
    seats: list[Seat]


class Session(Me):
    token: str
    csrf: str


class Line(BaseModel):
    id: str
    title: str
    state: str
    state_name: str
    price: str
    updated_at: str


class Lines(BaseModel):
    items: list[Line]
    next: str | None


class Taken(BaseModel):
    """A step taken: the subject as it is now, the steps that happened, the automatic ones too, the log's last entry."""

    subject: str
    state: str
    version: int
    target: str
    actions: list[str]
    entry: int


class Offered(BaseModel):
    """An action in turn; ``body`` is its JSON schema."""

    action: str
    title: str
    table: str
    target: str
    method: Literal["POST"]
    href: str
    allowed: bool
    findings: list[FindingTold]
    body: dict[str, Any]
    example: Any


class Happened(BaseModel):
    seq: int
    case_seq: int
    at: str
    actor: str
    action: str
    kind: str
    target: str
    findings: list[dict[str, Any]]
    leaf_hash: str


class Events(BaseModel):
    items: list[Happened]
    next: int | None


class Kept(BaseModel):
    """An upload, known by the SHA-256 of its bytes; ``size`` in bytes. ``names``: every name that the same bytes came under."""

    sha256: str
    name: str
    names: list[str]
    media_type: str
    size: int
    at: str
    by: str
    href: str


class Kepts(BaseModel):
    items: list[Kept]


Limit = Annotated[int, Query(ge=1, le=200, description="一页几条")]


class Task(BaseModel):
    id: str
    case: str
    title: str
    seat: str
    seat_name: str
    matter: str
    meeting: str
    href: str


class Tasks(BaseModel):
    items: list[Task]
    next: str | None


class Clock(BaseModel):
    now: str


class ClockStanding(BaseModel):
    """``last``: when the unit's log was last written; ``jumped``: the clock is too far ahead of it, and nothing is done until a second
    person confirms what ``proposed_by`` said."""

    now: str
    last: str
    jumped: bool
    proposed_by: str
    reason: str


class Paper(BaseModel):
    """An issued paper, known by the SHA-256 of its bytes; ``of``, ``number`` and ``supersedes`` are empty where they were
    not recorded."""

    sha256: str
    kind: str
    title: str
    issued_at: str
    terms_hash: str
    about: str
    of: str
    number: str
    supersedes: str
    href: str


class Papers(BaseModel):
    items: list[Paper]


class Stored(BaseModel):
    sha256: str
    size: int
    href: str


class Previewed(BaseModel):
    """What allocating this receipt now would record, in yuan; null while it cannot be computed. The findings say why, and on which
    ground VAT is taken off."""

    case: str
    round: int
    receipt: str
    allocation: dict[str, Any] | None
    findings: list[FindingTold]
