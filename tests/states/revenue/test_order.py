"""The same receipts give the same amount per round, in whatever order they are allocated, and whenever they were recorded."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.allocation import allocation_of
from states.case import Case
from states.distribution import AwardScheme, Cost, Group, Round, Share
from states.findings import Outcome
from states.guards import distribution
from states.money import WHOLE, fen, yuan
from states.registration import Registration
from states.stages import CaseState, RegistrationState, RoundState
from tests.states.walk import Walk

FACTS = Walk().facts()
DAY = date(2026, 4, 1)
TEAM = Share(person="wang", name="王明远", post="教授", group=Group.MAIN, weight=WHOLE, leader=False)
SCHEME = AwardScheme(n=1, pool=800_000, college=100_000, university=100_000, main=WHOLE, others=0, office=0, shares=(TEAM,), terms_hash="")
#: Someone of the office carried the deal: now a few 分 cannot be shared.
CARRIED = replace(SCHEME, main=900_000, office=100_000, shares=(TEAM, replace(TEAM, person="zhou", name="周敏", group=Group.OFFICE)))


def receipt(n: int, amount: int, cost: int = 0, day: int = 0) -> Round:
    return Round(
        n=n,
        state=RoundState.RECEIVED,
        amount=amount,
        received_on=DAY + timedelta(days=day),
        payer="",
        payer_explained="",
        voucher="",
        costs=(Cost(item="费用", amount=cost, voucher_no=""),) if cost else (),
    )


def case_of(*rounds: Round) -> Case:
    """Registered, so that no VAT is due."""
    done = Registration(state=RegistrationState.REGISTERED, project="", field="", total=1, technical=1)
    return Case(id="C1", state=CaseState.SETTLING, rounds=rounds, registration=done)


def allocated(case: Case, n: int, scheme: AwardScheme = SCHEME) -> Case:
    """The case with one more round allocated."""
    found = case.round(str(n))
    assert found is not None
    done = replace(found, state=RoundState.ALLOCATED, allocation=allocation_of(case, found, scheme, FACTS))
    return replace(case, rounds=tuple(done if each.n == n else each for each in case.rounds))


def pools(case: Case) -> dict[int, int]:
    return {each.n: each.allocation.pool for each in case.rounds if each.allocation is not None}


THREE = (receipt(1, fen("20000"), fen("25000")), receipt(2, fen("100000"), day=1), receipt(3, fen("100000"), day=2))


@pytest.mark.parametrize("order", tuple(permutations((1, 2, 3))), ids=str)
def test_three_receipts_give_the_same_pools_in_all_six_orders(order: tuple[int, ...]) -> None:
    case = case_of(*THREE)
    for n in order:
        case = allocated(case, n)
    assert yuan(sum(pools(case).values())) == "155947.20"
    assert [yuan(pool) for _, pool in sorted(pools(case).items())] == ["0.00", "75971.20", "79976.00"]


@st.composite
def receipts(draw: st.DrawFn) -> tuple[Round, ...]:
    """Receipts with their costs, some on the same day, recorded in any order; amounts down to a single 分."""
    amounts = st.one_of(st.integers(1, 9), st.integers(1, fen("100000")))
    costs = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, fen("100000")))
    number = draw(st.integers(1, 5))
    return tuple(receipt(n + 1, draw(amounts), draw(costs), draw(st.integers(0, 3))) for n in range(number))


@given(receipts(), st.data(), st.sampled_from((SCHEME, CARRIED)))
def test_the_order_of_allocation_moves_no_fen(rounds: tuple[Round, ...], data: st.DataObject, scheme: AwardScheme) -> None:
    ordered = sorted(rounds, key=lambda each: (each.received_on, each.n))
    orders = ([each.n for each in ordered], data.draw(st.permutations([each.n for each in rounds])))
    found = []
    for order in orders:
        case = case_of(*rounds)
        for n in order:
            case = allocated(case, n, scheme)
        found.append(case)
    assert found[0] == found[1]
    sheets = [each.allocation for each in found[0].rounds if each.allocation is not None]
    kept = sum(each.amount for each in rounds) - sum(s.vat + s.surcharges + s.stamp + s.costs for s in sheets)
    assert kept == sum(s.net for s in sheets) - sum(s.carry_out - s.carry_in for s in sheets)
    inside = [found[0].round(each.key) for each in ordered]
    carried = [(each.allocation.carry_in, each.allocation.carry_out) for each in inside if each is not None and each.allocation is not None]
    assert [left for _, left in carried[:-1]] == [taken for taken, _ in carried[1:]]


def test_a_late_receipt_passes_what_is_allocated_by() -> None:
    """Recorded after round 1 was allocated, received before it: its costs go to the next receipt, and round 1 stands."""
    case = allocated(case_of(receipt(1, fen("100000"), day=5)), 1)
    before = case.rounds[0]
    case = replace(case, rounds=(*case.rounds, receipt(2, fen("20000"), fen("25000")), receipt(3, fen("100000"), day=6)))
    for n in (3, 2):
        case = allocated(case, n)
    assert case.rounds[0] == before
    assert {n: yuan(pool) for n, pool in pools(case).items()} == {1: "79976.00", 2: "0.00", 3: "75971.20"}


def test_costs_that_an_allocated_round_bore_and_that_fell_away_come_back_with_the_next_receipt() -> None:
    case = allocated(case_of(*THREE[:2]), 2)
    voided = replace(case.rounds[0], state=RoundState.VOIDED)
    case = allocated(replace(case, rounds=(voided, case.rounds[1], THREE[2])), 3)
    assert {n: yuan(pool) for n, pool in pools(case).items()} == {2: "75971.20", 3: "83980.80"}


@pytest.mark.parametrize("amount", [1, 2, 3])
def test_a_few_fen_that_nobody_can_share_lawfully_go_to_the_next_receipt(amount: int) -> None:
    case = case_of(receipt(1, amount), receipt(2, fen("100"), day=1))
    for n in (1, 2):
        case = allocated(case, n, CARRIED)
    first, second = (each.allocation for each in case.rounds)
    assert first is not None
    assert second is not None
    assert (first.net, first.pool, first.carry_out) == (0, 0, -amount)
    assert second.net == fen("100") - 3 + amount


def test_a_scheme_below_the_law_is_not_taken_for_a_few_fen_that_cannot_be_shared() -> None:
    low = replace(CARRIED, main=990_000, office=10_000)
    case, walk = case_of(receipt(1, fen("100"))), Walk()
    made = allocated(case, 1, low).rounds[0].allocation
    assert made is not None
    assert (made.carry_out, made.net) == (0, fen("100") - 3)
    said = {
        scheme.office: distribution.award_reaches_floors(replace(case, scheme=scheme), replace(FACTS, target="1"), walk.rules, walk.at)
        for scheme in (low, CARRIED)
    }
    assert {office: finding.outcome for office, finding in said.items()} == {10_000: Outcome.REFUSED, 100_000: Outcome.MET}
    assert said[10_000].rule == "award_reaches_floors"
