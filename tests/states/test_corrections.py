"""更正: what a corrected receipt comes to, and that everything recorded can be corrected or says why not."""

import pytest

from states.correction import FactKind
from states.corrections import FACTS
from states.errors import Refused
from states.signoff import Matter
from states.stages import CorrectionState, RoundState
from tests.states.walk import PROOF, Walk
from workflow.demo import material

SECOND = "zhu"


def received(walk: Walk, amount: str) -> Walk:
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.sign(Matter.SCHEME)
    return walk.received(amount)


def published(walk: Walk) -> Walk:
    walk.do("zheng", "allocate", "1")
    return walk.posted("2", ("unit_site",), kind="award", round=1)


def corrected(walk: Walk, of: str = "1", **value: object) -> Walk:
    """Proposed by finance and confirmed by a second person of it."""
    said = FACTS[FactKind.RECEIPT].said(walk.case, of)
    assert said is not None
    walk.do("zheng", "correct_receipt", round=int(of), value=said | value, reason="看错了回单。", evidence=[PROOF])
    walk.do(SECOND, "confirm_correction", walk.case.corrections[-1].key, note="一致")
    return walk


def test_the_awards_of_both_rounds_are_those_of_the_right_amount() -> None:
    """Published on too little and corrected, or recorded rightly at once: the same money to the same groups."""
    told = corrected(published(received(Walk().registered(), "600000.00")), amount="1000000.00")
    told.do("zheng", "allocate", "2")
    right = received(Walk().registered(), "1000000.00")
    right.do("zheng", "allocate", "1")
    assert sum(r.allocation.net for r in told.case.rounds) == right.case.rounds[0].allocation.net
    assert sum(r.allocation.pool for r in told.case.rounds) == right.case.rounds[0].allocation.pool


def test_what_was_awarded_too_much_comes_off_the_next_receipt() -> None:
    told = corrected(published(received(Walk().registered(), "600000.00")), amount="400000.00")
    told.do("zheng", "allocate", "2")
    assert told.case.rounds[1].state is RoundState.SETTLED
    assert told.case.rounds[1].allocation.carry_out == 20_000_000
    told.do("zheng", "record_receipt", **receipt(told, "600000.00"))
    told.do("zheng", "allocate", "3")
    right = received(Walk().registered(), "400000.00")
    right.do("zheng", "record_receipt", **receipt(right, "600000.00"))
    for n in ("1", "2"):
        right.do("zheng", "allocate", n)
    assert sum(r.allocation.net for r in told.case.rounds) == sum(r.allocation.net for r in right.case.rounds)


def receipt(walk: Walk, amount: str) -> dict[str, object]:
    return {"amount": amount, "received_on": str(walk.today()), "payer": material.BUYER["name"], "voucher": PROOF}


def test_costs_are_corrected_by_a_difference_too_and_once_more() -> None:
    told = published(received(Walk().registered(), "1000000.00"))
    kept = [dict(cost) for cost in material.COSTS]
    corrected(told, costs=kept[1:])
    assert [cost.amount for cost in told.case.rounds[1].costs] == [-1_200_000]
    corrected(told, costs=[*kept[1:], kept[0] | {"amount": "11000.00"}])
    assert [cost.amount for cost in told.case.rounds[2].costs] == [1_100_000]
    assert FACTS[FactKind.RECEIPT].said(told.case, "1")["costs"][-1]["amount"] == "11000.00"
    assert FACTS[FactKind.RECEIPT].said(told.case, "2") is None, "a difference is corrected by correcting its receipt"


def test_a_payer_is_corrected_without_a_round() -> None:
    told = corrected(published(received(Walk().registered(), "600000.00")), payer="某某公司", payer_explained="代付")
    assert (len(told.case.rounds), told.case.rounds[0].payer) == (1, "某某公司")
    assert told.case.corrections[0].follows == ("第 1 轮已经公示或者发放的分配不变",)
    assert told.case.corrections[0].old["payer"] == material.BUYER["name"]


def test_before_its_allocation_nothing_rests_on_a_receipt() -> None:
    told = corrected(received(Walk().registered(), "600000.00"), amount="500000.00")
    assert (told.case.rounds[0].amount, told.case.corrections[0].follows) == (50_000_000, ())


def test_only_what_is_there_can_be_corrected() -> None:
    told = received(Walk().registered(), "600000.00")
    told.do("zheng", "void_receipt", "1", reason="记错")
    for of in (1, 2):
        with pytest.raises(Refused, match="没有可以更正的到账登记"):
            told.do("zheng", "correct_receipt", round=of, value=receipt(told, "1.00"), reason="错", evidence=[PROOF])


def test_a_refused_correction_changes_nothing_and_is_kept() -> None:
    told = received(Walk().registered(), "600000.00")
    before = told.case.rounds
    told.do("zheng", "correct_receipt", round=1, value=receipt(told, "1.00"), reason="错", evidence=[PROOF])
    told.do(SECOND, "refuse_correction", "1", reason="回单即六十万元")
    kept = told.case.corrections[0]
    assert told.case.rounds == before
    assert (kept.state, kept.note, kept.confirmed_by) == (CorrectionState.REFUSED, "回单即六十万元", SECOND)
