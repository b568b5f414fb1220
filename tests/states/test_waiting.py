"""What a case waits for: of the steps in turn those that are still to be done, not those that may merely be done again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from states.lifecycles import LIFE_CYCLES
from states.stages import NEW, CaseState
from states.step import Kind
from states.table import LINES, STEPS
from tests.states.walk import PAPER, PROOF, Walk
from workflow.demo import material

#: Those that may be taken again, and so say under ``waits`` when they are still to be done.
AGAIN = {action for action, line in LINES.items() if line.waits}


def awaited(walk: Walk) -> set[str]:
    """Of those in turn; one that makes its object is always in turn, and its rules are not asked here."""
    case, found = walk.case, set()
    for step in STEPS:
        cycle = LIFE_CYCLES[step.table]
        about = ("",) if step.source == NEW else cycle.targets(case)
        turns = [t for t in about if cycle.belongs(case) and cycle.position(case, t) == step.source]
        found |= {step.action for target in turns if step.awaited(case, target)}
    return found & AGAIN


def with_contract(walk: Walk) -> Walk:
    walk.do("zhou", "prepare_contract", **material.contract(PROOF, "1"))
    return walk


def issued(walk: Walk) -> Walk:
    with_contract(walk).do("zhou", "issue_contract")
    return walk


def uploaded(walk: Walk) -> Walk:
    issued(walk).do("zhou", "upload_signed_contract", issued=PAPER, scan=PROOF, signed_on=str(walk.today()))
    return walk


def objected(walk: Walk) -> Walk:
    walk.do("zhou", "object", "1", objector="某公司", contact="138", named=True, text="价格过低", evidence=[])
    return walk


def answered(walk: Walk) -> Walk:
    objected(walk).do("wu", "answer_objection", "1", objection=1, outcome="dismissed", body="成果转化处", answer="依据充分")
    return walk


def allocated(walk: Walk) -> Walk:
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.sign(walk.case.signoffs[-1].matter)
    walk.received().do("zheng", "allocate", "1")
    return walk


MONEY, PAPERS = "record_receipt", "prepare_registration"
NOTICED = ("unit_site", "market")
ROAD: tuple[tuple[str, Callable[[], Walk], set[str]], ...] = (
    ("terms are settled", lambda: Walk().proposing(), {MONEY, PAPERS}),
    ("a price is reviewed that no notice shows", lambda: Walk().reviewing(), {MONEY, PAPERS, "draft_notice"}),
    ("its notice is up", lambda: Walk().deciding().posted("1", NOTICED, kind="price"), {MONEY, PAPERS}),
    ("an objection came", lambda: objected(Walk().deciding().posted("1", NOTICED, kind="price")), {MONEY, PAPERS, "answer_objection"}),
    ("it was answered", lambda: answered(Walk().deciding().posted("1", NOTICED, kind="price")), {MONEY, PAPERS}),
    ("a contract may be drawn up", lambda: Walk().approved(), {MONEY, PAPERS, "prepare_contract"}),
    ("it is drawn up", lambda: with_contract(Walk().approved()), {MONEY, PAPERS, "issue_contract"}),
    ("it is issued", lambda: issued(Walk().approved()), {MONEY, PAPERS, "upload_signed_contract"}),
    ("its scan is there", lambda: uploaded(Walk().approved()), {MONEY, PAPERS}),
    ("it is registered", lambda: Walk().registered(), {MONEY, "propose_scheme"}),
    ("a round has no notice yet", lambda: allocated(Walk().contracted()), {PAPERS, "draft_notice"}),
    ("all is paid", lambda: Walk().paid(), set()),
)


@pytest.mark.parametrize(("made", "expected"), [pytest.param(made, expected, id=said) for said, made, expected in ROAD])
def test_of_what_may_be_done_again_the_case_waits_for(made: Callable[[], Walk], expected: set[str]) -> None:
    assert awaited(made()) == expected


def test_part_of_the_price_leaves_the_rest_awaited() -> None:
    assert "record_receipt" in awaited(Walk().contracted().received("400000.00"))


def test_a_notice_of_older_terms_does_not_do() -> None:
    walk = Walk().deciding().posted("1", ("unit_site", "market"), kind="price")
    walk.case = replace(walk.case, terms_hash="0" * 64)
    assert "draft_notice" in awaited(walk)


def test_an_objection_is_looked_for_on_the_notice_that_is_there() -> None:
    assert not LINES["answer_objection"].awaited(Walk().case, "1")


def test_a_refused_registration_is_awaited_again() -> None:
    walk = Walk().contracted()
    walk.do("jiang", "prepare_registration", project="膜", field="材料", total="1000000.00", technical="1000000.00")
    assert "prepare_registration" not in awaited(walk)
    for action in ("submit_registration", "accept_registration"):
        walk.do("jiang", action, on=str(walk.today()))
    walk.do("jiang", "refuse_registration", reason="不属技术合同")
    assert "prepare_registration" in awaited(walk)


@pytest.mark.parametrize("line", [line for line in LINES.values() if line.kind in {Kind.EXIT, Kind.ANY_TIME}], ids=lambda line: line.action)
def test_nobody_waits_for_a_way_out_or_for_what_may_be_done_at_any_time(line) -> None:
    assert not line.awaited(Walk().case, "")


ENDS = {CaseState.REJECTED, CaseState.WITHDRAWN, CaseState.TERMINATED}


@pytest.mark.parametrize("step", [s for s in STEPS if s.destination in ENDS and not s.automatic], ids=lambda s: f"{s.action}-{s.source}")
def test_what_ends_a_case_by_somebodys_hand_is_a_way_out(step) -> None:
    assert step.kind is Kind.EXIT
