"""From a recorded receipt to its allocation: the scheme, the law on the day of receipt, the arithmetic of `revenue`."""

from fractions import Fraction

from states.case import Case
from states.distribution import Allocation, Award, AwardScheme, Group, Round
from states.facts import Facts
from states.law import holds, names, rate, share_floor
from states.revenue import Floors, Member, Net, Scheme, Split, allocate, net_income, total
from states.stages import RegistrationState


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


def vat_exempt(case: Case, found: Round, facts: Facts) -> bool:
    """Exempt only once the contract is registered, and while the exemption is in force on the day of receipt."""
    registered = case.registration is not None and case.registration.state is RegistrationState.REGISTERED
    return registered and holds(names.VAT_EXEMPTION, on=found.received_on, regime=facts.regime)


def net_of(case: Case, found: Round, facts: Facts) -> Net:
    """The calculation sheet of the round; costs that earlier receipts could not bear are carried in."""

    def of(tax: str) -> Fraction:
        return rate(tax, on=found.received_on, regime=facts.regime)

    earlier = [r.allocation for r in case.rounds if r.n < found.n and r.allocation is not None]
    return net_income(
        found.amount,
        found.costs,
        vat_exempt=vat_exempt(case, found, facts),
        vat_rate=of(names.VAT_RATE),
        surcharge_rates={
            "城市维护建设税": of(names.CITY_MAINTENANCE_TAX),
            "教育费附加": of(names.EDUCATION_SURCHARGE),
            "地方教育附加": of(names.LOCAL_EDUCATION_SURCHARGE),
        },
        stamp_rate=of(names.STAMP_DUTY),
        carry_in=earlier[-1].carry_out if earlier else 0,
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
    net = net_of(case, found, facts)
    return net, allocate(net.net, scheme_of(proposed), floors_on_receipt(proposed, found, facts))


def allocation_of(case: Case, found: Round, proposed: AwardScheme, facts: Facts) -> Allocation:
    """What the round's event records."""
    net, split = split_of(case, found, proposed, facts)
    names = {(s.person, s.group): s.name for s in proposed.shares}
    return Allocation(
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
