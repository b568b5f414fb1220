"""From a case to a paper: facts → context → bytes → store. Rendering takes time, so it is done before the lock; the
step then checks that the paper was made from the terms as they stand, and the entry binds its hash."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from documents.head import Head
from documents.kinds import KINDS, IncompleteKindError
from states.calendar import SHANGHAI
from states.case import Case
from states.contract import About
from states.decide import Action, judge
from states.errors import OutOfTurn
from states.facts import Facts, NewPaper
from states.findings import Outcome
from states.inputs import Nothing
from states.inputs.contracting import IssuePaper
from states.stages import LifeCycle
from states.table import LINES
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.papers import builders
from workflow.papers.builders import BUILDERS
from workflow.reads import subjects
from workflow.store import subjects as store
from workflow.transaction import reading

builders.complete()

#: The id of what a paper is about, by what that is; a paper about anything else has no way in yet, and is refused at import.
ID_OF: dict[About, Callable[[Case, Facts], str]] = {
    About.CASE: lambda case, _: case.id,
    About.ACHIEVEMENT: lambda _, facts: facts.achievements[0].id,
}
if foreign := sorted(kind.key for kind in KINDS.values() if kind.about not in ID_OF):
    raise IncompleteKindError(f"文书种类所关对象尚不能取得编号：{'、'.join(foreign)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The paper of a step with its bytes, empty while a rule stands in the way; or why it cannot be made yet."""

    paper: NewPaper | None = None
    content: bytes = b""
    undue: str = ""


def made_for(house: House, caller: Caller, action: Action, case: str) -> Made:
    """The paper that a step issues, rendered but not stored; nothing for steps that issue none.

    Judged first, on what a reader sees: a step out of turn, without a seat or against a rule renders nothing.
    """
    if not printed(action):
        return Made()
    seen = subjects.view(house, caller, LifeCycle.CASE, case)
    return made_of(seen, caller.person, action, lambda form, kind: render(house, form, kind, draft=False))


def printed(action: Action) -> bool:
    """Whether the step issues a paper, and is told which."""
    line = LINES.get(action.name)
    return line is not None and line.issues is not None and line.asks in {Nothing, type(action.given)}


def made_of(seen: subjects.View, person: str, action: Action, printer: Callable[[subjects.View, str], bytes]) -> Made:
    """The paper of a step that issues one, from the case as seen; ``printer`` is asked only if the step would be taken."""
    issues = LINES[action.name].issues
    assert issues is not None, "the step issues a paper"
    kind = issues(seen.subject, action.given)
    form = _about(seen, action.given.achievement if isinstance(action.given, IssuePaper) else "")
    if undue := _undue(kind, form):
        return Made(undue=undue)
    paper = _numbered(kind, form)
    if not _stands(seen, person, action, paper):
        return Made(paper=paper)
    content = printer(form, kind)
    return Made(paper=replace(paper, sha256=sha256(content).hexdigest()), content=content)


def _stands(seen: subjects.View, person: str, action: Action, paper: NewPaper) -> bool:
    """Whether the step would be taken but for the paper itself, which is pending."""
    actor = seen.facts.people.get(person)
    if actor is None or not actor.seats:
        return False
    known = replace(seen.facts, paper=paper)
    try:
        found = judge(seen.subject, action, known, actor=actor, at=seen.at, regulation=seen.regulation)
    except OutOfTurn:
        return False
    return not any(f.outcome is Outcome.REFUSED for f in found)


def _about(seen: subjects.View, achievement: str) -> subjects.View:
    """The view narrowed to one achievement, if one is named."""
    if not achievement:
        return seen
    chosen = tuple(a for a in seen.facts.achievements if a.id == achievement)
    return replace(seen, facts=replace(seen.facts, achievements=chosen))


def _undue(kind: str, seen: subjects.View) -> str:
    """Why the paper cannot be made yet, "" when it can."""
    assert isinstance(seen.subject, Case), "papers are made of cases"
    return KINDS[kind].due(seen.subject, seen.facts)


def _numbered(kind: str, seen: subjects.View) -> NewPaper:
    """The paper to be made: what it is about, its number, and the number of the one that it replaces.

    Where a case holds several achievements, a paper about one of them says in its number which.
    """
    case = seen.subject
    assert isinstance(case, Case), "papers are made of cases"
    number = case.contract.number if kind == "contract" and case.contract else f"{case.id}-{KINDS[kind].short}"
    about = KINDS[kind].about
    of = ID_OF[about](case, seen.facts)
    several = about is About.ACHIEVEMENT and len(case.achievements) > 1
    number += f"-{of}" if several else ""
    earlier = [p for p in case.papers if p.kind == kind and (p.of == of or (not p.of and not several))]
    last = len(earlier)
    replaced = "" if not earlier else earlier[-1].number or (f"{number}-{last}" if last > 1 else number)
    return NewPaper(
        kind=kind,
        sha256="",
        terms_hash=case.terms_hash,
        seq=case.seq,
        about=about,
        of=of,
        number=f"{number}-{last + 1}" if earlier else number,
        version=last + 1,
        supersedes=replaced,
    )


def draft(house: House, caller: Caller, case: str, kind: str) -> bytes:
    """The paper as it would be issued now, with the draft's watermark and no number; raises NotFound."""
    seen = subjects.view(house, caller, LifeCycle.CASE, case)
    if kind not in BUILDERS or not isinstance(seen.subject, Case) or _undue(kind, seen):
        raise NotFound("这份文书现在还制不出来")
    return render(house, seen, kind, draft=True)


def render(house: House, seen: subjects.View, kind: str, *, draft: bool) -> bytes:
    case, paper = seen.subject, _numbered(kind, seen)
    assert isinstance(case, Case), "papers are made of cases"
    made = replace(head(house, seen, number=paper.number, version=paper.version), supersedes=paper.supersedes)
    if draft:
        made = replace(made, draft=True, number="", issued_at="")
    return house.renderer.pdf(kind, BUILDERS[kind](case, seen.facts, seen.regulation, made))


def head(house: House, seen: subjects.View, *, number: str, version: int) -> Head:
    """What an issued paper of this case carries."""
    assert isinstance(seen.subject, Case), "papers are made of cases"
    return Head(
        unit=seen.facts.unit_name,
        number=number,
        version=version,
        sandbox=house.sandbox,
        draft=False,
        issued_at=f"{seen.at.astimezone(SHANGHAI):%Y年%-m月%-d日 %H:%M}",
        verify_url=f"{house.settings.public_url}/check",
        terms_hash=seen.subject.terms_hash,
    )


def issued(house: House, caller: Caller, digest: str) -> bytes:
    """The bytes of an issued paper of this unit; raises NotFound."""
    with reading(house) as connection:
        row = store.paper(connection, caller.unit, digest)
    if row is None:
        raise NotFound("没有这份文书")
    return house.files.get(digest)
