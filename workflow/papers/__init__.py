"""From a case to a paper: facts → context → bytes → store. Rendering takes time, so it is done before the lock; the
step then checks that the paper was made from the terms as they stand, and the entry binds its hash."""

from collections.abc import Callable
from dataclasses import replace

from documents.contexts.head import Head
from states.calendar import SHANGHAI
from states.case import Case
from states.facts import Facts, Paper
from states.inputs.contracting import IssuePaper
from states.regulation import Regulation
from states.stages import LifeCycle
from workflow.errors import NotFound
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.papers import approval, contract, disclosure
from workflow.reads import subjects
from workflow.store import subjects as store
from workflow.transaction import reading

#: How a paper's number names its kind.
SHORT = {"disclosure": "披露", "approval": "审批", "contract": "合同", "dossier": "案卷"}

CONTEXTS: dict[str, Callable[[Case, Facts, Regulation, Head], object]] = {
    "disclosure": disclosure.context,
    "approval": approval.context,
    "contract": contract.context,
}


def made_for(house: House, caller: Caller, action: str, case: str, given: object) -> Paper | None:
    """The paper that a step issues, rendered and stored; None for steps that issue none, or before it can be made."""
    asked = given if isinstance(given, IssuePaper) else None
    kind = {"issue_contract": "contract", "issue_paper": asked.kind if asked else ""}.get(action, "")
    if not kind:
        return None
    seen = _about(subjects.view(house, caller, LifeCycle.CASE, case), asked.achievement if asked else "")
    assert isinstance(seen.subject, Case), "papers are made of cases"
    if not _makeable(kind, seen):
        return None
    content = render(house, seen, kind, draft=False)
    return Paper(kind=kind, sha256=house.files.put(content), terms_hash=seen.subject.terms_hash, seq=seen.subject.seq)


def _about(seen: subjects.View, achievement: str) -> subjects.View:
    """The view narrowed to one achievement, if one is named."""
    if not achievement:
        return seen
    chosen = tuple(a for a in seen.facts.achievements if a.id == achievement)
    return replace(seen, facts=replace(seen.facts, achievements=chosen))


def _makeable(kind: str, seen: subjects.View) -> bool:
    """A disclosure form is about one achievement; the others need terms, or the contract's text."""
    case, about = seen.subject, seen.facts.achievements
    assert isinstance(case, Case), "papers are made of cases"
    if kind == "disclosure":
        return len(about) == 1 and about[0].disclosed_at is not None
    return case.terms is not None if kind == "approval" else case.contract is not None


def draft(house: House, caller: Caller, case: str, kind: str) -> bytes:
    """The paper as it would be issued now, with the draft's watermark and no number; raises NotFound."""
    seen = subjects.view(house, caller, LifeCycle.CASE, case)
    if kind not in CONTEXTS or not isinstance(seen.subject, Case) or not _makeable(kind, seen):
        raise NotFound("这份文书现在还制不出来")
    return render(house, seen, kind, draft=True)


def render(house: House, seen: subjects.View, kind: str, *, draft: bool) -> bytes:
    case = seen.subject
    assert isinstance(case, Case), "papers are made of cases"
    earlier = sum(p.kind == kind for p in case.papers)
    number = case.contract.number if kind == "contract" and case.contract else f"{case.id}-{SHORT[kind]}"
    made = head(house, seen, number=f"{number}-{earlier + 1}" if earlier else number, version=earlier + 1)
    if earlier:
        made = replace(made, supersedes=f"{number}-{earlier}" if earlier > 1 else number)
    if draft:
        made = replace(made, draft=True, number="", issued_at="")
    return house.renderer.pdf(kind, CONTEXTS[kind](case, seen.facts, seen.regulation, made))


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


def issued(house: House, caller: Caller, sha256: str) -> bytes:
    """The bytes of an issued paper of this unit; raises NotFound."""
    with reading(house) as connection:
        row = store.paper(connection, caller.unit, sha256)
    if row is None:
        raise NotFound("没有这份文书")
    return house.files.get(sha256)
