"""The award pool and its split to persons, with the statutory floors checked (domain §5.1 steps 7-10).

Amounts in 分; every split sums exactly. A floor of the law is rounded up: one 分 less would break 不低于.
"""

from dataclasses import dataclass
from fractions import Fraction

from states.distribution import Group
from states.law import names
from states.money import WHOLE, ceil_of, half_up, split
from states.revenue.scheme import Member, Scheme

#: How far above the computed pool a sum is sought that can be split without undercutting a floor by a part of a 分.
_SEARCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least shares the law allows: of net income (R01, or R02 for equity), and of the pool (R04, R05).

    None: no such floor binds the unit, or (R05) nobody of the transfer office carried the deal.
    """

    rule: str = names.AWARD_POOL
    pool: Fraction | None
    main: Fraction | None
    office: Fraction | None


@dataclass(frozen=True, slots=True)
class FloorCheck:
    """What a floor requires and what the allocation gives, in 分."""

    rule: str
    required: int
    actual: int

    @property
    def ok(self) -> bool:
        return self.actual >= self.required


@dataclass(frozen=True, slots=True)
class Payment:
    """What one person gets in one group."""

    person: str
    group: Group
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A net income split: pool + college + university = net, groups = pool, payments = pool; ``least``: the law's floor of the
    pool, 0 where none binds."""

    net: int
    least: int
    pool: int
    college: int
    university: int
    main: int
    others: int
    office: int
    payments: tuple[Payment, ...]
    checks: tuple[FloorCheck, ...]

    @property
    def ok(self) -> bool:
        """Whether every floor is reached."""
        return all(check.ok for check in self.checks)


def award_pool(net: int, floor: Fraction, unit_rate: Fraction) -> int:
    """The larger of the law's share, rounded up, and the unit's, rounded half up; raises ValueError past the whole."""
    if net < 0 or not 0 <= floor <= 1 or not 0 <= unit_rate <= 1:
        raise ValueError("净收入不得为负，比例应在 0 与 100% 之间")
    return max(ceil_of(net, floor), half_up(net * unit_rate))


def honours(scheme: Scheme, floors: Floors) -> bool:
    """Whether the scheme's own shares reach the floors inside the pool: if so, only rounding can undercut one."""
    inside = ((scheme.main, floors.main), (scheme.office, floors.office))
    return all(floor is None or Fraction(share, WHOLE) >= floor for share, floor in inside)


def allocate(net: int, scheme: Scheme, floors: Floors) -> Split:
    """Split a net income by the scheme; the university takes the last 分.

    A scheme below a floor is not mended but shown as a failed check. A scheme at or above every floor fails one only
    when the net income has no lawful split in whole 分 (three 分 or less under Zhejiang's floors).
    """
    pool = _pool(net, scheme, floors)
    groups = _groups(pool, scheme, floors)
    college = min(net * scheme.college // WHOLE, net - pool)
    return Split(
        net=net,
        least=ceil_of(net, floors.pool or Fraction()),
        pool=pool,
        college=college,
        university=net - pool - college,
        main=groups[Group.MAIN],
        others=groups[Group.OTHERS],
        office=groups[Group.OFFICE],
        payments=_payments(groups, scheme),
        checks=_checks(net, pool, groups, floors),
    )


def _pool(net: int, scheme: Scheme, floors: Floors) -> int:
    """The award pool, raised by the few 分 without which the floors inside it could not all be met."""
    least = award_pool(net, floors.pool or Fraction(), Fraction(scheme.pool, WHOLE))
    for pool in range(least, min(net, least + _SEARCH) + 1):
        groups = _groups(pool, scheme, floors)
        if all(groups[group] >= _required(pool, group, scheme, floors) for group in Group):
            return pool
    return least


def _groups(pool: int, scheme: Scheme, floors: Floors) -> dict[Group, int]:
    """The pool by group; a group that rounding left one 分 under its floor gets it from one that can spare it."""
    amounts = dict(zip(Group, split(pool, [scheme.share_of(group) for group in Group]), strict=True))
    spare = {group: amounts[group] - _required(pool, group, scheme, floors) for group in Group}
    for short in (group for group in Group if spare[group] < 0):
        giver = next((group for group in (Group.OTHERS, Group.MAIN, Group.OFFICE) if spare[group] > 0), None)
        if giver is not None:
            amounts[short] += 1
            amounts[giver] -= 1
            spare[giver] -= 1
    return amounts


def _required(pool: int, group: Group, scheme: Scheme, floors: Floors) -> int:
    """The floor of a group in 分, as far as the scheme's own share honours it."""
    floor = {Group.MAIN: floors.main, Group.OTHERS: None, Group.OFFICE: floors.office}[group]
    if floor is None or Fraction(scheme.share_of(group), WHOLE) < floor:
        return 0
    return ceil_of(pool, floor)


def _checks(net: int, pool: int, groups: dict[Group, int], floors: Floors) -> tuple[FloorCheck, ...]:
    every = (
        (floors.rule, floors.pool, net, pool),
        (names.MAIN_CONTRIBUTORS, floors.main, pool, groups[Group.MAIN]),
        (names.TRANSFER_OFFICE, floors.office, pool, groups[Group.OFFICE]),
    )
    return tuple(FloorCheck(rule, ceil_of(whole, floor), actual) for rule, floor, whole, actual in every if floor is not None)


def _payments(groups: dict[Group, int], scheme: Scheme) -> tuple[Payment, ...]:
    """Every member's amount, in the scheme's order."""
    amounts: dict[Member, int] = {}
    for group in Group:
        members = [member for member in scheme.members if member.group is group]
        amounts |= zip(members, split(groups[group], scheme.weights(group)), strict=True)
    return tuple(Payment(member.person, member.group, amounts[member]) for member in scheme.members)
