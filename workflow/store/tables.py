"""The tables. The unit comes first in every key. A table model validates nothing: inputs have models of their own.

``entry`` is the truth; ``subject`` and ``task`` are copies of its fold, for queries and for speed, and the audit
compares them with it. ``entry`` refuses UPDATE and DELETE by triggers (``append_only.sql``).
"""

from typing import cast

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Index, LargeBinary, Table, text
from sqlmodel import Field, SQLModel


def core(model: type[SQLModel]) -> Table:
    """The Core table of a model: the write path speaks Core, the unit of work costs more than the whole step."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]  # SQLModel sets it on every table class


class Installation(SQLModel, table=True):
    """One row: is this a sandbox, and how far its clock runs ahead (seconds)."""

    id: int = Field(primary_key=True)
    sandbox: bool
    clock_offset: int


class Unit(SQLModel, table=True):
    """A university; ``regulation`` is the content hash of the version in force."""

    unit: str = Field(primary_key=True, max_length=32)
    name: str = Field(max_length=200)
    regime: str = Field(max_length=32)
    regulation: str = Field(max_length=64)


class Regulation(SQLModel, table=True):
    """A published version of a unit's regulation, as its exact text."""

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    hash: str = Field(primary_key=True, max_length=64)
    text: str
    published_at: str = Field(max_length=32)


class Person(SQLModel, table=True):
    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    id: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=100)
    username: str = Field(max_length=64, unique=True)
    password: str = Field(max_length=200)
    active: bool = True


class Seating(SQLModel, table=True):
    """A seat that a person holds, from and to a day (ISO; "" is open)."""

    __table_args__ = (
        ForeignKeyConstraint(["unit", "person"], ["person.unit", "person.id"]),
        Index("ix_seating_seat", "unit", "seat", "person"),
    )

    unit: str = Field(primary_key=True, max_length=32)
    person: str = Field(primary_key=True, max_length=64)
    seat: str = Field(primary_key=True, max_length=32)
    since: str = Field(primary_key=True, max_length=10)
    until: str = Field(default="", max_length=10)


class Head(SQLModel, table=True):
    """The head of one log: the unit's only lock. ``frontier``: the hashes of the complete subtrees, 32 bytes each."""

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    kind: str = Field(primary_key=True, max_length=8)
    size: int = Field(sa_type=BigInteger)
    frontier: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: str = Field(max_length=32)


class Entry(SQLModel, table=True):
    """A log entry: the exact bytes that were hashed; the other columns are copies that the audit compares."""

    __table_args__ = (
        Index(
            "ix_entry_case",
            "unit",
            "kind",
            "case",
            "case_seq",
            unique=True,
            sqlite_where=text("\"case\" <> ''"),
            postgresql_where=text("\"case\" <> ''"),
        ),
        Index(
            "ix_entry_unit",
            "unit",
            "kind",
            "action",
            "seq",
            sqlite_where=text("\"case\" = ''"),
            postgresql_where=text("\"case\" = ''"),
        ),
    )

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    kind: str = Field(primary_key=True, max_length=8)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    case: str = Field(max_length=32)
    case_seq: int
    at: str = Field(max_length=32)
    actor: str = Field(max_length=64)
    action: str = Field(max_length=64)
    leaf: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    leaf_hash: str = Field(max_length=64)


class Subject(SQLModel, table=True):
    """An achievement or case: a copy of its fold (``body``, JSON) and the columns that queries need; price in 分."""

    __table_args__ = (
        Index("ix_subject_list", "unit", "table", "id"),
        Index("ix_subject_buyer", "unit", "buyer"),
        Index("ix_subject_patent", "unit", "patent", "id"),  # in the order asked for, else SQLite walks the key instead
        Index("ix_subject_registration", "unit", "registration", "id"),
    )

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    id: str = Field(primary_key=True, max_length=32)
    table: str = Field(max_length=16)
    state: str = Field(max_length=24)
    seq: int
    title: str  #: of a case: its achievements' titles joined, so no length holds
    patent: str = Field(default="", max_length=24)
    buyer: str = Field(default="", max_length=18)
    price: int = Field(default=0, sa_type=BigInteger)
    decided_on: str = Field(default="", max_length=10)
    registration: str = Field(default="", max_length=16)
    updated_at: str = Field(max_length=32)
    body: str


class Inclusion(SQLModel, table=True):
    """Which achievements a case is about."""

    __table_args__ = (
        ForeignKeyConstraint(["unit", "case"], ["subject.unit", "subject.id"]),
        ForeignKeyConstraint(["unit", "achievement"], ["subject.unit", "subject.id"]),
        Index("ix_inclusion_achievement", "unit", "achievement", "case"),
    )

    unit: str = Field(primary_key=True, max_length=32)
    case: str = Field(primary_key=True, max_length=32)
    achievement: str = Field(primary_key=True, max_length=32)


class Task(SQLModel, table=True):
    """An open opinion to give; ``id`` is ``case-signoff.leaf``. A copy, for the inbox."""

    __table_args__ = (
        Index("ix_task_case", "unit", "case", "id"),
        Index("ix_task_seat", "unit", "seat", "case"),
    )

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    id: str = Field(primary_key=True, max_length=48)
    case: str = Field(max_length=32)
    seat: str = Field(max_length=32)
    person: str = Field(max_length=64)


class Candidate(SQLModel, table=True):
    """A person who may give an open opinion now. A copy of what the case, the seats and the regulation say, for the inbox."""

    __table_args__ = (Index("ix_candidate_case", "unit", "case"),)

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    person: str = Field(primary_key=True, max_length=64)
    task: str = Field(primary_key=True, max_length=48)
    case: str = Field(max_length=32)


class Turn(SQLModel, table=True):
    """A seat, or behind ``@`` a person, whose turn may have come with an achievement or a case (`states/turns.py`). A copy, for
    the inbox."""

    # All of its columns: SQLite reads a unit's turns from end to end in the key's index rather than look up a row of a smaller one.
    __table_args__ = (Index("ix_turn_subject", "unit", "subject", "table", "holder"),)

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    holder: str = Field(primary_key=True, max_length=65)
    table: str = Field(primary_key=True, max_length=16)
    subject: str = Field(primary_key=True, max_length=32)


class Attachment(SQLModel, table=True):
    """An upload, known by the hash of its bytes; the bytes lie in the store's folder."""

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    subject: str = Field(primary_key=True, max_length=32)
    sha256: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=200)
    media_type: str = Field(max_length=100)
    size: int
    at: str = Field(max_length=32)
    by: str = Field(max_length=64)


class Paper(SQLModel, table=True):
    """An issued paper; its bytes lie in the store's folder under their hash."""

    __table_args__ = (
        Index("ix_paper_subject", "unit", "subject", "at", "sha256"),
        Index("ix_paper_sha256", "sha256"),  # the public check knows no unit
    )

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    sha256: str = Field(primary_key=True, max_length=64)
    subject: str = Field(max_length=32)
    kind: str = Field(max_length=32)
    size: int
    at: str = Field(max_length=32)


class Disclosure(SQLModel, table=True):
    """Erasable personal data behind a commitment in the log: value and salt, encrypted together; erased: the row is gone."""

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    commitment: str = Field(primary_key=True, max_length=64)
    subject: str = Field(max_length=32)
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Session(SQLModel, table=True):
    """A sign-in; the token itself is never stored, only its hash."""

    __table_args__ = (Index("ix_session_person", "unit", "person"),)

    token: str = Field(primary_key=True, max_length=64)
    unit: str = Field(max_length=32)
    person: str = Field(max_length=64)
    csrf: str = Field(max_length=64)
    expires_at: str = Field(max_length=32)


class Idempotency(SQLModel, table=True):
    """An answer already given under a user's key: the same request gets it again."""

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    person: str = Field(primary_key=True, max_length=64)
    key: str = Field(primary_key=True, max_length=200)
    request: str = Field(max_length=64)
    status: int
    answer: str


class Checkpoint(SQLModel, table=True):
    """A signed note over a durable size of a log, as it was handed out."""

    unit: str = Field(primary_key=True, foreign_key="unit.unit", max_length=32)
    kind: str = Field(primary_key=True, max_length=8)
    size: int = Field(primary_key=True, sa_type=BigInteger)
    note: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: str = Field(max_length=32)


class Cursor(SQLModel, table=True):
    """How far a consumer has read a log: entries before ``seq`` are done, those up to ``until`` are in work by ``holder``
    while the lease lasts. ``day``: of the last batch done. Unit and kind are "" for work of the whole installation.
    No truth: set back, its consumer finds its effects done."""

    unit: str = Field(primary_key=True, max_length=32)
    kind: str = Field(primary_key=True, max_length=8)
    consumer: str = Field(primary_key=True, max_length=32)
    seq: int = Field(sa_type=BigInteger)
    until: int = Field(sa_type=BigInteger)
    day: str = Field(max_length=10)
    holder: str = Field(max_length=32)
    held_until: str = Field(max_length=32)
    tries: int
