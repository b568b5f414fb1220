"""What the selects of a case's or achievement's forms offer: its uploads by file name, the unit's people, its notices' places."""

from dataclasses import dataclass

from states.achievement import Achievement
from states.case import Case, Subject
from states.facts import Facts
from states.labels import ABOUT
from states.papers import Individual
from states.stages import AchievementState, LifeCycle
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.papers.choosing import Chosen, issuable
from workflow.reads import files, subjects
from workflow.reads.people import persons
from workflow.reads.subjects import View
from workflow.web import words
from workflow.web.fields import Option

#: A select offers no more than this; older achievements are opened from their own page.
MOST_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    attachments: tuple[Option, ...] = ()
    papers: tuple[Option, ...] = ()
    people: tuple[Option, ...] = ()
    achievements: tuple[Option, ...] = ()
    places: tuple[Option, ...] = ()
    rounds: tuple[Option, ...] = ()
    objections: tuple[Option, ...] = ()
    kinds: tuple[Option, ...] = ()
    about: tuple[Option, ...] = ()

    def by_field(self) -> dict[str, tuple[Option, ...]]:
        """Options by the name of the field that they fill."""
        return {
            "CompleterInput.person": self.people,
            "ShareInput.person": self.people,
            "RecordMeeting.recused": self.people,
            "Open.achievements": self.achievements,
            "IssuePaper.kind": self.kinds,
            "IssuePaper.of": self.about,
            "PostingInput.place": self.places,
            "DraftNotice.round": self.rounds,
            "AnswerObjection.objection": self.objections,
        }

    def names(self) -> dict[str, str]:
        """Names of people by id."""
        return {o.value: o.label.partition("（")[0] for o in self.people}


def names(facts: Facts) -> dict[str, str]:
    """Names of the unit's people by id."""
    return {p.id: p.name for p in facts.people.values()}


def of_subject(house: House, caller: Caller, seen: View[Subject]) -> Choices:
    """The choices of this subject's forms."""
    subject = seen.subject
    owners = (subject.id, *(a.id for a in seen.facts.achievements if a.id != subject.id))
    uploads = tuple(Option(a.sha256, f"{a.name}（{a.subject}）") for a in files.attachments(house, caller, owners))
    if not isinstance(subject, Case):
        return Choices(attachments=uploads, people=people(seen.facts))
    due = issuable(subject, seen.facts)
    return Choices(
        attachments=uploads,
        papers=tuple(Option(p.sha256, f"{words.paper(p.kind)} {p.number} {p.sha256[:12]}") for p in subject.papers),
        people=people(seen.facts),
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


def people(facts: Facts) -> tuple[Option, ...]:
    return tuple(Option(p.id, f"{p.name}（{p.id}）") for p in sorted(facts.people.values(), key=lambda p: p.id))


def for_draft(house: House, caller: Caller) -> Choices:
    """For a new disclosure: the unit's people."""
    return Choices(people=tuple(Option(i, f"{name}（{i}）") for i, name in persons(house, caller)))


def for_opening(house: House, caller: Caller) -> Choices:
    """For a new case: achievements that may still be transferred."""
    ended = {AchievementState.TRANSFERRED, AchievementState.ABANDONED, AchievementState.LAPSED}
    rows = subjects.listed(house, caller, LifeCycle.ACHIEVEMENT, limit=MOST_LISTED)
    return Choices(achievements=tuple(Option(r.id, f"{r.id} {r.title}") for r in rows if r.state not in ended))
