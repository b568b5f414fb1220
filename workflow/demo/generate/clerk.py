"""Plays the road inside one open transaction: decided and appended as ever, but committed with many other steps.

What differs from a step of `workflow.step.act`: one commit for a whole batch; facts are kept in memory, not read anew for each step;
rows are written when a subject is made and when the batch ends; every step is a second after the one before. No paper is made:
a road ends before its first. The right to upload is not asked: it is the road's own people who act.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from pydantic import BaseModel

from states.achievement import Achievement
from states.case import Subject, blank, kind_of
from states.decide import Action, decide
from states.facts import AtHand, Facts
from states.inputs.proposal import Open
from states.regulation import Regulation
from states.table import TABLE_OF
from workflow import clock, subjects
from workflow.demo.any_player import AnyPlayer
from workflow.reads.subjects import View
from workflow.step import answers, entries, personal, rows, uploads
from workflow.step.answers import Answer
from workflow.step.media import media_type
from workflow.store import subjects as store
from workflow.trail.verify import Document, blank_document
from workflow.transaction import Write

S = TypeVar("S", bound=Subject)
SECOND = timedelta(seconds=1)


@dataclass(slots=True)
class Held:
    """A subject in work: as its row has it, as the steps of this batch left it, when, and what was uploaded to it."""

    before: Subject
    state: Subject
    document: Document
    at: datetime
    uploads: frozenset[str] = frozenset()


@dataclass(kw_only=True)
class Clerk(AnyPlayer):
    """One unit's people within one transaction. ``unit`` holds the facts that no step of the batch changes."""

    write: Write
    unit: Facts
    regulation: Regulation
    held: dict[str, Held] = field(default_factory=dict)

    def do(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> Answer:
        """The act; a patent's owner is this unit, whatever the sample says."""
        if action == "draft":
            given["patent"] = {**given["patent"], "owners": [self.unit.unit_name]}
        return super().do(person, action, subject, target, **given)

    def take(self, person: str, action: str, subject: str, target: str, given: BaseModel) -> Answer:
        self.write.at += SECOND
        held = self._held(subject) if subject else self._made(action)
        asked = personal.commit(self.write, held.state.id, given)
        known, before = self._facts(held, asked), held.state
        actor, at = known.people.get(person), self.write.at
        assert actor is not None, "the road's people were seated"
        decision = decide(before, Action(action, target, asked), known, actor=actor, at=at, regulation=self.regulation)
        held.state, held.document = entries.append_events(self.write, before, held.document, decision.events, decision.states)
        held.at = at
        if not before.seq:
            self._save(held)
        return answers.made(held.state, target, tuple(e.action for e in decision.events), self.write.head.size - 1)

    def upload(self, person: str, subject: str, name: str, text: str) -> str:
        """One file for all uploads of a name, whatever the text: a thousand reports that differ in nothing need no thousand files."""
        del text
        self.write.at += SECOND
        content = f"{name}（合成数据，无实际内容）".encode()
        sha256 = self.write.house.files.put(content)
        row: dict[str, str | int] = {"sha256": sha256, "name": name, "media_type": media_type(content), "size": len(content)}
        uploads.keep(self.write, person, subject, row)
        held = self._held(subject)
        held.uploads |= {sha256}
        return sha256

    def today(self) -> date:
        return clock.day(self.write.at)

    def pass_days(self, days: int) -> date:
        """The unit's own time; days that have passed already, for another case, do not pass again."""
        self.write.at += timedelta(days=max(days, 0))
        return self.today()

    def look(self, kind: type[S], identifier: str) -> View[S]:
        held = self._held(identifier)
        assert isinstance(held.state, kind), "nobody looks for a case among achievements"
        return View(subject=held.state, facts=self._facts(held, None), regulation=self.regulation, at=self.write.at)

    def leave(self, person: str) -> None:
        raise NotImplementedError(f"{person}: nobody leaves within a batch")

    def save(self) -> None:
        """Write the rows of all that this batch touched."""
        for held in self.held.values():
            if held.state.seq != held.before.seq:
                self._save(held)

    def _save(self, held: Held) -> None:
        then = replace(self.write, at=held.at)  # a row tells when its last step was taken
        rows.save(then, held.before, held.state, held.document, self._facts(held, None), self.regulation)
        held.before = held.state

    def _made(self, action: str) -> Held:
        kind = kind_of(TABLE_OF[action])
        identifier = subjects.next_id(self.write.connection, self.write.unit, kind.CYCLE, self.today())
        made: Subject = blank(kind, identifier)
        return self.held.setdefault(identifier, Held(made, made, blank_document(), self.write.at))

    def _held(self, identifier: str) -> Held:
        """From memory, else from its row, held against the log."""
        if identifier not in self.held:
            loaded = subjects.load_named(self.write.connection, self.write.unit, identifier)
            sent = store.attachments(self.write.connection, self.write.unit, [identifier])
            self.held[identifier] = Held(loaded.subject, loaded.subject, loaded.document, self.write.at, frozenset(r.sha256 for r in sent))
        return self.held[identifier]

    def _facts(self, held: Held, given: BaseModel | None) -> Facts:
        """No buyer, patent or achievement comes up in two cases: what is asked of other cases finds nothing."""
        if isinstance(held.state, Achievement):
            return replace(self.unit, achievements=(held.state,), elsewhere=AtHand(attachments=held.uploads))
        asked = given.achievements if isinstance(given, Open) else held.state.achievements
        about = [self._held(identifier) for identifier in asked]
        sent = held.uploads.union(*(a.uploads for a in about))
        return replace(
            self.unit, achievements=tuple(a.state for a in about if isinstance(a.state, Achievement)), elsewhere=AtHand(attachments=sent)
        )
