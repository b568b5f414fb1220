"""The duty → evidence matrix: 27 rows, each with the entries that prove it, or why none does; nothing is assumed."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from documents.duties import DUTIES
from documents.papers.dossier.paper import ABSENT, NOT_APPLICABLE, PRESENT, DutyRow
from states.signoff import Matter
from states.table import LINES
from tests.workflow.conftest import Demo
from workflow.demo import road
from workflow.demo.player import Player
from workflow.dossier import duties, export
from workflow.house import House
from workflow.trail.entry import leaf_hash
from workflow.units import sample

NUMBERS = [f"EV-{n:02}" for n in range(1, 28)]
#: What no case of this release can show.
NEVER = {"EV-22", "EV-25", "EV-26"}


def inside(demo: Demo, case: str) -> dict[str, dict[str, object]]:
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
    assert duties.PROVING["EV-12"] == {"decided"}


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
