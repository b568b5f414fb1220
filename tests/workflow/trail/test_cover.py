"""The data inside a dossier's cover, and the duty matrix, are held to the entries: who exports cannot say something else there."""

import json
import zlib
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from states import labels
from states.stages import FINAL, LifeCycle
from tests.workflow.conftest import Demo
from tests.workflow.trail.dossier_builder import (
    CASE,
    VKEY,
    Log,
    a_cover,
    a_duty,
    a_log,
    cover,
    export,
    files,
    payload,
    seal,
    step,
)
from workflow.trail import verify

A_COVER, A_DUTY = a_cover(a_log()[0]), a_duty(a_log()[0])
NAME, DUTIES = "data/dossier.pdf", "data/duties.json"


def checked(change: Callable[[Log, list[int]], None] = lambda _log, _cited: None, **members: bytes) -> tuple[str, ...]:
    """Problems of a dossier exported and signed with these members."""
    log, cited = a_log()
    change(log, cited)
    bound = files(log) | {f"data/{name.replace('_', '.')}": content for name, content in members.items()}
    seqs = export(log, cited, bound)
    return verify.verify_bytes(seal(payload(log, seqs, bound, log.checkpoint())), vkey=VKEY).problems


def test_an_honest_cover_holds() -> None:
    assert checked() == ()


FALSE: dict[str, Any] = {
    "case": "C2026-0002",
    "price": 1,
    "related": True,
    "transferee": "别的公司",
    "contract_number": "1",
    "registration_number": "1",
    "state": "办结",
    "opened_on": "2026-03-03",
    "closed_on": "2026-03-03",
    "regulation.content_hash": "0" * 64,
    "log.origin": "anxin/X/case",
    "log.first_seq": 5,
    "log.last_seq": 9,
    "log.entries": 4,
    "timeline": [],
    "duties": [],
}


@pytest.mark.parametrize("what", FALSE)
def test_whatever_a_cover_says_falsely_is_named(what: str) -> None:
    told: Any = deepcopy(A_COVER)
    *path, last = what.split(".")
    (told[path[0]] if path else told)[last] = FALSE[what]
    assert checked(dossier_pdf=cover(told)) == (f"{NAME}：所附数据的 {what} 与条目不符",)


def test_every_statement_that_is_held_was_tried() -> None:
    entries, _ = verify.read_entries(b"".join(leaf + b"\n" for leaf in a_log()[0].leaves if b'"case":"' + CASE.encode() in leaf))
    wanted = verify.cover_wanted(entries, verify.replayed(entries)[0][CASE], {})
    assert {*wanted, "duties", "regulation.content_hash", "log.origin"} == set(FALSE)


@pytest.mark.parametrize(("field", "value"), [("seq", 5), ("when", "2026-03-02 09:01"), ("who", "王老师")])
def test_a_step_of_the_timeline_told_falsely_is_named(field: str, value: object) -> None:
    told: Any = deepcopy(A_COVER)
    told["timeline"][0][field] = value
    assert checked(dossier_pdf=cover(told)) == (f"{NAME}：所附数据的 timeline 与条目不符",)


@pytest.mark.parametrize(("field", "value"), [("leaf", "0" * 64), ("when", ""), ("who", "李老师"), ("seq", 3), ("seq", 99)])
def test_evidence_that_is_another_entry_is_named(field: str, value: object) -> None:
    duty = deepcopy(A_DUTY)
    duty["evidence"][0][field] = value
    told = deepcopy(A_COVER) | {"duties": [duty]}
    number = value if field == "seq" else 4
    assert checked(dossier_pdf=cover(told), duties_json=verify.canonical([duty])) == (f"{DUTIES}：EV-27 所列的条目 {number} 与条目不符",)


@pytest.mark.parametrize("duty", [A_DUTY | {"evidence": []}, A_DUTY | {"status": "缺"}])
def test_a_duty_that_stands_otherwise_than_its_evidence_is_named(duty: dict[str, Any]) -> None:
    told = deepcopy(A_COVER) | {"duties": [duty]}
    assert checked(dossier_pdf=cover(told), duties_json=verify.canonical([duty])) == (
        f"{DUTIES}：EV-27 称 {duty['status']}，与所列证据不配",
    )


def test_a_case_that_has_ended_says_when() -> None:
    def ended(log: Log, cited: list[int]) -> None:
        cited.append(log.append(CASE, "withdraw", step("reviewing", "withdrawn"), actor="system"))

    timeline = [*A_COVER["timeline"], {"seq": 9, "when": "2026-03-02 09:00", "who": "系统"}]
    told = deepcopy(A_COVER) | {"state": "已撤回", "closed_on": "2026-03-02", "timeline": timeline}
    told["log"] |= {"last_seq": 9, "entries": 4}
    assert checked(ended, dossier_pdf=cover(told)) == ()
    assert checked(ended, dossier_pdf=cover(told | {"closed_on": None})) == (f"{NAME}：所附数据的 closed_on 与条目不符",)


def test_a_person_is_called_as_the_entries_say() -> None:
    def seated(log: Log, cited: list[int]) -> None:
        cited.append(log.append("", "person_seated", {"kind": "seats", "person": "王老师", "name": "王明远"}))

    told: Any = deepcopy(A_COVER)
    for one in told["timeline"]:
        one["who"] = "王明远"
    told["duties"][0]["evidence"][0]["who"] = "王明远"
    assert checked(seated, dossier_pdf=cover(told), duties_json=verify.canonical(told["duties"])) == ()


def test_terms_in_two_halves_are_read_by_the_one_that_is_signed() -> None:
    deal = {"price": 7, "related": True, "buyer": {"name": "某公司"}}

    def newer(log: Log, cited: list[int]) -> None:
        body = step("reviewing", "proposing", set={"terms": {"offer": {"price": 7}, "deal": deal}}, v=2)
        cited.append(log.append(CASE, "set_terms", body, actor="system"))

    told = deepcopy(A_COVER) | {"price": 7, "related": True, "transferee": "某公司", "state": "拟定方案"}
    told["timeline"].append({"seq": 9, "when": "2026-03-02 09:00", "who": "系统"})
    told["log"] |= {"last_seq": 9, "entries": 4}
    assert checked(newer, dossier_pdf=cover(told)) == ()
    assert checked(newer, dossier_pdf=cover(told | {"transferee": ""})) == (f"{NAME}：所附数据的 transferee 与条目不符",)


def test_an_entry_of_the_system_is_its() -> None:
    def moved(log: Log, cited: list[int]) -> None:
        cited.append(log.append(CASE, "attached", {"kind": "attachment"}, actor="system"))

    log, cited = a_log()
    moved(log, cited)
    told: Any = deepcopy(A_COVER)
    told["timeline"].append({"seq": 9, "when": "2026-03-02 09:00", "who": "系统"})
    told["log"] |= {"last_seq": 9, "entries": 4}
    told["duties"][0]["evidence"] = [{"seq": 9, "leaf": log.hashes[9].hex(), "when": "2026-03-02 09:00", "who": "系统"}]
    assert checked(moved, dossier_pdf=cover(told), duties_json=verify.canonical(told["duties"])) == ()


HEADER = b"<</Type /EmbeddedFile>>\nstream\n"


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (b"%PDF", f"{NAME}：其中应恰有一份所附数据"),
        (cover(A_COVER) + cover(A_COVER), f"{NAME}：其中应恰有一份所附数据"),
        (HEADER + b"no stream", f"{NAME}：所附数据不能读取"),
        (HEADER + zlib.compress(b"no json"), f"{NAME}：所附数据不能读取"),
        (HEADER + zlib.compress(b"[" * 100_000), f"{NAME}：所附数据不能读取"),
        (cover([]), f"{NAME}：封面或履责清单的数据不全，不能核对"),
        (cover({}), f"{NAME}：封面或履责清单的数据不全，不能核对"),
    ],
)
def test_a_cover_that_cannot_be_read_is_named(spoilt: bytes, said: str) -> None:
    assert checked(dossier_pdf=spoilt) == (said,)


def test_the_standings_are_those_of_the_labels() -> None:
    assert {state.value: word for state, word in labels.STATE[LifeCycle.CASE].items()} == verify.STANDINGS
    assert {state.value for state in FINAL} == verify.ENDS


def test_the_real_cover_is_read(demo: Demo) -> None:
    members = demo.members("C2026-0002")
    told = verify.embedded(members[NAME])
    assert told["case"] == "C2026-0002"
    assert told["duties"] == json.loads(members[DUTIES])
    assert verify.shown("2026-03-02T17:00:00.000000Z") == "2026-03-03 01:00"
