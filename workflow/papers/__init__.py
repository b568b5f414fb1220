"""From a case to a paper: facts → context → bytes → store. Rendering takes time, so it is done before the lock; the
step then checks that the paper was made from the terms as they stand, and the entry binds its hash."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from documents.head import Head
from documents.kinds import KINDS
from states.calendar import SHANGHAI
from states.case import Case
from states.decide import Action, judge
from states.errors import OutOfTurn
from states.facts import NewPaper
from states.findings import Outcome
from states.inputs import Nothing
from states.table import LINES
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.papers import builders, choosing
from workflow.papers.builders import BUILDERS
from workflow.papers.choosing import Chosen, UndueError
from workflow.papers.source import LogHead, Source
from workflow.reads import subjects
from workflow.step import personal
from workflow.store import log
from workflow.store import subjects as store
from workflow.trail import merkle
from workflow.trail.log import frontier
from workflow.transaction import CASE, reading

builders.complete(Path(__file__).parent)


#: What a draft says in place of personal text: only the paper itself opens it.
DRAFTED = "签发时载明"


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
    seen = subjects.view(house, caller, Case, case)
    return made_of(seen, caller.person, action, lambda chosen: render(house, caller, seen, chosen, draft=False))


def printed(action: Action) -> bool:
    """Whether the step issues a paper, and is told which."""
    line = LINES.get(action.name)
    return line is not None and line.issues is not None and line.asks in {Nothing, type(action.given)}


def made_of(seen: subjects.View[Case], person: str, action: Action, printer: Callable[[Chosen], bytes]) -> Made:
    """The paper of a step that issues one, from the case as seen; ``printer`` is asked only if the step would be taken."""
    issues = LINES[action.name].issues
    assert issues is not None, "the step issues a paper"
    try:
        chosen = choosing.chosen(issues(seen.subject, action.given), action.given, seen.subject, seen.facts)
    except UndueError as why:
        return Made(undue=str(why))
    paper = choosing.numbered(chosen, seen.subject)
    if not _stands(seen, person, action, paper):
        return Made(paper=paper)
    content = printer(chosen)
    return Made(paper=replace(paper, sha256=sha256(content).hexdigest()), content=content)


def _stands(seen: subjects.View[Case], person: str, action: Action, paper: NewPaper) -> bool:
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


def draft(house: House, caller: Caller, case: str, kind: str, of: str = "") -> bytes:
    """The paper as it would be issued now, with the draft's watermark and no number; raises NotFound."""
    seen = subjects.view(house, caller, Case, case)
    if kind not in BUILDERS:
        raise NotFound("没有这种文书")
    try:
        chosen = choosing.choose(KINDS[kind], of, seen.subject, seen.facts)
    except UndueError as why:
        raise NotFound(f"这份文书现在还制不出来：{why}") from why
    return render(house, caller, seen, chosen, draft=True)


def render(house: House, caller: Caller, seen: subjects.View[Case], chosen: Chosen, *, draft: bool) -> bytes:
    case = seen.subject
    paper = choosing.numbered(chosen, case)
    made = replace(head(house, seen, number=paper.number, version=paper.version), supersedes=paper.supersedes)
    if draft:
        made = replace(made, draft=True, number="", issued_at="")
    source = Source(
        case=case,
        target=chosen.target,
        facts=seen.facts,
        regulation=seen.regulation,
        log=_log_head(house, caller),
        head=made,
        opened=(lambda kept: DRAFTED if kept else "") if draft else personal.reader(house, caller.unit),
    )
    return house.renderer.pdf(chosen.kind.key, BUILDERS[chosen.kind.key](source))


def _log_head(house: House, caller: Caller) -> LogHead:
    with reading(house) as connection:
        row = log.head(connection, caller.unit, CASE)
    assert row is not None, "the unit has a log"
    return LogHead(row.size, merkle.root(frontier(row)).hex())


def head(house: House, seen: subjects.View[Case], *, number: str, version: int) -> Head:
    """What an issued paper of this case carries."""
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
