"""办结, rule by rule: what is refused while it is left to do, and what does not apply."""

from dataclasses import replace

import pytest

from states.errors import Refused
from states.findings import Outcome
from states.guards import closing
from states.outstanding import outstanding, received
from states.signoff import Matter
from tests.states.walk import PROOF, Walk, regulation
from workflow.demo import material


def settling() -> Walk:
    """A tenth of the price received and allocated."""
    walk = Walk().registered()
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.sign(Matter.SCHEME)
    walk.received("100000.00").do("zheng", "allocate", "1")
    return walk


def given_up(walk: Walk, amount: str = "900000.00") -> Walk:
    walk.do("zheng", "record_shortfall", amount=amount, reason="受让方破产。", evidence=[PROOF])
    return walk


def said(rule, walk: Walk) -> Outcome:
    return rule(walk.case, walk.facts(), regulation(), walk.at).outcome


def test_what_is_given_up_counts_when_a_second_person_confirmed_it() -> None:
    walk = given_up(settling())
    assert said(closing.price_settled, walk) is Outcome.REFUSED
    walk.do("jiang", "confirm_shortfall", note="与决定文件核对一致")
    assert said(closing.price_settled, walk) is Outcome.MET
    assert (walk.case.shortfall.amount, walk.case.shortfall.confirmed_by) == (90_000_000, "jiang")


def test_money_that_comes_meanwhile_asks_for_a_new_record() -> None:
    walk = given_up(settling()).received("100.00")
    with pytest.raises(Refused, match="缺额与合同未收款"):
        walk.do("jiang", "confirm_shortfall", note="一致")
    walk = given_up(walk, "899900.00")
    walk.do("jiang", "confirm_shortfall", note="一致")
    with pytest.raises(Refused, match="没有待核对"):
        walk.do("zhou", "confirm_shortfall", note="一致")


def test_nothing_is_given_up_of_a_price_that_came() -> None:
    walk = Walk().registered().received()
    with pytest.raises(Refused, match="缺额与合同未收款"):
        given_up(walk, "0.01")


def test_a_voided_receipt_is_outstanding_again() -> None:
    walk = Walk().registered().received("100000.00")
    assert (received(walk.case), outstanding(walk.case)) == (10_000_000, 90_000_000)
    walk.do("zheng", "void_receipt", "1", reason="记错")
    assert (received(walk.case), outstanding(walk.case)) == (0, 100_000_000)


def test_before_there_are_terms_nothing_of_it_is_settled() -> None:
    walk = Walk().ledgered()
    walk.do("wang", "open", achievements=["A1"])
    assert outstanding(walk.case) is None
    assert said(closing.title_recorded, walk) is Outcome.REFUSED
    assert said(closing.price_settled, walk) is Outcome.NOT_APPLICABLE
    bare = replace(walk.case, shortfall=None)
    assert closing.second_person_on_shortfall(bare, walk.facts(), regulation(), walk.at).outcome is Outcome.PENDING
