"""The distribution scheme: who gets which share of net income and of the award pool (domain §5.1 steps 7-10).

All shares are in 0.0001 %. Pool, college and university share net income; the three groups share the pool; members
share their group. Money for a group goes to persons: paying the office as an institution does not satisfy 浙江条例 37(2).
"""

from dataclasses import dataclass

from states.distribution import Group
from states.money import WHOLE, is_whole, told


@dataclass(frozen=True, slots=True)
class Member:
    """A person's weight within a group."""

    person: str
    group: Group
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A scheme that adds up; raises ValueError, in Chinese, when it does not."""

    pool: int
    college: int
    university: int
    main: int
    others: int
    office: int
    members: tuple[Member, ...]

    def __post_init__(self) -> None:
        if min(self.pool, self.college, self.university, self.main, self.others, self.office) < 0:
            raise ValueError("分配比例不得为负")
        if self.pool + self.college + self.university != WHOLE:
            raise ValueError("奖励、学院、学校占净收入的比例之和须为 100%")
        if self.main + self.others + self.office != WHOLE:
            raise ValueError("三类人员占奖励的比例之和须为 100%")
        if len({(member.person, member.group) for member in self.members}) < len(self.members):
            raise ValueError("同一人在同一类别中重复")
        for group in Group:
            _check_group(group, self.share_of(group), self.weights(group))

    def share_of(self, group: Group) -> int:
        """The group's share of the pool."""
        return {Group.MAIN: self.main, Group.OTHERS: self.others, Group.OFFICE: self.office}[group]

    def weights(self, group: Group) -> tuple[int, ...]:
        """The weights of the group's members, in order."""
        return tuple(member.weight for member in self.members if member.group is group)


def _check_group(group: Group, share: int, weights: tuple[int, ...]) -> None:
    if bool(share) is not bool(weights):
        raise ValueError(f"{group.word}与其比例不一致：有比例须有人员，无比例不得有人员")
    if min(weights, default=1) <= 0:
        raise ValueError("个人比例须大于零")
    if weights and not is_whole(weights):
        raise ValueError(f"{group.word}的个人比例之和为 {told(sum(weights))}，须为 100%")
