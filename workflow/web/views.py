"""What the case page shows of the core's values, arranged for reading: the five stages, sign-off trees with their opinions."""

from dataclasses import dataclass
from typing import Literal

from states import labels
from states.case import Case, Subject
from states.findings import Finding
from states.guards import closing
from states.guards.registration import registration_ended
from states.lifecycles import LIFE_CYCLES
from states.naming import TaskId
from states.regulation import Regulation
from states.seating import HOME, Task, eligible
from states.signoff import Leaf, Node, Opinion, Signoff, outcome
from states.stages import FINAL, SIGNED, STAGE_OF, CaseState, LifeCycle, Stage
from workflow.reads.subjects import View
from workflow.web import words

MOST_NAMED = 8  #: persons named of those who may give one opinion; more are counted


@dataclass(frozen=True, slots=True)
class StageMark:
    label: str
    mark: Literal["done", "unfinished", "current", "ahead"]


def stages(seen: View[Case]) -> tuple[StageMark, ...]:
    """The bar: stages passed, the one the case is in, those ahead; a closed case has passed all. Of those passed the ones are open
    that something is still to be done of."""
    case, order = seen.subject, list(Stage)
    at = order.index(STAGE_OF[case.state])
    if case.state is CaseState.CLOSED:
        return tuple(StageMark(labels.STAGE[stage], "done") for stage in order)
    waits = {LEFT[finding.rule] for finding in unfinished(seen)}
    return tuple(
        StageMark(labels.STAGE[stage], ("unfinished" if stage in waits else "done") if n < at else "current" if n == at else "ahead")
        for n, stage in enumerate(order)
    )


#: Which stage leaves it to be done when the case has moved on.
LEFT = {
    closing.title_recorded.id: Stage.TRADING,
    closing.price_settled.id: Stage.DISTRIBUTION,
    closing.every_round_ended.id: Stage.DISTRIBUTION,
    registration_ended.id: Stage.REGISTRATION,
}
assert LEFT.keys() == {rule.id for rule in closing.DONE}, "a condition of the end without its stage"


def unfinished(seen: View[Case]) -> tuple[Finding, ...]:
    """What a signed case still waits for before it is done."""
    if seen.subject.state not in SIGNED - FINAL:
        return ()
    found = (rule(seen.subject, seen.facts, seen.regulation, seen.at) for rule in closing.DONE)
    return tuple(finding for finding in found if finding.blocks)


def over(case: Case) -> bool:
    """No more steps on the spine."""
    return case.state in FINAL


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """One leaf: whose word, the word if given, who may give it while it is open."""

    seat: str
    who: str
    task: str
    open: bool
    opinion: Opinion | None
    former: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class TreeView:
    kind: str
    label: str
    children: "tuple[SeatView | TreeView, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignoffView:
    n: int
    matter: str
    state: str
    void: str
    opened_at: str
    current: bool
    tree: SeatView | TreeView


def signoffs(seen: View[Case]) -> tuple[SignoffView, ...]:
    """All sign-offs, the newest first; void ones stay to be read."""
    case = seen.subject
    return tuple(_signoff(seen, case, s) for s in reversed(case.signoffs))


def _signoff(seen: View[Case], case: Case, signoff: Signoff) -> SignoffView:
    tree, _ = _tree(seen, case, signoff, signoff.tree, 0)
    return SignoffView(
        n=signoff.n,
        matter=words.MATTER[signoff.matter],
        state=words.SIGNED_OFF[outcome(signoff)],
        void=signoff.void,
        opened_at=signoff.opened_at.isoformat(),
        current=not signoff.void and case.state in HOME[signoff.matter],
        tree=tree,
    )


def _tree(seen: View[Case], case: Case, signoff: Signoff, tree: Leaf | Node, first: int) -> tuple[SeatView | TreeView, int]:
    """The view of a subtree whose first leaf is ``first``, and the position after it."""
    if isinstance(tree, Leaf):
        return seat_view(seen, case, signoff, first), first + 1
    children = []
    for child in tree.children:
        made, first = _tree(seen, case, signoff, child, first)
        children.append(made)
    return TreeView(tree.kind, words.TREE[tree.kind], tuple(children)), first


def seat_view(seen: View[Case], case: Case, signoff: Signoff, position: int) -> SeatView:
    task, said = Task(signoff, position), [o for o in signoff.opinions if o.leaf == position]
    leaf, opened = task.leaf, task.open_in(case)
    may = sorted(eligible(case, signoff, position, seen.facts, seen.regulation)) if opened else []
    names = "、".join(map(seen.facts.people.name, may[:MOST_NAMED])) + (f" 等 {len(may)} 人" if len(may) > MOST_NAMED else "")
    return SeatView(
        seat=seat_name(leaf, seen.regulation),
        who=seen.facts.people.name(leaf.person) if leaf.person else names,
        task=str(TaskId(case.id, task.target)),
        open=opened,
        opinion=signoff.standing().get(position),
        former=tuple(o for o in said if o.void),
    )


@dataclass(frozen=True, slots=True)
class MemberView:
    """One object that lies in a subject: what it is called, where it stands."""

    title: str
    state: str


#: Life cycles whose objects the page of their subject draws in full.
DRAWN = frozenset({LifeCycle.NOTICE, LifeCycle.ROUND, LifeCycle.REGISTRATION, LifeCycle.HOLD, LifeCycle.CORRECTION})


def members(subject: Subject, drawn: frozenset[LifeCycle] = DRAWN) -> tuple[MemberView, ...]:
    """Objects of all other life cycles, plainly: none that lies in a subject is missing from its page."""
    cycles = [c for c in LIFE_CYCLES.values() if c.group and c.key not in drawn and c.belongs(subject)]
    return tuple(
        MemberView(f"{cycle.label} {cycle.member.format(key)}".strip(), labels.STATE[cycle.key][found.state])
        for cycle in cycles
        for key, found in cycle.members(subject).items()
    )


def seat_name(leaf: Leaf, regulation: Regulation) -> str:
    """The seat's name; of a meeting, the meeting's."""
    if leaf.meeting in regulation.meetings:
        return f"{regulation.meetings[leaf.meeting].name}（会议秘书登记纪要）"
    return labels.SEAT[leaf.seat]
