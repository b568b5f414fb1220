"""Who may fill a leaf of a sign-off: holders of the seat, less the conflicted and those who already spoke, else the
seat's named fallback. An empty seat is never passed over: nobody eligible is a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from states.case import Case
from states.duties import barred
from states.errors import OutOfTurn
from states.facts import Facts
from states.naming import Target
from states.regulation import Regulation
from states.signoff import Leaf, Matter, Signoff, leaves, open_leaves
from states.stages import SIGNED, CaseState, Seat


def conflicted(case: Case, facts: Facts) -> frozenset[str]:
    """Persons who may not decide: declared an interest in the buyer, or complete the achievement themselves."""
    declared = {r.person for r in case.relations if r.related}
    return frozenset(declared) | facts.completers()


def eligible(case: Case, signoff: Signoff, position: int, facts: Facts, regulation: Regulation) -> frozenset[str]:
    """Ids of the persons who may give the opinion on this leaf today."""
    leaf = leaves(signoff.tree)[position]
    spoken = {o.person for at, o in signoff.standing().items() if at != position}
    return holders(leaf, frozenset(spoken) | away(case, leaf, facts), facts, regulation)


def away(case: Case, leaf: Leaf, facts: Facts) -> frozenset[str]:
    """Who stands back from this leaf: the conflicted, and whose other duty in the case does not go with it; nobody in their own matter."""
    return frozenset() if leaf.exempt else conflicted(case, facts) | barred(case, leaf)


def holders(leaf: Leaf, barred: frozenset[str], facts: Facts, regulation: Regulation) -> frozenset[str]:
    """The leaf's person, or the seat's holders not barred, or those of its fallback, and so on. Where it is about a person's
    own matter, nobody stands in."""
    if leaf.exempt or (leaf.person and leaf.person not in barred):
        return frozenset({leaf.person}) - barred
    seat: Seat | None = leaf.seat
    tried: set[Seat] = set()
    while seat is not None and seat not in tried:
        tried.add(seat)
        found = facts.people.holding(seat) - barred
        if found:
            return found
        seat = regulation.fallback.get(seat)
    return frozenset()


def empty_seats(case: Case, tree_leaves: tuple[Leaf, ...], facts: Facts, regulation: Regulation) -> tuple[Leaf, ...]:
    """Leaves that nobody could fill today, each person counted once: one person does not fill two seats."""
    filled: dict[str, int] = {}
    empty: list[Leaf] = []
    for at, leaf in enumerate(tree_leaves):
        options = [_options(other, away(case, other, facts), facts, regulation) for other in tree_leaves[: at + 1]]
        if not _placed(at, options, filled, set()):
            empty.append(leaf)
    return tuple(empty)


def _options(leaf: Leaf, barred: frozenset[str], facts: Facts, regulation: Regulation) -> frozenset[str]:
    """Everybody who could come to fill the leaf, holders and those of its fallbacks: whoever has spoken elsewhere makes way."""
    found: frozenset[str] = frozenset()
    while more := holders(leaf, barred | found, facts, regulation):
        found |= more
    return found


def _placed(at: int, options: list[frozenset[str]], filled: dict[str, int], seen: set[str]) -> bool:
    """Give leaf ``at`` a person, moving others to another of their options where that helps; false when none is left."""
    for person in sorted(options[at] - seen):
        seen.add(person)
        if person not in filled or _placed(filled[person], options, filled, seen):
            filled[person] = at
            return True
    return False


@dataclass(frozen=True, slots=True)
class Task:
    """An opinion to give: which leaf of which sign-off, whether its turn has come or not."""

    signoff: Signoff
    position: int

    @property
    def leaf(self) -> Leaf:
        return leaves(self.signoff.tree)[self.position]

    @property
    def target(self) -> Target:
        return Target(self.signoff.key, self.position)

    @property
    def waits(self) -> bool:
        """Whether its turn has come, and it was not given."""
        return self.position in open_leaves(self.signoff)

    def open_in(self, case: Case) -> bool:
        """Whether it may be given now: its turn has come, in a state where its matter is signed off."""
        return self.waits and case.state in HOME[self.signoff.matter]


def task_at(case: Case, target: Target) -> Task | None:
    """The task that the target (``signoff.leaf``) names."""
    signoff = case.signoff(target.key)
    if signoff is None or target.leaf is None or target.leaf >= len(leaves(signoff.tree)):
        return None
    return Task(signoff, target.leaf)


def task_of(case: Case, facts: Facts) -> Task | None:
    """The task that the step is about."""
    return task_at(case, Target.read(facts.target))


def open_opinions(case: Case) -> Iterator[Task]:
    """The opinions whose turn it is."""
    return (Task(s, at) for s in case.signoffs if case.state in HOME[s.matter] for at in open_leaves(s))


def unsigned(case: Case, person: str) -> Task | None:
    """The opinion that waits for this person in their own matter."""
    return next((task for task in open_opinions(case) if task.leaf.exempt and task.leaf.person == person), None)


def current(case: Case, matter: Matter) -> Signoff | None:
    """The sign-off of this matter that counts: the last one not void."""
    return next((s for s in reversed(case.signoffs) if s.matter is matter and not s.void), None)


def require_open_task(case: Any, target: str) -> None:
    """For the lines of tasks, which are only ever fired on cases: raise OutOfTurn when the target names a leaf that is not open (decided by another, void, or not yet its turn)."""
    task = task_at(case, Target.read(target))
    if task is None or not task.waits:
        raise OutOfTurn("这项签批任务不存在、尚未轮到或已有结果")
    if not task.open_in(case):
        raise OutOfTurn("这项签批任务不属于当前阶段")


#: Where each matter is signed off.
HOME: dict[Matter, frozenset[CaseState]] = {
    Matter.REVIEW: frozenset({CaseState.REVIEWING}),
    Matter.DECISION: frozenset({CaseState.DECIDING}),
    Matter.SCHEME: SIGNED,
}
