"""职务科技成果披露表: what a completer tells the unit about a new achievement (domain form F1)."""

from dataclasses import dataclass
from datetime import date

from documents.contexts.head import Answer, Head, Opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class Completer:
    """A person with a creative contribution. `share` in 0.0001 %; `id_number` masked; unsigned without `signed_on`."""

    name: str
    unit: str
    post: str
    id_number: str
    share: int
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """An intellectual-property right applied for or granted."""

    kind: str
    number: str
    status: str
    filed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A publication made or planned: it may destroy novelty (专利法 22, 24)."""

    form: str
    title: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A source project; `amount` in 分, `terms` what its contract says about the result."""

    title: str
    number: str
    funder: str
    amount: int
    terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoUnit:
    """Another unit that owns a part; `share` in 0.0001 %."""

    name: str
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Everything on the disclosure form; `key_points` is printed only when it is no secret."""

    head: Head
    achievement: str
    disclosed_on: date
    title: str
    abstract: str
    key_points: str
    field: str
    keywords: tuple[str, ...]
    category: str
    maturity: str
    rights: tuple[Right, ...]
    publications: tuple[Publication, ...]
    projects: tuple[Project, ...]
    co_units: tuple[CoUnit, ...]
    equipment: str
    completers: tuple[Completer, ...]
    potential_users: str
    secrecy: str
    screening: tuple[Answer, ...]
    college_opinion: Opinion
    office_opinion: Opinion
    ledger_number: str
    ledgered_on: date | None
