"""A unit in memory: steps are decided and folded, and nothing is written. What the use cases read from the database
is computed here from the subjects; `tests/workflow/test_memory.py` holds this player to the other one, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256

from pydantic import BaseModel

from states.achievement import Achievement
from states.calendar import Calendar, months_since, today
from states.calendar import parse as parse_calendar
from states.case import Case, S, Subject, blank, evolve, kind_of
from states.decide import Action, decide, settle
from states.errors import Refused
from states.events import Event
from states.facts import AtHand, Everybody, Facts, OtherCase, Person
from states.findings import Finding
from states.inputs.base import PERSONAL, RECOGNISED, found, replaced
from states.inputs.proposal import Open
from states.inputs.registration import Register
from states.naming import SubjectId, series
from states.regulation import content_hash, parse
from states.table import TABLE_OF
from tests.players.kept import dropped, left_at
from tests.repository import text
from workflow import papers
from workflow.demo.any_player import AnyPlayer
from workflow.errors import Forbidden, NotFound
from workflow.reads.subjects import View
from workflow.step import answers
from workflow.step.outside import RECENT_MONTHS, identity
from workflow.store.subjects import BARGAINED, ENDED
from workflow.subjects import own_columns
from workflow.units.sample import CAST, NAME, regulation_text

#: Monday, nine in the morning in China.
START = datetime(2026, 3, 2, 1, tzinfo=UTC)
PEOPLE = {person: Person(id=person, name=name, seats=frozenset(seats)) for person, name, _, seats in CAST}
LOST = ("abandoned", "lapsed")  #: whose patent number is free again


@cache
def calendar() -> Calendar:
    return Calendar.of([parse_calendar(text(f"states/calendars/{year}.toml")) for year in (2025, 2026)])


def hashed(content: str) -> str:
    return sha256(content.encode()).hexdigest()


@dataclass(kw_only=True)
class Memory(AnyPlayer):
    """The sample unit; ``events``: all that happened, each with its subject's id; ``refusals``: what rules refused, with the act."""

    at: datetime = START
    rules: str = field(default_factory=regulation_text)  #: the text of the unit's regulation
    subjects: dict[str, Subject] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=lambda: dict(PEOPLE))
    uploads: dict[str, frozenset[str]] = field(default_factory=dict)
    events: list[tuple[str, Event]] = field(default_factory=list)
    refusals: list[tuple[str, str, tuple[Finding, ...]]] = field(default_factory=list)
    committed: int = 0  #: personal values so far: the same value twice has two commitments

    def copy(self) -> "Memory":
        """The unit as it is now, to go on from without changing this one."""
        copied = {name: getattr(self, name).copy() for name in ("subjects", "people", "uploads", "events", "refusals")}
        return Memory(at=self.at, rules=self.rules, committed=self.committed, **copied)

    def take(self, person: str, action: str, subject: str, target: str, given: BaseModel) -> answers.Answer:
        before = self._subject(kind_of(TABLE_OF[action]), subject)
        again = found(given, RECOGNISED)
        committed = replaced(given, PERSONAL, lambda value: hashed(value) if value in again else self._commitment(value))
        actor = self.people.get(person)
        if actor is None or not actor.seats:
            raise Forbidden("您在本单位没有任何席位")
        made = self._paper(before, person, Action(action, target, given))
        known = replace(self._facts(before, committed), paper=made.paper, undue=made.undue)
        asked = Action(action, target, committed)
        try:
            decision = decide(before, asked, known, actor=actor, at=self.at, regulation=parse(self.rules))
        except Refused as refusal:
            self.refusals.append((subject, action, refusal.findings))
            raise
        first, lost = decision.events[0], dropped(committed, decision.events[0])
        assert lost == [], f"asked and kept by nobody: {lost}"
        assert left_at(before, first, decision.states[0]) == first.destination, f"{action} does not move its object"
        state = self._keep(before, decision.events)
        self._follow(state)
        return answers.made(state, target, tuple(e.action for e in decision.events), len(self.events) - 1)

    def upload(self, person: str, subject: str, name: str, text: str) -> str:
        assert subject in self.subjects, f"there is no {subject}"
        self.uploads[subject] = self.uploads.get(subject, frozenset()) | {hashed(text)}
        return hashed(text)

    def today(self) -> date:
        return today(self.at)

    def pass_days(self, days: int) -> date:
        self.at += timedelta(days=days)
        return self.today()

    def look(self, kind: type[S], identifier: str) -> View[S]:
        return self._view(self._subject(kind, identifier))

    def leave(self, person: str) -> None:
        self.people[person] = replace(self.people[person], seats=frozenset())

    def _commitment(self, value: str) -> str:
        self.committed += 1
        return hashed(f"{self.committed} {value}")

    def _view(self, subject: S) -> View[S]:
        return View(subject=subject, facts=self._facts(subject, None), regulation=parse(self.rules), at=self.at)

    def _subject(self, kind: type[S], identifier: str) -> S:
        if not identifier:
            before = sum(key.startswith(series(kind.CYCLE, self.today().year)) for key in self.subjects)
            return blank(kind, str(SubjectId(kind.CYCLE, self.today().year, before + 1)))
        found = self.subjects.get(identifier)
        if not isinstance(found, kind):
            raise NotFound(f"没有编号为 {identifier} 的{'案件' if kind is Case else '成果'}")
        return found

    def _paper(self, subject: Subject, person: str, action: Action) -> papers.Made:
        """The paper's bytes are its name: none is printed."""
        if not isinstance(subject, Case) or not papers.printed(action):
            return papers.Made()
        return papers.made_of(self._view(subject), person, action, lambda paper: f"{paper.kind.key} {subject.id} {subject.seq}".encode())

    def _keep(self, subject: Subject, events: tuple[Event, ...]) -> Subject:
        for event in events:
            subject = evolve(subject, event)
            self.events.append((subject.id, event))
        self.subjects[subject.id] = subject
        return subject

    def _follow(self, state: Subject) -> None:
        """What the change brings about in others: as `workflow.step.rows.follow`."""
        if isinstance(state, Achievement):
            moved: list[Subject] = list(self._cases_on({state.id}, live=True))
        else:
            moved = [self.subjects[a] for a in dict.fromkeys(state.achievements)] if state.title is not None else []
        for subject in moved:
            self._keep(subject, tuple(settle(subject, self._facts(subject, None), at=self.at, regulation=parse(self.rules))))

    # ---- facts ----

    def _facts(self, subject: Subject, given: BaseModel | None) -> Facts:
        """As `workflow.step.facts.load`."""
        achievements = self._achievements(subject, given)
        ids = {a.id for a in achievements}
        number = given.number if isinstance(given, Register) else ""
        return Facts(
            calendar=calendar(),
            regime=parse(self.rules).regime,
            unit_name=NAME,
            regulation_hash=content_hash(self.rules),
            people=Everybody(self.people),
            achievements=achievements,
            elsewhere=AtHand(
                attachments=frozenset().union(*(self.uploads.get(i, frozenset()) for i in (subject.id, *ids))),
                other_cases=tuple(
                    OtherCase(id=case.id, mode=case.terms.mode if case.terms else None)
                    for case in self._cases_on(ids, live=True)
                    if case.id != subject.id
                ),
                recent_deals=self._recent_deals(subject),
                duplicate_right=self._holder("patent", identity(given), subject),
                duplicate_registration=self._holder("registration", number, subject),
                title_moved=isinstance(subject, Achievement) and any(c.standing_title for c in self._cases_on({subject.id}, live=False)),
            ),
        )

    def _achievements(self, subject: Subject, given: BaseModel | None) -> tuple[Achievement, ...]:
        if isinstance(subject, Achievement):
            return (subject,)
        asked = given.achievements if isinstance(given, Open) else subject.achievements
        found = (self.subjects.get(identifier) for identifier in dict.fromkeys(asked))
        return tuple(a for a in found if isinstance(a, Achievement))

    def _cases(self) -> Iterator[Case]:
        return (self.subjects[key] for key in sorted(self.subjects) if isinstance(self.subjects[key], Case))

    def _cases_on(self, achievements: set[str], *, live: bool) -> list[Case]:
        return [c for c in self._cases() if achievements & set(c.achievements) and not (live and c.state in ENDED)]

    def _recent_deals(self, subject: Subject) -> int:
        if not isinstance(subject, Case) or subject.terms is None:
            return 0
        since, buyer = str(months_since(RECENT_MONTHS, self.today())), subject.terms.buyer.found_by
        others = (own_columns(c) for c in self._cases() if c.id != subject.id and c.state in BARGAINED)
        return sum(other["price"] for other in others if other["buyer"] == buyer and other["decided_on"] >= since)

    def _holder(self, column: str, value: str, subject: Subject) -> str:
        others = (s for key, s in sorted(self.subjects.items()) if key != subject.id and s.state not in LOST)
        return next((s.id for s in others if value and own_columns(s).get(column) == value), "")
