"""What the selects of a case's or achievement's forms offer: its uploads by file name, the unit's people, its notices' places."""

from collections.abc import Sequence
from dataclasses import dataclass

from states.achievement import Achievement
from states.case import Case, Subject
from states.inputs import base
from states.labels import ABOUT
from states.papers import Individual
from states.stages import AchievementState, LifeCycle
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.papers.choosing import Chosen, issuable
from workflow.reads import subjects
from workflow.reads.files import Upload
from workflow.reads.people import persons
from workflow.reads.subjects import View
from workflow.web import words
from workflow.web.fields import Option

#: A select offers no more than this; older achievements are opened from their own page, people are named by their number.
MOST_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    attachments: tuple[Option, ...] = ()
    papers: tuple[Option, ...] = ()
    people: tuple[Option, ...] | None = ()  #: None: too many for a list, their numbers are typed
    achievements: tuple[Option, ...] = ()
    places: tuple[Option, ...] = ()
    rounds: tuple[Option, ...] = ()
    objections: tuple[Option, ...] = ()
    kinds: tuple[Option, ...] = ()
    about: tuple[Option, ...] = ()

    def of(self, mark: base.Mark | None) -> tuple[Option, ...] | None:
        """The options of a field by what its type says that it names; None for what is typed."""
        known = {
            base.UPLOAD: self.attachments,
            base.ISSUED: self.papers,
            base.PERSON: self.people,
            base.ACHIEVEMENT: self.achievements,
            base.KIND: self.kinds,
            base.ABOUT: self.about,
            base.PLACE: self.places,
            base.ROUND: self.rounds,
            base.OBJECTION: self.objections,
        }
        return known.get(mark) if mark is not None else None


def of_subject(house: House, caller: Caller, seen: View[Subject], listed: Sequence[Upload]) -> Choices:
    """The choices of this subject's forms; ``listed``: what was uploaded to it and its achievements."""
    subject = seen.subject
    uploads = tuple(Option(a.sha256, f"{a.called}（{a.subject}）") for a in listed)
    if not isinstance(subject, Case):
        return Choices(attachments=uploads, people=people(house, caller))
    due = issuable(subject, seen.facts)
    return Choices(
        attachments=uploads,
        papers=tuple(Option(p.sha256, f"{words.paper(p.kind)} {p.number} {p.sha256[:12]}") for p in subject.papers),
        people=people(house, caller),
        achievements=tuple(Option(a.id, f"{a.id} {a.title}") for a in seen.facts.achievements),
        places=tuple(Option(p.key, p.name) for p in seen.regulation.places),
        rounds=(Option("0", "不适用"), *(Option(r.key, f"第 {r.n} 轮") for r in subject.rounds)),
        objections=tuple(Option(str(o.n), f"第 {o.n} 号：{o.objector}") for notice in subject.notices for o in notice.open_objections()),
        kinds=tuple({c.kind.key: Option(c.kind.key, c.kind.title) for c in due}.values()),
        about=tuple({c.of: Option(c.of, _about(c)) for c in due}.values()),
    )


def _about(paper: Chosen) -> str:
    """What the paper is about, by its kind, its id, and its name where it has one."""
    target = paper.target
    name = target.title if isinstance(target, Achievement) else target.name if isinstance(target, Individual) else ""
    return f"{ABOUT[paper.kind.about]} {paper.of} {name}".rstrip()


def people(house: House, caller: Caller) -> tuple[Option, ...] | None:
    """The unit's people, if they are no more than a list can hold."""
    found = persons(house, caller, MOST_LISTED + 1)
    return tuple(Option(i, f"{name}（{i}）") for i, name in found) if len(found) <= MOST_LISTED else None


def for_draft(house: House, caller: Caller) -> Choices:
    """For a new disclosure: the unit's people."""
    return Choices(people=people(house, caller))


def for_opening(house: House, caller: Caller) -> Choices:
    """For a new case: achievements that may still be transferred."""
    ended = {AchievementState.TRANSFERRED, AchievementState.ABANDONED, AchievementState.LAPSED}
    rows = subjects.listed(house, caller, LifeCycle.ACHIEVEMENT, limit=MOST_LISTED)
    return Choices(achievements=tuple(Option(r.id, f"{r.id} {r.title}") for r in rows if r.state not in ended))
