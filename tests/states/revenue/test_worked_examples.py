"""The worked examples of domain §5.2, to the 分."""

from dataclasses import replace
from fractions import Fraction

import pytest

from states.distribution import Group
from states.money import fen, half_up, yuan
from states.revenue import (
    FloorCheck,
    Floors,
    Line,
    Member,
    Month,
    Role,
    Scheme,
    allocate,
    annual_tax,
    award_pool,
    equity_split,
    net_income,
    self_implementation,
    taxable_award,
    total,
    withheld,
)

SEVENTY = Fraction(7, 10)
STAMP = Fraction(3, 10_000)
VAT = Fraction(6, 100)
SURCHARGES = {"城市维护建设税": Fraction(7, 100), "教育费附加": Fraction(3, 100), "地方教育附加": Fraction(2, 100)}
ZHEJIANG = Floors(pool=SEVENTY, main=SEVENTY, office=Fraction(1, 20))
NO_OFFICE = Floors(pool=SEVENTY, main=SEVENTY, office=None)

X1_SCHEME = Scheme(
    pool=800_000,
    college=100_000,
    university=100_000,
    main=800_000,
    others=150_000,
    office=50_000,
    members=(
        Member("A", Group.MAIN, 500_000),
        Member("B", Group.MAIN, 300_000),
        Member("C", Group.MAIN, 200_000),
        Member("D", Group.OTHERS, 1_000_000),
        Member("E", Group.OFFICE, 1_000_000),
    ),
)
THIRDS = Scheme(
    pool=700_000,
    college=0,
    university=300_000,
    main=1_000_000,
    others=0,
    office=0,
    members=tuple(Member(person, Group.MAIN, 333_333) for person in "ABC"),
)


def net_of(receipt, costs, *, exempt=True, carry_in=0):
    return net_income(
        fen(receipt),
        [Line(item, fen(amount)) for item, amount in costs.items()],
        vat_exempt=exempt,
        vat_rate=VAT,
        surcharge_rates=SURCHARGES,
        stamp_rate=STAMP,
        carry_in=carry_in,
    )


def test_x1_transfer_at_an_agreed_price():
    broker = half_up(fen("1000000.00") * Fraction(5, 100))
    assert yuan(broker) == "50000.00"
    sheet = net_of("1000000.00", {"评估费": "12000.00", "中介服务费": yuan(broker), "著录项目变更费": "200.00", "欠缴年费": "2710.00"})
    assert (yuan(sheet.stamp), sheet.vat, sheet.surcharges) == ("300.00", 0, ())
    assert (yuan(sheet.deducted), yuan(sheet.net), sheet.carry_out) == ("65210.00", "934790.00", 0)
    assert yuan(award_pool(sheet.net, SEVENTY, Fraction(0))) == "654353.00"
    split = allocate(sheet.net, X1_SCHEME, ZHEJIANG)
    assert [yuan(each) for each in (split.pool, split.college, split.university)] == ["747832.00", "93479.00", "93479.00"]
    assert [yuan(each) for each in (split.main, split.others, split.office)] == ["598265.60", "112174.80", "37391.60"]
    assert {payment.person: yuan(payment.amount) for payment in split.payments} == {
        "A": "299132.80",
        "B": "179479.68",
        "C": "119653.12",
        "D": "112174.80",
        "E": "37391.60",
    }
    assert split.checks == (
        FloorCheck("R01", fen("654353.00"), fen("747832.00")),
        FloorCheck("R04", fen("523482.40"), fen("598265.60")),
        FloorCheck("R05", fen("37391.60"), fen("37391.60")),
    )
    assert all(check.ok for check in split.checks)


def test_x2_entry_fee_and_royalties_with_costs_carried_over():
    sales = [fen("3333333.33"), fen("1234567.89")]
    receipts = ["20000.00", *(yuan(half_up(each * Fraction(3, 100))) for each in sales)]
    assert receipts == ["20000.00", "100000.00", "37037.04"]
    expected = [
        ("6.00", "25006.00", "0.00", "5006.00", "0.00", "0.00", ["0.00"] * 3),
        ("30.00", "6236.00", "93764.00", "0.00", "65634.80", "28129.20", ["21878.27", "21878.27", "21878.26"]),
        ("11.11", "1211.11", "35825.93", "0.00", "25078.16", "10747.77", ["8359.39", "8359.39", "8359.38"]),
    ]
    carried = 0
    for receipt, cost, row in zip(receipts, ["25000.00", "1200.00", "1200.00"], expected, strict=True):
        sheet = net_of(receipt, {"费用": cost}, carry_in=carried)
        split = allocate(sheet.net, THIRDS, NO_OFFICE)
        carried = sheet.carry_out
        figures = (sheet.stamp, sheet.deducted, sheet.net, sheet.carry_out, split.pool, split.university)
        assert (*map(yuan, figures), [yuan(payment.amount) for payment in split.payments]) == row
        assert [check.rule for check in split.checks] == ["R01", "R04"]
        assert all(check.ok for check in split.checks)


def test_x3_not_registered_so_the_price_includes_vat():
    sheet = net_of("106000.00", {"直接成本": "9250.00"}, exempt=False)
    assert (yuan(sheet.ex_vat), yuan(sheet.vat)) == ("100000.00", "6000.00")
    assert [(line.item, yuan(line.amount)) for line in sheet.surcharges] == [
        ("城市维护建设税", "420.00"),
        ("教育费附加", "180.00"),
        ("地方教育附加", "120.00"),
    ]
    assert (yuan(sheet.stamp), yuan(sheet.net)) == ("30.00", "90000.00")
    split = allocate(sheet.net, THIRDS, NO_OFFICE)
    assert (yuan(split.pool), yuan(split.university)) == ("63000.00", "27000.00")
    odd = net_of("99999.99", {}, exempt=False)
    assert (yuan(odd.ex_vat), yuan(odd.vat)) == ("94339.61", "5660.38")
    up = net_of("0.05", {}, exempt=False)
    assert (up.ex_vat, up.vat) == (5, 0)


def test_x4_technology_as_a_contribution():
    scheme = Scheme(
        pool=700_000,
        college=0,
        university=300_000,
        main=750_000,
        others=200_000,
        office=50_000,
        members=(
            Member("main 1", Group.MAIN, 400_000),
            Member("main 2", Group.MAIN, 350_000),
            Member("main 3", Group.MAIN, 250_000),
            Member("others", Group.OTHERS, 1_000_000),
            Member("office", Group.OFFICE, 1_000_000),
        ),
    )
    floors = Floors(rule="R02", pool=SEVENTY, main=SEVENTY, office=Fraction(1, 20))
    split = equity_split(fen("12000000"), [Line("investor", fen("28000000"))], scheme, floors, university="asset company")
    assert [(holder.name, yuan(holder.contribution), holder.share) for holder in split.holders] == [
        ("investor", "28000000.00", 700_000),
        ("asset company", "3600000.00", 90_000),
        ("main 1", "2520000.00", 63_000),
        ("main 2", "2205000.00", 55_125),
        ("main 3", "1575000.00", 39_375),
        ("others", "1680000.00", 42_000),
        ("office", "420000.00", 10_500),
    ]
    assert [holder.role for holder in split.holders] == [Role.INVESTOR, Role.UNIVERSITY, *[Role.AWARDED] * 5]
    assert (yuan(split.capital), yuan(split.allocation.pool)) == ("40000000.00", "8400000.00")
    assert [check.rule for check in split.allocation.checks if check.ok] == ["R02", "R04", "R05"]


def test_the_asset_company_holds_the_college_part_too():
    scheme = replace(THIRDS, college=100_000, university=200_000)
    split = equity_split(fen("100"), [Line("investor", fen("100"))], scheme, NO_OFFICE, university="asset company")
    assert sum(holder.contribution for holder in split.holders) == split.capital
    assert [yuan(holder.contribution) for holder in split.holders if holder.role is Role.UNIVERSITY] == ["30.00"]


@pytest.mark.parametrize(("technology", "invested"), [(0, 1), (1, 0), (-1, 1)])
def test_a_contribution_is_more_than_nothing(technology, invested):
    with pytest.raises(ValueError, match="出资额"):
        equity_split(technology, [Line("investor", invested)], THIRDS, NO_OFFICE, university="asset company")


def test_x9_awards_from_operating_profit():
    profits = [0, fen("500000"), fen("1234567.89"), -fen("100000"), fen("2000000")]
    awards = self_implementation(profits, rate=Fraction(1, 10), years=5)
    assert [yuan(award) for award in awards] == ["0.00", "50000.00", "123456.79", "0.00", "200000.00"]
    with pytest.raises(ValueError, match="投产后 5 年"):
        self_implementation([*profits, 1], rate=Fraction(1, 10), years=5)


def test_x10_a_floor_is_rounded_up():
    net = fen("33333.33")
    assert not FloorCheck("R01", award_pool(net, SEVENTY, Fraction(0)), fen("23333.33")).ok
    assert FloorCheck("R01", award_pool(net, SEVENTY, Fraction(0)), fen("23333.34")).ok
    assert yuan(award_pool(net, SEVENTY, SEVENTY)) == "23333.34"
    assert yuan(award_pool(fen("100000.01"), SEVENTY, SEVENTY)) == "70000.01"


@pytest.mark.parametrize(
    ("relief", "award", "june", "cumulative", "year_end"),
    [
        (True, "149566.40", "24263.28", "27993.28", "42993.28"),
        (False, "299132.80", "57883.20", "61613.20", "81819.84"),
    ],
)
def test_x6_income_tax_on_a_cash_award(relief, award, june, cumulative, year_end):
    taxable = taxable_award(fen("299132.80"), counted=Fraction(1, 2), relief=relief)
    assert yuan(taxable) == award
    plain = {"wage": fen("25000"), "social": fen("4500"), "special": fen("3000")}
    months = [Month(**plain, award=taxable if n == 6 else 0) for n in range(1, 13)]
    monthly = withheld(months)
    assert (yuan(sum(monthly[:5])), yuan(monthly[5]), yuan(sum(monthly[:6]))) == ("3730.00", june, cumulative)
    assert yuan(sum(monthly)) == year_end


def test_x6_without_an_award():
    monthly = withheld([Month(wage=fen("25000"), social=fen("4500"), special=fen("3000"))] * 12)
    assert (yuan(monthly[5]), yuan(sum(monthly[:6])), yuan(sum(monthly))) == ("1250.00", "4980.00", "13080.00")


@pytest.mark.parametrize(
    ("base", "tax"),
    [
        ("0", "0.00"),
        ("36000", "1080.00"),
        ("36000.01", "1080.00"),
        ("144000", "11880.00"),
        ("300000", "43080.00"),
        ("420000", "73080.00"),
        ("660000", "145080.00"),
        ("960000", "250080.00"),
        ("1000000", "268080.00"),
    ],
)
def test_the_brackets_meet_at_their_bounds(base, tax):
    assert yuan(annual_tax(fen(base))) == tax


def test_a_poor_month_gets_nothing_back():
    rich, poor = Month(wage=fen("50000")), Month(wage=0, social=fen("4500"))
    assert withheld([rich, poor, rich]) == (fen("1980.00"), 0, fen("3550.00"))
    assert withheld([poor]) == (0,)


@pytest.mark.parametrize(("receipt", "cost"), [(-1, 0), (0, -1)])
def test_a_negative_receipt_or_cost_is_refused(receipt, cost):
    rates = {"vat_exempt": True, "vat_rate": VAT, "surcharge_rates": SURCHARGES, "stamp_rate": STAMP}
    with pytest.raises(ValueError, match="不得为负"):
        net_income(receipt, [Line("费用", cost)], **rates)


def test_lines_add_up():
    assert total([Line("一", 1), Line("二", 2)]) == 3
