"""What holds of every allocation: sums, floors, monotony; and every tiny net income by brute force."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.distribution import Group
from states.money import MAX_FEN, WHOLE, ceil_of
from states.revenue import Floors, Line, Member, Scheme, allocate, award_pool, net_income

SEVENTY, TWENTIETH = Fraction(7, 10), Fraction(1, 20)
ZHEJIANG = Floors(pool=SEVENTY, main=SEVENTY, office=TWENTIETH)
AMOUNTS = st.integers(0, MAX_FEN)


def scheme_of(pool, main, office, *, college=0, others=(1,)):
    """A scheme with two main contributors, one office worker and these weights of others."""
    members = [Member("A", Group.MAIN, 666_667), Member("B", Group.MAIN, 333_333), Member("E", Group.OFFICE, WHOLE)]
    rest = WHOLE - main - office
    if rest:
        members += [Member(f"D{n}", Group.OTHERS, WHOLE // len(others)) for n in range(len(others))]
    return Scheme(
        pool=pool, college=college, university=WHOLE - pool - college, main=main, others=rest, office=office, members=tuple(members)
    )


@st.composite
def lawful_schemes(draw):
    pool = draw(st.integers(700_000, WHOLE))
    office = draw(st.integers(50_000, 300_000))
    main = draw(st.integers(700_000, WHOLE - office))
    people = draw(st.sampled_from([(1,), (1, 1), (1, 1, 1), (1,) * 7]))
    return scheme_of(pool, main, office, college=draw(st.integers(0, WHOLE - pool)), others=people)


LEAST = scheme_of(700_000, 700_000, 50_000)
TIGHT = scheme_of(700_000, 950_000, 50_000)


def adds_up(split):
    return (
        split.pool + split.college + split.university == split.net
        and split.main + split.others + split.office == split.pool
        and sum(payment.amount for payment in split.payments) == split.pool
        and min(split.pool, split.college, split.university, split.main, split.others, split.office) >= 0
        and all(payment.amount >= 0 for payment in split.payments)
    )


@given(AMOUNTS.filter(lambda net: net > 3), lawful_schemes())
def test_a_lawful_scheme_adds_up_and_never_undercuts_a_floor(net, scheme):
    split = allocate(net, scheme, ZHEJIANG)
    assert adds_up(split)
    assert [check.rule for check in split.checks] == ["R01", "R04", "R05"]
    assert all(check.ok for check in split.checks)
    assert Fraction(split.main) >= split.pool * SEVENTY
    assert Fraction(split.office) >= split.pool * TWENTIETH
    assert split.pool >= net * SEVENTY


@given(AMOUNTS, AMOUNTS, lawful_schemes())
def test_more_income_never_shrinks_the_pool(one, other, scheme):
    less, more = sorted((one, other))
    assert allocate(less, scheme, ZHEJIANG).pool <= allocate(more, scheme, ZHEJIANG).pool


@given(AMOUNTS, lawful_schemes())
def test_a_group_strays_from_its_share_by_few_fen(net, scheme):
    split = allocate(net, scheme, ZHEJIANG)
    for group, amount in ((Group.MAIN, split.main), (Group.OTHERS, split.others), (Group.OFFICE, split.office)):
        assert abs(amount - Fraction(split.pool * scheme.share_of(group), WHOLE)) < 3


def test_tiny_incomes_find_a_lawful_split_whenever_there_is_one():
    for net in range(400):
        pools = range(ceil_of(net, SEVENTY), net + 1)
        possible = any(ceil_of(pool, SEVENTY) + ceil_of(pool, TWENTIETH) <= pool for pool in pools)
        split = allocate(net, LEAST, ZHEJIANG)
        assert adds_up(split)
        assert all(check.ok for check in split.checks) is possible is (net == 0 or net > 3)


def test_a_scheme_without_slack_raises_the_pool_by_a_few_fen():
    for net in range(20, 200):
        split = allocate(net, TIGHT, replace(ZHEJIANG, main=Fraction(95, 100)))
        assert adds_up(split)
        assert all(check.ok for check in split.checks) is (split.pool % 20 == 0)
        assert split.pool - ceil_of(net, SEVENTY) < 20


@pytest.mark.parametrize("net", [10_000, 3_333_333])
@pytest.mark.parametrize(
    ("main", "office", "failed"), [(699_999, 50_000, ["R04"]), (700_000, 49_999, ["R05"]), (600_000, 10_000, ["R04", "R05"])]
)
def test_a_scheme_below_a_floor_is_shown_not_mended(net, main, office, failed):
    split = allocate(100 * net, scheme_of(700_000, main, office), ZHEJIANG)
    assert adds_up(split)
    assert [check.rule for check in split.checks if not check.ok] == failed


def test_a_pool_below_the_law_is_lifted_to_it():
    split = allocate(1_000_000, scheme_of(500_000, 700_000, 50_000, college=400_000), ZHEJIANG)
    assert (split.pool, split.college, split.university) == (700_000, 300_000, 0)


def test_without_floors_only_the_pool_is_checked():
    split = allocate(1_000_000, LEAST, Floors(pool=Fraction(1, 2), main=None, office=None))
    assert [(check.rule, check.required, check.actual) for check in split.checks] == [("R01", 500_000, 700_000)]


@pytest.mark.parametrize(("net", "floor", "rate"), [(-1, SEVENTY, SEVENTY), (1, Fraction(11, 10), SEVENTY), (1, SEVENTY, Fraction(-1, 10))])
def test_a_pool_needs_sensible_rates(net, floor, rate):
    with pytest.raises(ValueError, match="比例应在"):
        award_pool(net, floor, rate)


@given(AMOUNTS, st.fractions(0, 1), st.fractions(0, 1))
def test_a_pool_is_at_least_the_floor_and_never_above_net(net, floor, rate):
    pool = award_pool(net, floor, rate)
    assert net * floor <= pool <= net
    assert pool <= award_pool(net + 1, floor, rate)


@given(AMOUNTS, st.lists(AMOUNTS, max_size=4), st.integers(-3, MAX_FEN), st.booleans())
def test_a_calculation_sheet_balances(receipt, costs, carry_in, exempt):
    sheet = net_income(
        receipt,
        [Line(str(n), cost) for n, cost in enumerate(costs)],
        vat_exempt=exempt,
        vat_rate=Fraction(6, 100),
        surcharge_rates={"城建税": Fraction(7, 100)},
        stamp_rate=Fraction(3, 10_000),
        carry_in=carry_in,
    )
    assert receipt - sheet.deducted == sheet.net - sheet.carry_out
    assert sheet.ex_vat + sheet.vat == receipt
    assert min(sheet.net, sheet.carry_out) == 0
    assert min(sheet.net, sheet.carry_out, sheet.vat, sheet.stamp) >= 0
    assert sheet.net <= receipt - min(carry_in, 0)


FAULTS = [
    ({"pool": 700_001}, "之和须为 100%"),
    ({"pool": -1, "university": WHOLE + 1}, "不得为负"),
    ({"main": 700_001}, "三类人员"),
    ({"main": 950_000, "others": 0}, "不一致"),
    ({"members": LEAST.members[:2]}, "不一致"),
    ({"members": (*LEAST.members, LEAST.members[0])}, "重复"),
    ({"members": (*LEAST.members, Member("F", Group.MAIN, 0))}, "大于零"),
    ({"members": (*LEAST.members, Member("F", Group.MAIN, 1))}, "个人比例之和"),
    ({"members": (*LEAST.members[1:], Member("F", Group.MAIN, 666_666))}, "个人比例之和"),
    ({"members": (*LEAST.members[2:], *(Member(each, Group.MAIN, 300_000) for each in "AB"))}, "个人比例之和"),
]


@pytest.mark.parametrize(("fault", "reason"), FAULTS, ids=range(len(FAULTS)))
def test_a_scheme_that_does_not_add_up_is_refused(fault, reason):
    with pytest.raises(ValueError, match=reason):
        replace(LEAST, **fault)


def test_equal_parts_may_be_written_in_four_decimals():
    sevenths = tuple(Member(each, Group.MAIN, 142_857) for each in "ABCDEFG")
    split = allocate(
        1_000, replace(LEAST, main=WHOLE, others=0, office=0, members=sevenths), Floors(pool=SEVENTY, main=SEVENTY, office=None)
    )
    assert [payment.amount for payment in split.payments] == [100] * 7
