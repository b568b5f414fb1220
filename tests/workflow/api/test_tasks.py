"""The inbox and what is in turn: who may, who may not and why."""

from typing import Any

import pytest

from states.signoff import Verb
from states.table import INPUTS
from tests.workflow.api.door import DRAFT, LEDGERED, LOOSE, REVIEWING, Door
from tests.workflow.api.test_statuses import check

TASK = f"{REVIEWING}-1.0"
#: The verbs of persons, in the order in which they are offered.
PERSONS = [str(verb) for verb in Verb if not verb.of_meeting]


def offered(door: Door, path: str, person: str) -> dict[str, Any]:
    return {o["action"]: o for o in door.get(f"{path}/actions", person).json()}


@pytest.mark.parametrize(("person", "expected"), [("sun", [TASK]), ("gao", [TASK]), ("qian", []), ("zhou", []), ("outsider", [])])
def test_the_inbox_holds_what_the_caller_may_sign_now(door: Door, person: str, expected: list[str]) -> None:
    items = door.get("/tasks?list=todo", person).json()["items"]
    assert [item["id"] for item in items] == expected
    assert all(item["seat_name"] == "所在学院" and "980,000.00" in item["title"] for item in items)


def test_a_list_that_is_not_kept_is_told_so(door: Door) -> None:
    check(door.get("/tasks?list=all"), 422, "invalid_input")


def test_a_task_shows_what_is_signed_and_the_verbs(door: Door) -> None:
    told = door.get(f"/tasks/{TASK}", "sun").json()
    assert told["terms"]["price"] == "980000.00"
    assert {o["action"]: o["allowed"] for o in told["actions"]} == dict.fromkeys(PERSONS, True)
    assert not any(o["allowed"] for o in door.get(f"/tasks/{TASK}", "wang").json()["actions"])
    assert [o["href"] for o in told["actions"]] == [f"/api/v1/tasks/{TASK}/{verb}" for verb in PERSONS]


def test_opinions_come_first() -> None:
    assert PERSONS[:3] == ["agree", "refuse", "return"]


def test_a_task_not_yet_in_turn_or_done_offers_nothing(door: Door) -> None:
    assert door.get(f"/tasks/{REVIEWING}-1.1", "qian").json()["actions"] == []
    door.post(f"/tasks/{TASK}/agree", {"text": "同意"}, "sun", seen=door.tag(f"/tasks/{TASK}", "sun"))
    assert door.get(f"/tasks/{TASK}", "sun").json()["actions"] == []
    assert len(door.get(f"/tasks/{REVIEWING}-1.1", "qian").json()["actions"]) == len(PERSONS)


def test_what_is_offered_can_be_posted_where_it_says(door: Door) -> None:
    offer = offered(door, f"/achievements/{LOOSE}", "wang")["disclose"]
    assert (offer["allowed"], offer["method"], offer["body"]["additionalProperties"]) == (True, "POST", False)
    taken = door.post(offer["href"].removeprefix("/api/v1"), offer["example"], "wang", seen=door.tag(f"/achievements/{LOOSE}"))
    assert taken.json()["state"] == "disclosed"


def test_what_is_not_allowed_is_offered_with_its_reasons(door: Door) -> None:
    offer = offered(door, f"/achievements/{DRAFT}", "yang")["disclose"]
    assert not offer["allowed"]
    refused = next(f for f in offer["findings"] if f["outcome"] == "refused")
    assert (refused["rule"], refused["citations"][0]["key"]) == ("seat_held", "本单位制度")


def test_nobody_is_offered_an_automatic_line(door: Door) -> None:
    every = {**offered(door, f"/achievements/{LEDGERED}", "zhou"), **offered(door, f"/cases/{REVIEWING}", "zhou")}
    assert every
    assert set(every) <= set(INPUTS)
