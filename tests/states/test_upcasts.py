"""Shapes of older releases read as today's; those of newer ones, and what says nothing, are refused by name."""

import json
from dataclasses import replace

import pytest

from states.case import ADAPTERS, KEYED, Case, blank, evolve, restored
from states.formats import NEWEST
from states.regulation import parse
from states.signoff import leaves
from states.upcasts import VERSION, NewerShape, current, reshaped
from tests.states.walk import Walk
from workflow.trail.verify import blank_document, document_after
from workflow.units.sample import regulation_text


def test_a_value_is_led_step_by_step_to_todays_shape():
    steps = {("terms", 1): lambda value: {**value, "object": "patent"}, ("terms", 2): lambda value: {**value, "mode": "assignment"}}
    assert current("terms", {"price": 1}, 1, steps, 3) == {"price": 1, "object": "patent", "mode": "assignment"}
    assert current("terms", {"price": 1}, 2, steps, 3) == {"price": 1, "mode": "assignment"}
    assert current("notices", [], 1, steps, 3) == []


def test_a_newer_shape_is_refused_by_name():
    with pytest.raises(NewerShape, match=f"terms 由更新的版本写成（v={VERSION + 1}）"):
        current("terms", {}, VERSION + 1)


def test_a_step_of_a_newer_release_does_not_fold():
    walk = Walk().paid()
    subject, event = next((s, e) for s, e in walk.events if e.set)
    with pytest.raises(NewerShape):
        evolve(blank(type(subject), subject.id), replace(event, v=VERSION + 1))


def test_the_type_says_which_groups_have_keys():
    first = {
        "relations": "person",
        "consents": "person",
        "signoffs": "n",
        "notices": "n",
        "papers": "sha256",
        "rounds": "n",
    }
    assert KEYED[Case].items() >= first.items()


@pytest.mark.parametrize("group", sorted(KEYED[Case]))
def test_an_empty_list_never_wipes_a_keyed_group(group: str):
    walk = Walk().paid()
    event = next(e for s, e in walk.events if isinstance(s, Case))
    with pytest.raises(ValueError, match=group):
        evolve(walk.case, replace(event, set={group: []}))


def test_a_document_gives_the_subject_back():
    walk = Walk().paid()
    document = blank_document()
    for subject, event in walk.events:
        if isinstance(subject, Case):
            body = {"table": event.table.value, "target": event.target, "destination": event.destination, "set": event.set, "v": event.v}
            document = document_after(document, body)
    assert restored(Case, walk.case.id, document) == walk.case


OLD = {"n": 1, "matter": "scheme", "terms_hash": "t", "opened_at": "2026-03-02T01:00:00Z"}
TREE = {"kind": "all", "children": [{"kind": "leaf", "seat": "completer", "person": "li"}, {"kind": "leaf", "seat": "legal", "person": ""}]}


def test_who_was_named_on_a_leaf_of_the_first_release_was_exempt():
    (signoff,) = ADAPTERS[Case]["signoffs"].validate_json(json.dumps(current("signoffs", [{**OLD, "tree": TREE}], 1)))
    assert [(leaf.person, leaf.exempt) for leaf in leaves(signoff.tree)] == [("li", True), ("", False)]


def test_of_todays_shape_naming_exempts_nobody():
    (signoff,) = ADAPTERS[Case]["signoffs"].validate_json(json.dumps(current("signoffs", [{**OLD, "tree": TREE}], VERSION)))
    assert [leaf.exempt for leaf in leaves(signoff.tree)] == [False, False]


@pytest.mark.parametrize(("group", "version", "answer"), [("signoffs", 1, True), ("signoffs", VERSION, False), ("notices", 1, False)])
def test_whether_a_group_stands_in_an_older_shape(group: str, version: int, answer: bool):
    assert reshaped(group, version) is answer


def test_a_regulation_names_its_format_and_another_is_refused():
    text = regulation_text()
    assert parse(text).format == NEWEST
    with pytest.raises(ValueError, match="制度的格式版本是 3，本版本只认识 1 至 2"):
        parse(text.replace("schema = 2", "schema = 3"))


def test_a_subject_begins_blank():
    assert blank(Case, "C1").seq == 0
