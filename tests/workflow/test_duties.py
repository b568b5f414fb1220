"""The duty → evidence matrix: 27 rows, each with the entries that prove it, or why none does; nothing is assumed."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from documents.duties import DUTIES
from documents.papers.dossier.paper import ABSENT, NOT_APPLICABLE, PRESENT, DutyRow
from states.achievement import Leadership
from states.signoff import Matter
from states.table import LINES
from tests.states.walk import Walk
from tests.workflow.conftest import Demo
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.dossier import duties, export
from workflow.house import House
from workflow.trail.entry import leaf_hash
from workflow.units import sample

NUMBERS = [f"EV-{n:02}" for n in range(1, 28)]
#: What no case of this release can show.
NEVER = {"EV-22", "EV-25", "EV-26"}


def inside(demo: Demo, case: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in json.loads(demo.members(case)["data/duties.json"])}


def status(rows: Sequence[DutyRow]) -> dict[str, str]:
    return {row.id: row.status for row in rows}


def test_every_duty_has_its_proof_and_no_proof_is_left_over() -> None:
    assert [d.id for d in DUTIES] == NUMBERS
    assert list(duties.PROOFS) == NUMBERS


@pytest.mark.parametrize("proves", [("EV-28",), ("EV-1",)])
def test_a_step_that_proves_what_is_no_duty_is_refused(monkeypatch: pytest.MonkeyPatch, proves: tuple[str, ...]) -> None:
    lines = {**LINES, "consent": replace(LINES["consent"], proves=proves)}
    monkeypatch.setattr(duties, "LINES", lines)
    with pytest.raises(AssertionError, match=f"consent proves {proves[0]}, which is no duty"):
        duties.proving()


def test_duties_are_proved_by_the_steps_that_say_so() -> None:
    assert {number for number, actions in duties.PROVING.items() if not actions} == {*NEVER, "EV-15", "EV-23"}
    assert duties.PROVING["EV-13"] == {"draft_notice", "post_notice", "end_notice"}
    assert duties.PROVING["EV-12"] == {"agree", "record_meeting", "confirm_signed", "decided"}


@pytest.mark.parametrize("case", ["C2026-0001", "C2026-0002", "C2026-0003", "C2026-0004"])
def test_a_finished_case_lacks_only_what_cannot_be_shown_yet(demo: Demo, case: str) -> None:
    rows = inside(demo, case)
    assert list(rows) == NUMBERS
    assert {number for number, row in rows.items() if row["status"] == ABSENT} == NEVER
    assert all(row["note"] for row in rows.values() if row["status"] != PRESENT)


def test_the_evidence_is_in_the_dossier_by_number_and_hash(demo: Demo) -> None:
    lines = demo.members("C2026-0001")["data/entries.jsonl"].splitlines()
    leaves = {json.loads(line)["seq"]: leaf_hash(line).hex() for line in lines}
    rows = inside(demo, "C2026-0001").values()
    cited = [(e["seq"], e["leaf"]) for row in rows for e in row["evidence"]]
    assert len(cited) > 30
    assert [pair for pair in cited if leaves.get(pair[0]) != pair[1]] == []
    assert all(row["evidence"] for row in rows if row["status"] == PRESENT)


def test_what_did_not_happen_does_not_apply_and_says_why(demo: Demo) -> None:
    straight, objected, related = (inside(demo, case) for case in ("C2026-0001", "C2026-0002", "C2026-0003"))
    assert (straight["EV-14"]["status"], objected["EV-14"]["status"]) == (NOT_APPLICABLE, PRESENT)
    assert straight["EV-14"]["note"] == "公示期间未收到异议"
    assert (straight["EV-09"]["status"], related["EV-09"]["status"]) == (NOT_APPLICABLE, PRESENT)


def test_a_new_case_lacks_all_but_what_was_done(finished: House) -> None:
    player = Player(finished, sample.UNIT)
    achievement = road.ledgered(player, "ZL201910234567.8", "一种膜")
    case = player.do("zhou", "open", achievements=[achievement]).subject
    found = status(export.duty_matrix(finished, player.caller("yang"), case))
    assert {n for n, s in found.items() if s == PRESENT} == {"EV-01", "EV-02", "EV-03", "EV-04", "EV-27"}
    assert found["EV-09"] != PRESENT
    assert found["EV-14"] == ABSENT  # no notice has run: that nobody objected is not known yet


def test_half_of_a_proof_is_none(finished: House) -> None:
    """A notice that was drafted and posted but has not ended proves nothing yet."""
    player = Player(finished, sample.UNIT)
    case = road.proposed(player, road.ledgered(player, "ZL201910234567.8", "一种膜"), "600000.00")
    player.sign(case, Matter.REVIEW)
    number = road.posted(player, case, "price", ("unit_site", "market"))
    assert status(export.duty_matrix(finished, player.caller("yang"), case))["EV-13"] == ABSENT
    road.run_out(player, case, number)
    player.do("zhou", "end_notice", case, number)
    assert status(export.duty_matrix(finished, player.caller("yang"), case))["EV-13"] == PRESENT


def rows_of(house: House, case: str) -> dict[str, DutyRow]:
    return {row.id: row for row in export.duty_matrix(house, Player(house, sample.UNIT).caller("yang"), case)}


def test_each_of_the_team_is_asked_and_who_is_missing_is_named(finished: House) -> None:
    """One completer's consent is not the team's, and a consent to other terms is none."""
    player = Player(finished, sample.UNIT)
    case = player.do("zhou", "open", achievements=[road.ledgered(player, "ZL201910234567.8", "一种膜")]).subject
    player.do("zhou", "set_terms", case, **material.terms("600000.00"))
    player.do("wang", "consent", case, agrees=True, waives_priority=True, text="同意")
    found = rows_of(finished, case)
    assert (found["EV-06"].status, found["EV-06"].note) == (ABSENT, "完成人团队尚未同意：缺陈㛃的意见、李思齐的意见")
    assert found["EV-05"].status == ABSENT
    for person in ("li", "chen"):
        player.do(person, "consent", case, agrees=True, waives_priority=False, text="同意，保留优先受让权")
    found = rows_of(finished, case)
    assert (found["EV-05"].status, found["EV-06"].status) == (PRESENT, PRESENT)
    player.do("zhou", "set_terms", case, **material.terms("700000.00"))
    found = rows_of(finished, case)
    assert (found["EV-05"].status, found["EV-06"].status) == (ABSENT, ABSENT)


def test_approvers_declare_too(finished: House) -> None:
    player = Player(finished, sample.UNIT)
    case = player.do("zhou", "open", achievements=[road.ledgered(player, "ZL201910234567.8", "一种膜")]).subject
    player.do("zhou", "set_terms", case, **material.terms("600000.00"))
    for person in ("wang", "li", "chen", "zhou"):
        player.do(person, "declare_relation", case, related=False, text="无关联")
    assert rows_of(finished, case)["EV-08"].status == PRESENT
    road.prepare(player, case, "600000.00")
    player.do("zhou", "submit", case)
    player.do("gao", "agree", case, player.task(case, Matter.REVIEW, "gao"), text="同意")
    row = rows_of(finished, case)["EV-08"]
    assert (row.status, row.note) == (ABSENT, "尚未作关联声明：缺高远的关联声明")
    player.do("gao", "declare_relation", case, related=False, text="无关联")
    row = rows_of(finished, case)["EV-08"]
    assert (row.status, len(row.evidence)) == (PRESENT, 5)


def acts(demo: Demo, case: str, duty: str) -> list[str]:
    """The actions of the entries that a duty lists."""
    entries = {e["seq"]: e["action"] for e in map(json.loads, demo.members(case)["data/entries.jsonl"].splitlines())}
    return [entries[e["seq"]] for e in inside(demo, case)[duty]["evidence"]]


@pytest.mark.parametrize("case", ["C2026-0001", "C2026-0002", "C2026-0003", "C2026-0004"])
def test_a_decision_is_proved_by_who_decided_and_a_price_notice_by_itself(demo: Demo, case: str) -> None:
    assert set(acts(demo, case, "EV-12")) <= {"agree", "record_meeting", "confirm_signed"}
    assert "decided" not in acts(demo, case, "EV-12")
    entries = {e["seq"]: e for e in map(json.loads, demo.members(case)["data/entries.jsonl"].splitlines())}

    def kinds(duty: str) -> set[str]:
        listed = [entries[e["seq"]] for e in inside(demo, case)[duty]["evidence"]]
        return {notice["kind"] for entry in listed for notice in entry["body"]["set"]["notices"]}

    assert kinds("EV-13") == {"price"}
    assert kinds("EV-21") == {"award"}


def test_a_related_completer_is_no_approver_who_would_have_to_be_recused(finished: House) -> None:
    player = Player(finished, sample.UNIT)
    achievement = road.ledgered(player, "ZL201910234567.8", "一种膜")
    case = road.proposed(player, achievement, "600000.00", related="股东是王明远之弟")
    row = rows_of(finished, case)["EV-09"]
    assert (row.status, row.note) == (NOT_APPLICABLE, "声明利害关系的王明远是完成人，不参与审核和决策，无须回避")
    player.do("zhao", "declare_relation", case, related=True, text="亲属")
    assert rows_of(finished, case)["EV-09"].status == ABSENT


@pytest.mark.parametrize(("leadership", "flagged"), [(Leadership.UNIT_CHIEF, False), (Leadership.MIDDLE, False), (Leadership.NONE, True)])
def test_who_disclosed_leadership_is_a_leader_whatever_the_scheme_says(leadership: Leadership, flagged: bool) -> None:
    walk = Walk().paid()
    assert walk.case.scheme is not None
    row = {r.id: r for r in duties.matrix(walk.case, walk.facts(), [])}["EV-23"]
    assert (row.status, row.note) == (NOT_APPLICABLE, "分配名单中没有担任领导职务的人员")
    first, *others = walk.achievement.completers
    walk.achievement = replace(walk.achievement, completers=(replace(first, leadership=leadership), *others))
    shares = tuple(replace(s, leader=flagged and s.person == first.person) for s in walk.case.scheme.shares)
    walk.case = replace(walk.case, scheme=replace(walk.case.scheme, shares=shares))
    row = {r.id: r for r in duties.matrix(walk.case, walk.facts(), [])}["EV-23"]
    assert (row.status, row.note) == (ABSENT, "尚未分配，或者领导人员本人的声明没有记录：缺王明远的领导人员声明")
    apart = replace(walk.case.scheme, shares=tuple(s for s in shares if s.person != first.person))
    row = {r.id: r for r in duties.matrix(replace(walk.case, scheme=apart), walk.facts(), [])}["EV-23"]
    told = "分配名单中没有担任领导职务的人员" if flagged else "完成人王明远担任领导职务，不在分配名单中"
    assert (row.status, row.note) == (NOT_APPLICABLE, told)
