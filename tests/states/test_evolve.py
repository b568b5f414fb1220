"""The fold: every event read back as it was written, and nothing asked of table, rules or regulation."""

import ast
from dataclasses import replace

import pytest
from pydantic import ValidationError

from states.achievement import Achievement
from states.case import Case, blank, evolve, plain
from states.events import READER, Event
from states.lifecycles import LIFE_CYCLES
from states.stages import CaseState, LifeCycle
from states.table import TABLE_OF
from tests import repository
from tests.players.kept import left_at
from tests.states.walk import PROOF, START, Walk
from workflow.demo import material

#: What the fold may be built on: values alone.
VALUES = {
    *("achievement", "contract", "correction", "distribution", "events", "findings", "handler", "hold", "notice", "party", "proposal"),
    *("registration", "shortfall", "signoff", "stages", "terms", "upcasts"),
    "money",  # what an integer counts
    *("errors", "lifecycles", "rooms"),  # which groups a subject has, the files of its life cycles say
}


@pytest.fixture(scope="module")
def walked() -> Walk:
    return Walk().paid()


def test_an_event_leaves_its_object_where_it_says(walked: Walk):
    """The spine moves by the fold; what lies in a subject is moved by the record of its line, which must not forget it."""
    for subject, event in walked.events:
        assert left_at(subject, event, evolve(subject, event)) == event.destination, event.action


def test_the_log_alone_gives_the_subject_back(walked: Walk):
    """Each event through its JSON and back, folded from a blank subject."""
    case, achievement = blank(Case, "C1"), blank(Achievement, "A1")
    for subject, event in walked.events:
        again = READER.validate_json(READER.dump_json(event, exclude_none=True))
        assert again == event
        if isinstance(subject, Case):
            case = evolve(case, again)
        else:
            achievement = evolve(achievement, again)
    assert case == walked.case
    assert achievement == walked.achievement


def test_every_event_counts_once(walked: Walk):
    assert walked.case.seq == sum(isinstance(s, Case) for s, _ in walked.events)
    assert walked.achievement.seq == sum(isinstance(s, Achievement) for s, _ in walked.events)


def test_the_road_met_most_actions(walked: Walk):
    assert len({e.action for _, e in walked.events}) > 35
    assert {e.table for _, e in walked.events} >= {key for key, cycle in LIFE_CYCLES.items() if cycle.kept is None} - {
        LifeCycle.HOLD,
        LifeCycle.CORRECTION,
    }


def test_only_the_spine_moves_the_spine(walked: Walk):
    for subject, event in walked.events:
        moved = evolve(subject, event).state != subject.state
        assert not moved or event.table in {LifeCycle.CASE, LifeCycle.ACHIEVEMENT}


def test_members_are_merged_by_key_and_keep_their_order():
    walk = Walk().deciding()
    for person in ("wang", "zhou"):
        walk.do(person, "declare_relation", related=False, text="再次声明")
    assert [r.person for r in walk.case.relations] == ["wang", "li", "chen", "zhou"]
    assert walk.case.relations[0].text == "再次声明"
    assert walk.case.relations[1].text == "无关联"


def test_an_emptied_group_replaces_the_old_one():
    walk = Walk().ledgered()
    assert walk.achievement.signed == ("wang", "li", "chen")
    event = replace(walk.events[-1][1], set={"signed": []})
    assert evolve(walk.achievement, event).signed == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"title": 7},
        {"patent": {"number": "202110345678.3"}},
        {"completers": [{"person": "wang", "extra": 1}]},
        {"disclosed_at": "yesterday"},
        {"completers": "wang"},
    ],
)
def test_what_was_not_written_by_us_is_not_read(changes):
    walk = Walk().ledgered()
    with pytest.raises(ValidationError):
        evolve(walk.achievement, replace(walk.events[-1][1], set=changes))


def test_a_group_nobody_knows_is_not_read():
    walk = Walk().ledgered()
    with pytest.raises(KeyError):
        evolve(walk.achievement, replace(walk.events[-1][1], set={"grade": "A"}))


def test_a_blank_subject_has_no_entry_yet():
    assert (blank(Case, "C1").seq, blank(Case, "C1").state) == (0, CaseState.INTERNAL_CONTROL)
    assert (blank(Achievement, "A1").seq, blank(Achievement, "A1").state) == (0, "draft")


def test_a_group_is_written_without_nulls():
    walk = Walk().proposing()
    assert "appraisal" not in plain(walk.case.price_basis)
    assert plain(START) == "2026-03-02T01:00:00Z"


def test_the_fold_reads_neither_table_nor_rules_nor_regulation():
    """Followed over every module that the fold is built on, those that it finds by their names with them."""
    seen, waiting = set(), ["states/case.py", *(f for f in repository.python_files("states") if f.startswith("states/lifecycles/"))]
    while waiting:
        path = waiting.pop()
        for node in ast.walk(repository.tree(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("states"):
                module = node.module.removeprefix("states.")
                assert module.split(".")[0] in VALUES | {"identifiers"}, f"{path} imports {node.module}"
                inner = f"states/{module.replace('.', '/')}.py"
                inner = f"states/{module}/__init__.py" if module in {"upcasts", "lifecycles"} else inner
                if module not in seen and inner in repository.files():
                    seen.add(module)
                    waiting.append(inner)
    assert seen >= VALUES - {"identifiers"}


def test_papers_and_contract_stay_bound_through_the_fold():
    walk = Walk().approved()
    walk.do("zhou", "prepare_contract", **material.contract(PROOF, "1"))
    walk.do("zhou", "issue_contract")
    before = walk.case.contract
    walk.do("zhou", "issue_contract")
    assert walk.case.contract == replace(before, issued=before.issued, scan="", uploaded_by="")
    assert len(walk.case.papers) == 1, "the same bytes are the same paper"


def test_events_name_their_table(walked: Walk):
    assert all(isinstance(e, Event) and TABLE_OF[e.action] is e.table for _, e in walked.events)
