"""转办: somebody else of the seat takes the task. As its file in `states/table/verbs/` would be."""

from dataclasses import replace
from datetime import datetime

from pydantic import Field

from states.case import Case
from states.facts import Facts
from states.inputs.base import Input, PersonId
from states.records.taking import Taking
from states.regulation import Regulation
from states.rule import Verdict, met, refused, rule
from states.seating import task_of
from states.signoff import Leaf, Tree, Verb, leaves
from states.table.verbs.verb import lines


class Forward(Input):
    to: PersonId = Field(title="转给")


@rule("转给的人在此席位", "本单位制度")
def receiver_sits(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found, to = task_of(state, facts), facts.people.get(facts.take(Forward).to)
    fits = found is not None and to is not None and found.leaf.seat in to.seats
    return met("转给的人在此席位") if fits else refused("转给的人不在此席位")


def put_to(tree: Tree, position: int, person: str) -> Tree:
    if isinstance(tree, Leaf):
        return replace(tree, person=person) if position == 0 else tree
    firsts = [sum(len(leaves(before)) for before in tree.children[:at]) for at in range(len(tree.children))]
    return replace(
        tree, children=tuple(put_to(child, position - first, person) for child, first in zip(tree.children, firsts, strict=True))
    )


def forwarded(taking: Taking[Case]) -> dict[str, object]:
    found = task_of(taking.subject, taking.facts)
    assert found is not None, "the task is open"
    return {"signoffs": (replace(found.signoff, tree=put_to(found.signoff.tree, found.position, taking.facts.take(Forward).to)),)}


FORWARD = lines(Verb("forward"), receiver_sits, asks=Forward, writes=forwarded)
