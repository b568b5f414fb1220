"""The achievement (成果): what was disclosed, who completed it, how it was screened."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.identifiers import PatentKind
from states.lifecycles import holding
from states.money import Count, Fen, Proportion
from states.stages import AchievementState, LifeCycle
from states.terms import ObjectKind


class Leadership(StrEnum):
    """Rank on the day of an award; heads of the unit take no equity and every leader is noticed (国发〔2016〕16号)."""

    UNIT_CHIEF = "unit_chief"
    UNIT_OTHER_LEADER = "unit_other_leader"
    MIDDLE = "middle"
    NONE = "none"


class Duty(StrEnum):
    """Whose achievement it is (专利法 6, 民法典 847)."""

    DUTY = "duty"
    NON_DUTY = "non_duty"
    AGREED = "agreed"


class Secrecy(StrEnum):
    OPEN = "open"
    INTERNAL = "internal"
    TRADE_SECRET = "trade_secret"
    STATE_SECRET = "state_secret"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Completer:
    """One who made a creative contribution; ``share`` in 0.0001 % of the team's contribution."""

    person: str
    name: str
    college: str
    post: str
    share: Proportion
    leadership: Leadership


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Patent:
    number: str  #: normalised, e.g. ``202110345678.3``
    title: str
    kind: PatentKind
    filed_on: date
    granted_on: date
    owners: tuple[str, ...]  #: patentees as registered, the unit first
    fee_paid_until: date
    divided: bool | None = None  #: divided off an earlier application; None: not asked
    shares: tuple[Proportion, ...] = ()  #: of the owners, in their order; () where there is one, or before it was asked


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Right:
    """Any right but a granted patent, as its certificate has it; ``number`` is "" where nothing is registered."""

    kind: ObjectKind
    number: str
    title: str
    owners: tuple[str, ...]  #: the unit first
    ends_on: date | None = None
    shares: tuple[Proportion, ...] = ()


Held = Patent | Right


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Project:
    """A source project; ``amount`` in 分, ``terms`` what its contract says about the result; "" is what was not told."""

    name: str
    funder: str
    amount: Fen
    number: str = ""
    terms: str = ""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Publication:
    """A publication made or planned: it may destroy novelty (专利法 22, 24)."""

    form: str
    title: str
    on: date | None = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Publicity:
    """Whether anything was, or is to be, published (None: it was not asked), and what."""

    published: bool | None = None
    publications: tuple[Publication, ...] = ()


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Signature:
    """A completer's signature under the disclosure: the very text that was shown and signed, and when."""

    person: str
    name: str
    promise: str
    at: datetime


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class OwnerConsent:
    """A co-owner's consent, as a file."""

    owner: str
    file: str


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Screening:
    """The officer's answers at intake (domain checklist of secrecy, export, biology and ownership)."""

    duty: Duty
    duty_grounds: str
    owners_consent: tuple[str, ...]  #: co-owners whose written consent is attached
    encumbered: bool  #: a pledge, an exclusive licence or a dispute is known
    secrecy: Secrecy
    foreign_party: bool
    dual_use: bool
    genetic_resources: bool
    funder_limits: bool
    evidence: tuple[str, ...]
    at: datetime
    by: str
    void: str = ""  #: why it no longer counts: it was of another text of the disclosure
    consents: tuple[OwnerConsent, ...] = ()


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
@holding
class Achievement:
    """An achievement as its entries fold to it; ``seq`` is the number of its last entry."""

    CYCLE: ClassVar[LifeCycle] = LifeCycle.ACHIEVEMENT

    id: str
    state: AchievementState
    seq: Count = 0
    ledger_no: str = ""
    title: str = ""
    abstract: str = ""
    keywords: str = ""
    maturity: str = ""
    potential_users: str = ""
    field: str = ""
    publicity: Publicity = Publicity()
    patent: Patent | None = None
    rights: tuple[Right, ...] = ()  #: what it is instead of a patent; at most one
    projects: tuple[Project, ...] = ()
    completers: tuple[Completer, ...] = ()
    disclosed_at: datetime | None = None
    signed: tuple[str, ...] = ()  #: persons who signed this disclosure
    signatures: tuple[Signature, ...] = ()  #: what each of them signed; empty of those that signed before it was kept
    screening: Screening | None = None
    ledgered_at: datetime | None = None  #: None too of those entered before it was kept
    reason: str = ""  #: of the last return, abandonment or lapse

    @property
    def held(self) -> Held | None:
        """What the disclosure says is there to be moved."""
        return self.rights[0] if self.rights else self.patent

    @property
    def judged(self) -> Screening | None:
        """The screening that counts: of the disclosure as it stands."""
        return self.screening if self.screening and not self.screening.void else None

    @property
    def kind(self) -> ObjectKind:
        return self.rights[0].kind if self.rights else ObjectKind.PATENT

    @property
    def owners(self) -> tuple[str, ...]:
        """Whose right it is, as registered."""
        return self.held.owners if self.held else ()

    def completer_ids(self) -> frozenset[str]:
        return frozenset(c.person for c in self.completers)
