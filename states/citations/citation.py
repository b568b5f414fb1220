"""What a citation is: one article of one source, dated, scoped, with how it was verified and what it means.

Statutes are cited, not reprinted: `meaning` is our own reading (释义) in plain Chinese.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Scope(StrEnum):
    NATIONAL = "national"  #: 全国
    ZHEJIANG = "zhejiang"  #: 浙江省
    UNIT = "unit"  #: 本单位


class Mark(StrEnum):
    """How sure we are of a text: read for this catalogue, known but not read again, or our own convention."""

    VERIFIED = "verified"
    KNOWLEDGE_HIGH = "knowledge high"
    KNOWLEDGE_MEDIUM = "knowledge medium"
    KNOWLEDGE_LOW = "knowledge low"
    DESIGN = "design"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One article. `key` is also a Gherkin tag; `sources` are keys of `SOURCES`, empty when nothing was read.

    `effective_from` is the day this version came into force (None: not known); `dated` says how sure that day is.
    """

    key: str
    title: str
    number: str
    article: str
    issuer: str
    effective_from: date | None
    effective_to: date | None
    dated: Mark
    scope: Scope
    mark: Mark
    sources: tuple[str, ...]
    meaning: str

    def in_force(self, on: date) -> bool:
        """Whether this text is in force on the day; one whose first day is not known has no beginning."""
        begun = self.effective_from is None or self.effective_from <= on
        return begun and (self.effective_to is None or on <= self.effective_to)

    def __str__(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.title}》{number}{self.article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A source whose articles are cited: what they have in common."""

    title: str
    issuer: str
    effective_from: date | None
    number: str = ""
    effective_to: date | None = None
    dated: Mark = Mark.KNOWLEDGE_HIGH
    scope: Scope = Scope.NATIONAL
    sources: tuple[str, ...] = ()

    def cite(self, key: str, article: str, meaning: str, *, mark: Mark = Mark.VERIFIED, sources: tuple[str, ...] | None = None) -> Citation:
        """The citation of one article; a text only known from memory names no source."""
        read = self.sources if sources is None else sources
        return Citation(
            key=key,
            title=self.title,
            number=self.number,
            article=article,
            issuer=self.issuer,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            dated=self.dated,
            scope=self.scope,
            mark=mark,
            sources=read if mark is Mark.VERIFIED else (),
            meaning=meaning,
        )
