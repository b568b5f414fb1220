"""Stamp tax on the contract, exemption and award on its technical part, VAT where no text of the law is known."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.case import Case
from states.distribution import Allocation, AwardScheme, Round
from states.errors import Refused
from states.law import LawUnknown
from states.money import fen, half_up, yuan
from states.registration import Registration
from states.signoff import Matter
from states.stages import RegistrationState
from states.taxes import vat_exempt
from tests.states.revenue.test_order import CARRIED, FACTS, SCHEME, allocated, pools, receipt, receipts
from tests.states.walk import PROOF, Walk
from workflow.demo import material

SIGNED = Walk().contracted().case


def case_of(price: str, *rounds: Round, registered: str = "", **contract: Any) -> Case:
    """A signed case at that price; ``registered``: with what technical part."""
    assert SIGNED.terms is not None
    assert SIGNED.contract is not None
    terms = replace(SIGNED.terms, deal=replace(SIGNED.terms.deal, price=fen(price)))
    answers = {"lists_vat": False, "technical": fen(price)} | contract
    done = Registration(state=RegistrationState.REGISTERED, project="", field="", total=fen(price), technical=fen(registered or "0"))
    found = replace(SIGNED, terms=terms, contract=replace(SIGNED.contract, **answers), rounds=rounds)
    return replace(found, registration=done) if registered else found


def only(case: Case) -> Allocation:
    found = allocated(case, 1).rounds[0].allocation
    assert found is not None
    return found


UNREGISTERED = receipt(1, fen("106000.00"), fen("9250.00"))


@pytest.mark.parametrize(
    ("contract", "stamp", "net"),
    [
        pytest.param({}, "31.80", "89998.20", id="lists no VAT"),
        pytest.param({"lists_vat": True, "listed_vat": fen("6000.00")}, "30.00", "90000.00", id="lists it"),
        pytest.param({"lists_vat": None, "technical": 0}, "30.00", "90000.00", id="was not asked: as before"),
    ],
)
def test_stamp_tax_is_on_the_price_without_the_vat_that_the_contract_lists(contract: dict[str, Any], stamp: str, net: str) -> None:
    found = only(case_of("106000.00", UNREGISTERED, **contract))
    assert (yuan(found.vat), yuan(found.surcharges), yuan(found.stamp), yuan(found.net)) == ("6000.00", "720.00", stamp, net)


THREE = (receipt(1, fen("20000"), fen("25000")), receipt(2, fen("100000"), day=1), receipt(3, fen("100000"), day=2))


@pytest.mark.parametrize("order", tuple(permutations((1, 2, 3))), ids=str)
def test_the_first_receipt_bears_the_stamp_tax_of_the_whole_price_in_every_order(order: tuple[int, ...]) -> None:
    case = case_of("220000.00", *THREE, registered="220000.00")
    for n in order:
        case = allocated(case, n)
    assert [yuan(each.allocation.stamp) for each in case.rounds if each.allocation] == ["66.00", "0.00", "0.00"]
    assert [yuan(pool) for _, pool in sorted(pools(case).items())] == ["0.00", "75947.20", "80000.00"]
    assert yuan(sum(pools(case).values())) == "155947.20"


def test_a_late_first_receipt_does_not_bear_it_again() -> None:
    case = allocated(case_of("220000.00", THREE[2], registered="220000.00"), 3)
    case = replace(case, rounds=(*case.rounds, THREE[0], THREE[1]))
    for n in (1, 2):
        case = allocated(case, n)
    assert {each.n: yuan(each.allocation.stamp) for each in case.rounds if each.allocation} == {3: "66.00", 1: "0.00", 2: "0.00"}
    assert yuan(sum(pools(case).values())) == "155947.20"


@given(receipts(), st.data(), st.integers(1, 100), st.booleans(), st.sampled_from((SCHEME, CARRIED)))
def test_stamp_and_parts_move_no_fen_either(
    rounds: tuple[Round, ...], data: st.DataObject, hundredths: int, registered: bool, scheme: AwardScheme
) -> None:
    """Whatever part of the price is for technology, exempt or not: the same sheets in every order, and stamp tax once."""
    price = 100 * sum(each.amount for each in rounds)
    answers = {"technical": price * hundredths // 100, "other_vat_rate": 130_000}
    found = []
    for order in ([each.n for each in rounds], data.draw(st.permutations([each.n for each in rounds]))):
        case = case_of(yuan(price), *rounds, registered=yuan(price * hundredths // 100) if registered else "", **answers)
        for n in order:
            case = allocated(case, n, scheme)
        found.append(case)
    assert found[0] == found[1]
    sheets = [each.allocation for each in found[0].rounds if each.allocation is not None]
    due = half_up(Fraction(price * 3, 10_000))
    assert sum(sheet.stamp for sheet in sheets) == half_up(Fraction(due * hundredths, 100))
    assert all(sheet.technical + sheet.rest == each.amount for sheet, each in zip(sheets, found[0].rounds, strict=True))
    assert all(sheet.vat == 0 for sheet in sheets) or not registered


PARTED = {"technical": fen("600000.00"), "other_vat_rate": 130_000}
WHOLE_PRICE = receipt(1, fen("1000000.00"), fen("9820.00"))


def test_exemption_and_award_are_of_the_technical_part() -> None:
    found = only(case_of("1000000.00", WHOLE_PRICE, registered="600000.00", **PARTED))
    assert (yuan(found.technical), yuan(found.rest), yuan(found.rest_vat)) == ("600000.00", "400000.00", "46017.70")
    assert (found.vat, yuan(found.stamp), yuan(found.net), yuan(found.pool)) == (0, "180.00", "590000.00", "472000.00")


def test_unregistered_both_parts_are_taxed_each_at_its_rate() -> None:
    found = only(case_of("1000000.00", WHOLE_PRICE, **PARTED))
    assert (yuan(found.vat), yuan(found.rest_vat)) == ("33962.26", "46017.70")
    assert found.net == fen("600000.00") - found.vat - found.surcharges - found.stamp - found.costs


def test_what_the_registration_body_recognised_counts() -> None:
    found = only(case_of("1000000.00", WHOLE_PRICE, registered="550000.00", **PARTED))
    assert (yuan(found.technical), yuan(found.stamp)) == ("550000.00", "180.00")


def test_instalments_pay_for_both_parts_in_proportion() -> None:
    case = case_of("1000000.00", receipt(1, fen("250000")), receipt(2, fen("750000"), day=1), registered="600000.00", **PARTED)
    for n in (2, 1):
        case = allocated(case, n)
    assert [yuan(each.allocation.technical) for each in case.rounds if each.allocation] == ["150000.00", "450000.00"]


AFTER = date(2028, 1, 5)  #: the last day of the exemption that was read is 2027-12-31


def test_past_the_last_day_that_was_read_nobody_is_exempt_by_silence() -> None:
    case = case_of("106000.00", replace(UNREGISTERED, received_on=AFTER), registered="106000.00")
    with pytest.raises(LawUnknown):
        vat_exempt(case, case.rounds[0], FACTS)


@pytest.mark.parametrize(
    ("rate", "vat", "net"), [(0, "0.00", "96718.20"), (60_000, "6000.00", "89998.20"), (30_000, "3087.38", "93260.33")]
)
def test_the_rate_on_the_tax_offices_paper_is_applied(rate: int, vat: str, net: str) -> None:
    papered = replace(UNREGISTERED, received_on=AFTER, vat_rate=rate, vat_paper=PROOF)
    found = only(case_of("106000.00", papered, registered="106000.00"))
    assert (yuan(found.vat), yuan(found.net)) == (vat, net)


def received_after() -> Walk:
    """Registered, and the money came after the last day for which the exemption is known."""
    walk = Walk().registered()
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.sign(Matter.SCHEME)
    walk.days((AFTER - walk.today()).days)
    return walk.received("400000.00").received("600000.00")


def test_where_the_law_is_unknown_the_award_waits_for_the_rate_and_no_longer() -> None:
    walk = received_after()
    with pytest.raises(Refused) as refused:
        walk.do("zheng", "allocate", "1")
    assert [finding.rule for finding in refused.value.refusals] == ["vat_known"]
    walk.do("zheng", "record_vat_rate", "1", vat_rate="0", vat_paper=PROOF)
    made = walk.do("zheng", "allocate", "1")
    assert {f.rule: f.evidence for f in made.findings}["vat_basis"] == (PROOF,)


def test_a_receipt_before_it_that_is_still_open_must_be_settled_too() -> None:
    walk = received_after()
    walk.do("zheng", "record_vat_rate", "2", vat_rate="0", vat_paper=PROOF)
    with pytest.raises(Refused) as refused:
        walk.do("zheng", "allocate", "2")
    assert [finding.rule for finding in refused.value.refusals] == ["vat_known"]
    walk.do("zheng", "record_vat_rate", "1", vat_rate="0", vat_paper=PROOF)
    walk.do("zheng", "allocate", "2")


def test_where_the_law_is_known_nobody_chooses_another_rate() -> None:
    walk = Walk().contracted().received()
    with pytest.raises(Refused) as refused:
        walk.do("zheng", "record_vat_rate", "1", vat_rate="0", vat_paper=PROOF)
    assert [finding.rule for finding in refused.value.refusals] == ["vat_rule_unknown"]


#: What a contract answers wrongly of its price of 1,000,000.00.
WRONG = (
    {"technical": "1000000.01"},
    {"technical": "999999.99"},
    {"other_vat_rate": "13"},
    {"lists_vat": True},
    {"listed_vat": "0.01"},
    {"lists_vat": True, "listed_vat": "1000000.00"},
)


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_contract_parts_its_price_without_contradiction(wrong: dict[str, Any]) -> None:
    walk = Walk().approved()
    with pytest.raises(Refused) as refused:
        walk.do("zhou", "prepare_contract", **{**material.contract(PROOF, "1"), **wrong})
    assert [finding.rule for finding in refused.value.refusals] == ["price_is_parted"]
