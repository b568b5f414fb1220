"""From a recorded receipt to its allocation: the scheme, the law on the day of receipt, the arithmetic of `revenue`.

**The order of receipts.** Whatever a receipt cannot bear goes to the next one *by day received, then number*, and not to the next
one that somebody happens to allocate: the same receipts then give the same amount per round in every order of allocation, and
nobody can move an award from one round to another by choosing when to press the button. So what is carried into a round is
computed from all receipts on record before it, those that are still to be allocated included.

**What was allocated is carried, never recomputed.** A receipt before this one that has its allocation counts with what that
allocation took in and left; one that has none is computed as it would come out now. A receipt that is recorded late, with a day
before rounds that are already allocated, therefore changes none of them: what it cannot bear passes them by and goes to the next
receipt that is still open. The same holds of what an allocated round bore and what later fell away (a receipt voided, a
registration that came between two allocations): the difference goes to the next open receipt, as a carry below zero if it is money
and not cost. Over all rounds nothing is lost and nothing counted twice.
"""

from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from states import taxes
from states.case import Case
from states.distribution import Allocation, Award, AwardScheme, Group, Round
from states.facts import Facts
from states.law import names, rate, share_floor
from states.owners import shared
from states.receipts import in_order, parts
from states.revenue import Floors, Member, Net, Scheme, Split, allocate, honours, net_income, total


def scheme_of(proposed: AwardScheme) -> Scheme:
    """The scheme as arithmetic takes it; raises ValueError, in Chinese, when it does not add up."""
    return Scheme(
        pool=proposed.pool,
        college=proposed.college,
        university=proposed.university,
        main=proposed.main,
        others=proposed.others,
        office=proposed.office,
        members=tuple(Member(s.person, s.group, s.weight) for s in proposed.shares),
    )


def carried_into(case: Case, found: Round, proposed: AwardScheme, facts: Facts) -> int:
    """What the receipts before this one leave to it, in 分: costs, or below zero money."""
    carry = 0
    for earlier in takewhile(lambda each: each.n != found.n, in_order(case)):
        kept = earlier.allocation
        carry = carry + kept.carry_out - kept.carry_in if kept else _computed(case, earlier, proposed, facts, carry)[0].carry_out
    return carry


def _net(case: Case, found: Round, facts: Facts, carry_in: int) -> Net:
    """The calculation sheet of the round, on its technical part. The costs recorded with a receipt are those of the transfer itself
    (浙江条例 18, 37(4)), so the technical part bears them all; what the rest cost (the equipment bought) is no cost of the award."""

    def of(tax: str) -> Fraction:
        return rate(tax, on=found.received_on, regime=facts.regime)

    borne = taxes.stamp(case, found, facts)
    return net_income(
        parts(case, found).technical,
        found.costs,
        vat_exempt=taxes.vat_exempt(case, found, facts),
        vat_rate=taxes.vat_rate(found, facts),
        surcharge_rates={
            "城市维护建设税": of(names.CITY_MAINTENANCE_TAX),
            "教育费附加": of(names.EDUCATION_SURCHARGE),
            "地方教育附加": of(names.LOCAL_EDUCATION_SURCHARGE),
        },
        stamp=borne,
        stamp_rate=of(names.STAMP_DUTY) if borne is None else Fraction(),
        carry_in=carry_in,
        difference=bool(found.corrects),
    )


def floors_on_receipt(proposed: AwardScheme, found: Round, facts: Facts) -> Floors:
    """The law's floors on the day of receipt, None where none binds such a unit; none for the office when nobody of it
    carried the deal."""

    def least(law: str) -> Fraction | None:
        return share_floor(law, on=found.received_on, regime=facts.regime)

    return Floors(
        pool=least(names.AWARD_POOL), main=least(names.MAIN_CONTRIBUTORS), office=least(names.TRANSFER_OFFICE) if proposed.office else None
    )


def split_of(case: Case, found: Round, proposed: AwardScheme, facts: Facts) -> tuple[Net, Split]:
    """The round's calculation sheet, with what is carried into it, and its split."""
    return _computed(case, found, proposed, facts, carried_into(case, found, proposed, facts))


def _computed(case: Case, found: Round, proposed: AwardScheme, facts: Facts, carry_in: int) -> tuple[Net, Split]:
    """The sheet and the split of one receipt.

    A net income of a few 分 that no split in whole 分 brings to every floor is not shared but carried to the next receipt: it is the
    team's as much as the unit's, so handing it to either (or to a fund) would undercut a floor by the very 分 that it is about, and
    refusing it would hold up the case for ever. If no receipt follows it stays on the last round, in sight.
    """
    net, scheme, floors = _net(case, found, facts, carry_in), scheme_of(proposed), floors_on_receipt(proposed, found, facts)
    split = allocate(shared(case.terms, net.net)[0], scheme, floors)
    if split.ok or not honours(scheme, floors):
        return net, split
    return replace(net, net=0, carry_out=-net.net), allocate(0, scheme, floors)


def allocation_of(case: Case, found: Round, proposed: AwardScheme, facts: Facts) -> Allocation:
    """What the round's event records."""
    net, split = split_of(case, found, proposed, facts)
    names = {(s.person, s.group): s.name for s in proposed.shares}
    paid_for = parts(case, found)
    return Allocation(
        technical=paid_for.technical,
        rest=paid_for.rest,
        rest_vat=taxes.vat_on_rest(case, found),
        owners=shared(case.terms, net.net)[1],
        vat=net.vat,
        surcharges=total(net.surcharges),
        stamp=net.stamp,
        costs=total(net.costs),
        carry_in=net.carry_in,
        net=net.net,
        carry_out=net.carry_out,
        floor=split.least,
        pool=split.pool,
        college=split.college,
        university=split.university,
        main=split.main,
        others=split.others,
        office=split.office,
        awards=tuple(Award(person=p.person, name=names[p.person, Group(p.group)], group=p.group, amount=p.amount) for p in split.payments),
    )
