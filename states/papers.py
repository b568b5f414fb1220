"""What a paper of a case may be about, by its id, and the papers already issued about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from states.case import Case
from states.contract import About, IssuedPaper
from states.facts import Facts
from states.naming import MemberId
from states.stages import LifeCycle


@dataclass(frozen=True, slots=True)
class Individual:
    """A person as the case names them: a completer, or one who receives a share of the award."""

    id: str
    name: str
    post: str


def _individuals(case: Case, facts: Facts) -> Mapping[str, Individual]:
    completers = {c.person: Individual(c.person, c.name, c.post) for a in facts.achievements for c in a.completers}
    return completers | {s.person: Individual(s.person, s.name, s.post) for s in (case.scheme.shares if case.scheme else ())}


#: The ways in to what a paper is about: the things of the case, by the id that `issue_paper` asks for and the paper keeps.
TARGETS: Mapping[About, Callable[[Case, Facts], Mapping[str, object]]] = {
    About.CASE: lambda case, _: {case.id: case},
    About.ACHIEVEMENT: lambda _, facts: {a.id: a for a in facts.achievements},
    About.NOTICE: lambda case, _: {str(MemberId(case.id, LifeCycle.NOTICE, n.key)): n for n in case.notices},
    About.ROUND: lambda case, _: {str(MemberId(case.id, LifeCycle.ROUND, r.key)): r for r in case.rounds},
    About.PERSON: _individuals,
    About.REGISTRATION: lambda case, _: {case.id: case.registration} if case.registration else {},
}
assert set(TARGETS) == set(About), "everything that a paper may be about has a way in"


def targets(about: About, case: Case, facts: Facts) -> Mapping[str, object]:
    """What papers about this may be about in the case, by id."""
    return TARGETS[about](case, facts)


def issued_about(case: Case, kind: str, of: str, *, alone: bool) -> tuple[IssuedPaper, ...]:
    """The papers of a kind issued about one thing, the newest last.

    Those of before say nothing of what they are about: they count where the case holds but one such thing (``alone``).
    """
    return tuple(p for p in case.papers if p.kind == kind and (p.of == of or (not p.of and alone)))


def superseded(case: Case, sha256: str) -> bool:
    """Whether a later paper of its kind replaced this one: one about the same thing, as far as both say what they are about."""
    (paper,) = (p for p in case.papers if p.sha256 == sha256)
    later = case.papers[case.papers.index(paper) + 1 :]
    return any(p.kind == paper.kind and (not p.of or not paper.of or p.of == paper.of) for p in later)
