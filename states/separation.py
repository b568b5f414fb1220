"""Where a regulation lets one person do what takes two, or a meeting decide that hardly met."""

from fractions import Fraction

from states.formats import NEWEST
from states.regulation import MeetingRule, Regulation
from states.signoff import Leaf, Node
from states.stages import Seat
from states.weakness import Weakness

HALF = Fraction(1, 2)


def uncounted(regulation: Regulation) -> list[Weakness]:
    """Meetings that less than half attend, that decide by less than half of the votes, or by another rule than the law's of such
    a body; a text of an older format does not say how they decide."""
    if regulation.format < NEWEST:
        said = f"格式版本 {regulation.format}"
        return [
            Weakness(
                "schema", said, f"格式版本 {NEWEST}：各会议如何决定、异议由谁按何办法处理", "会议议决规则", ("浙江条例17-1", "设计约定")
            )
        ]
    told = [
        (f"meetings.{key}.{name}", getattr(meeting, name))
        for key, meeting in regulation.meetings.items()
        for name in ("quorum", "majority")
    ]
    few = [Weakness(where, str(has), str(HALF), "会议过半数", ("中办发2014-55-常委会", "设计约定")) for where, has in told if has < HALF]
    return few + [
        Weakness(f"meetings.{key}.rule", meeting.rule.value, MeetingRule.MEMBERS.value, "党委会议全体成员过半数", ("中办发2014-55-常委会",))
        for key, meeting in regulation.meetings.items()
        if meeting.kind == "party_committee" and meeting.rule is not MeetingRule.MEMBERS
    ]


def alone(regulation: Regulation) -> list[Weakness]:
    """Deals that one person can review and decide, and the largest, which have no upper bound, if no meeting decides them."""
    reviewing = _solo(regulation.review, regulation)
    found = []
    for i, route in enumerate(regulation.routes):
        if reviewing & _solo(route.tree, regulation):
            found.append(Weakness(f"routes[{i}].tree", "一人审核并决策", "审核与决策由两人以上办理", "不相容岗位分离", ("内控规范12",)))
        if route == regulation.route(route.mode, related=route.related, amount=MOST) and not _collective(route.tree):
            found.append(
                Weakness(f"routes[{i}].tree", f"最高一档由{route.body}个人决定", "集体决定", "重大事项集体决策", ("内控规范14", "三重一大"))
            )
    return found


#: No price is above it: whatever route it takes has no upper bound.
MOST = 10**18


def _solo(tree: Leaf | Node, regulation: Regulation) -> frozenset[Seat]:
    """The seats whose holder, or whoever stands in, settles the whole tree by one opinion."""
    if isinstance(tree, Leaf):
        return frozenset() if tree.meeting else _stands_in(tree.seat, regulation)
    if tree.kind != "any" and len(tree.children) > 1:
        return frozenset()
    return frozenset().union(*(_solo(child, regulation) for child in tree.children))


def _stands_in(seat: Seat, regulation: Regulation) -> frozenset[Seat]:
    found: set[Seat] = set()
    following: Seat | None = seat
    while following is not None and following not in found:
        found.add(following)
        following = regulation.fallback.get(following)
    return frozenset(found)


def _collective(tree: Leaf | Node) -> bool:
    """Whether nothing settles the tree without a meeting."""
    if isinstance(tree, Leaf):
        return bool(tree.meeting)
    every = [_collective(child) for child in tree.children]
    return all(every) if tree.kind == "any" else any(every)
