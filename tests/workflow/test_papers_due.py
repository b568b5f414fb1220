"""Wherever a case stands on its road, every kind of paper either says why it is not due yet or can be made whole."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from documents.head import Head
from documents.kinds import KINDS
from documents.templating import html
from states.case import Case
from states.decide import Decision
from states.facts import Facts
from states.papers import targets
from tests.states.walk import Walk
from workflow.papers.builders import BUILDERS
from workflow.papers.source import LogHead, Source

HEAD = Head(
    unit="某大学",
    number="C1-1",
    version=1,
    sandbox=False,
    draft=False,
    issued_at="2026年3月2日 09:00",
    verify_url="http://127.0.0.1/check",
    terms_hash="",
)


@dataclass
class Remembered(Walk):
    """A walk that keeps how the case stood after every step."""

    stood: list[tuple[Case, Facts]] = field(default_factory=list)

    def do(self, person: str, action: str, target: str = "", **given: Any) -> Decision[Any]:
        made = super().do(person, action, target, **given)
        self.stood.append((self.case, self.facts()))
        return made


@pytest.fixture(scope="module")
def walk() -> Remembered:
    walk = Remembered()
    walk.paid()
    return walk


@pytest.mark.parametrize("key", BUILDERS)
def test_what_is_due_can_be_made_and_becomes_due_somewhere(key: str, walk: Remembered) -> None:
    kind, made = KINDS[key], 0
    for case, facts in walk.stood:
        for target in targets(kind.about, case, facts).values():
            if not kind.due(case, target, facts):
                source = Source(case=case, target=target, facts=facts, regulation=walk.rules, opened=str, log=LogHead(1, ""), head=HEAD)
                assert html(key, BUILDERS[key](source))
                made += 1
    assert made, "on the whole road it is never due"
