"""The states that entries leave: each step starts where its object stood, its digest is that of all before it, and
`data/case.json` says what they say. Whoever writes something else is found, though the log's own key signed it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from states.case import blank, kind_of
from states.lifecycles import LIFE_CYCLES
from states.stages import NEW, LifeCycle
from tests.workflow.trail.dossier_builder import ACHIEVEMENT, CASE, VKEY, Log, a_log, case_json, export, files, payload, seal, step
from workflow.step import entries
from workflow.trail import verify
from workflow.trail.verify import NOT_VERIFIED, VERIFIED, Report, blank_document, document_after, state_digest, verify_bytes


def dossier(log: Log, cited: list[int], told: bytes | None = None) -> bytes:
    members = files(log) | ({} if told is None else {"data/case.json": told})
    seqs = export(log, cited, members)
    return seal(payload(log, seqs, members, log.checkpoint()))


def checked(*bodies: dict[str, Any], told: bytes | None = None) -> Report:
    """A case with these steps after the three of `a_log`."""
    log, cited = a_log()
    cited = [*cited, *(log.append(CASE, "step", body) for body in bodies)]
    return verify_bytes(dossier(log, cited, told), vkey=VKEY)


def after(*bodies: dict[str, Any]) -> dict[str, Any]:
    """The document of the case after the steps of `a_log` and these."""
    log, _ = a_log()
    own = [verify.read_leaf(leaf) for leaf in log.leaves]
    document = blank_document()
    for body in (*(one["body"] for one in own if one["case"] == CASE), *bodies):
        document = document_after(document, body)
    return document


def bound(body: dict[str, Any]) -> dict[str, Any]:
    return body | {"state": state_digest(after(body))}


NEXT = step("reviewing", "deciding")


def test_steps_without_a_digest_are_verified_and_said_to_be_unbound():
    report = checked(NEXT)
    assert report.status == VERIFIED
    assert any(line.startswith(f"状态未绑定：{CASE} ") for line in report.summary)


def test_a_step_that_names_its_digest_binds_the_state():
    report = checked(bound(NEXT))
    assert report.status == VERIFIED
    assert not any("状态未绑定" in line for line in report.summary)


def test_an_adopted_digest_binds_what_older_steps_left():
    report = checked({"kind": "digest_adopted", "state": state_digest(after())})
    assert report.status == VERIFIED
    assert not any("状态未绑定" in line for line in report.summary)


WRONG = {
    "a step from elsewhere": (step("approved", "trading"), "从 approved 办理，而 case 当时处于 reviewing"),
    "another state": (NEXT | {"state": "0" * 64}, "所载状态摘要与此前各条推得的状态不符"),
    "another state adopted": ({"kind": "digest_adopted", "state": "0" * 64}, "所载状态摘要"),
    "nothing adopted": ({"kind": "digest_adopted"}, "所载状态摘要"),
    "a step without its groups": ({k: v for k, v in NEXT.items() if k != "set"}, "步骤的内容不全"),
    "groups that are none": (NEXT | {"set": ["terms"]}, "步骤的内容不全"),
    "members without their key": (NEXT | {"set": {"notices": [{"m": 1}]}}, "步骤的内容不全"),
    "a hold released that was never put": (step("held", "active", table="hold"), "从 held 办理，而 hold 当时处于 active"),
    "a second notice from nowhere": (step("up", "ended", table="notice", target="2"), "notice/2 当时处于 new"),
}


@pytest.mark.parametrize(("body", "said"), WRONG.values(), ids=WRONG)
def test_a_step_that_does_not_follow_is_named(body: dict[str, Any], said: str):
    log, _ = a_log()
    report = checked(body, told=case_json(log))
    assert report.status == NOT_VERIFIED
    assert any(problem.startswith("条目 9") and said in problem for problem in report.problems)


def test_a_hold_begins_active_and_several_objects_are_counted():
    steps = (
        step("active", "held", table="hold", set={"hold": {"state": "held", "reason": "查"}}),
        step("new", "drafted", table="notice", set={"notices": [{"n": 1, "title": "甲"}]}),
        step("new", "drafted", table="notice", set={"notices": [{"n": 2, "title": "乙"}]}),
        step("drafted", "up", table="notice", target="1", set={"notices": [{"n": 1, "title": "丙"}]}),
    )
    assert checked(*steps).status == VERIFIED
    document = after(*steps)
    assert document["positions"] == {"case": "reviewing", "hold": "held", "notice/1": "up", "notice/2": "drafted"}
    assert document["groups"]["notices"] == [{"n": 1, "title": "丙"}, {"n": 2, "title": "乙"}]


def test_a_body_names_the_keys_of_its_groups_itself():
    document = after(NEXT | {"set": {"parcels": [{"id": "a"}]}, "keys": {"parcels": "id"}})
    document = document_after(document, step("deciding", "deciding", set={"parcels": [{"id": "b"}]}, keys={"parcels": "id"}))
    assert document["groups"]["parcels"] == [{"id": "a"}, {"id": "b"}]


def test_a_later_shape_is_remembered_with_its_group():
    assert after(NEXT | {"set": {"terms": {}}, "v": 2})["versions"] == {"terms": 2}


def said(**changes: Any) -> bytes:
    told = json.loads(case_json(a_log()[0]))
    return json.dumps({"case": told["case"] | changes, "achievements": []}).encode()


FALSE = {
    "another price": said(terms={"price": 1, "title": "一种“示例”装置\n"}),
    "another state": said(state="closed"),
    "one step more": said(seq=9),
    "a group that no step set": said(contract={"number": "HT-1"}),
    "another case": said(id="C2026-0002"),
    "achievements that are not the case's": said(achievements=[ACHIEVEMENT]),
    "an achievement without its entries": json.dumps({"case": json.loads(said())["case"], "achievements": [{"id": "A2026-0009"}]}).encode(),
    "no JSON": b"{",
    "not a case": b"[]",
    "a float": b'{"case": {"seq": 1.5}, "achievements": []}',
    "too deep": b"[" * 100_000,
}


@pytest.mark.parametrize("told", FALSE.values(), ids=FALSE)
def test_a_false_case_is_not_verified_though_the_export_binds_it(told: bytes):
    report = checked(told=told)
    assert report.status == NOT_VERIFIED
    assert all(problem.startswith("data/case.json：") for problem in report.problems)


def test_what_no_step_set_may_be_told_as_empty():
    assert checked(told=said(reason="", notices=[], hold={"reason": "", "state": "active"})).status == VERIFIED


def test_steps_of_a_life_cycle_of_several_that_came_later_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A verifier of before knows its own; each further object is told from the last, in the order in which they were made."""
    assert not any(entries.said_of(LifeCycle(key)) for key in verify.SEVERAL)
    later = {**LIFE_CYCLES, LifeCycle.HOLD: replace(LIFE_CYCLES[LifeCycle.HOLD], mark="H")}
    monkeypatch.setattr(entries, "LIFE_CYCLES", later)
    body: dict[str, Any] = {"table": "hold", "target": "", "destination": "held", "set": {}} | entries.said_of(LifeCycle.HOLD)
    document = verify.document_after(verify.document_after(verify.blank_document(), body), body)
    assert document["positions"] == {"hold/1": "held", "hold/2": "held"}
    assert verify.document_after(document, body | {"target": "1", "destination": "active"})["positions"]["hold/1"] == "active"


def test_the_verifier_knows_which_objects_are_several_and_where_they_start() -> None:
    assert {cycle.key for cycle in LIFE_CYCLES.values() if cycle.many} >= verify.SEVERAL
    starts = {cycle.key: cycle.position(blank(kind_of(cycle.key), "X1"), "") for cycle in LIFE_CYCLES.values()}
    assert {key: start for key, start in starts.items() if start != NEW} == verify.STARTS
