"""A small unit whose review is one tree of two seats, and one case that comes back to review as often as asked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from states.signoff import Verb
from tests.houses import Templates
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.demo.roads.assignment_agreement import APPROVERS, TEAM
from workflow.house import House
from workflow.installation import create_house
from workflow.settings import Settings
from workflow.units import sample
from workflow.units.founding import found
from workflow.units.people import NewPerson, seat_people

UNIT = "BINGFA"
#: Two opinions for one another, or two together: state assets and legal.
EITHER, BOTH = "any", "all"
FIRST, SECOND = "qian", "feng"
DECIDER = "wu"
TURNS_OF_A_CASE = 20  #: a case keeps every opinion it ever had, and would grow slow
CAST = frozenset({*TEAM, "zhou", DECIDER, FIRST, SECOND, *APPROVERS})


def copied(settings: Settings, request: pytest.FixtureRequest, templates: Templates, review: str) -> House:
    """Such a house, founded once a run for each kind of review."""
    return templates.put(settings, lambda: request.getfixturevalue("postgres_server"), (UNIT, review), lambda at: settled(at, review))


def settled(settings: Settings, review: str) -> House:
    """A house with the unit founded and its people seated."""
    house = create_house(settings, sandbox=False)
    found(house, UNIT, material.NAME, regulation(review))
    people = [NewPerson(id=i, name=n, username=u, password="einmal", seats=s) for i, n, u, s in sample.CAST if i in CAST]
    seat_people(house, UNIT, people)
    return house


def regulation(review: str) -> str:
    """The sample's regulation with another review: state assets and legal, under one node."""
    leaves = '[{ kind = "leaf", seat = "state_assets" }, { kind = "leaf", seat = "legal" }]'
    tree = f'[review]\nkind = "{review}"\nchildren = {leaves}\n\n'
    text, replaced = re.subn(r"\[review\].*?(?=\[scheme\])", tree, sample.regulation_text(), flags=re.DOTALL)
    assert replaced == 1
    return text


def reviewed(house: House) -> tuple[Player, str]:
    """A case in its first review."""
    player = Player(house, UNIT)
    return player, proposed(player, ledgered(player))


def ledgered(player: Player) -> str:
    return road.ledgered(player, "ZL202110345678.3", "一种光催化降解膜及其制备方法")


def proposed(player: Player, achievement: str) -> str:
    """A case at a price that the officer decides."""
    return road.proposed(player, achievement, "100000.00")


def reviews(player: Player, turns: int) -> Iterator[tuple[str, int]]:
    """As many open reviews as asked for, each as its case and the number of its sign-off. What is done with one must
    have passed it when the next is asked for: the decision is returned and the case submitted again, or a new case begun."""
    achievement, case = ledgered(player), ""
    for turn in range(turns):
        review = 2 * (turn % TURNS_OF_A_CASE) + 1  # each turn opens a review and a decision
        if review > 1:
            player.do(DECIDER, Verb.RETURN, case, f"{review - 1}.0", text="请补充材料后再提交。")
            player.do("zhou", "submit", case)
        else:
            if case:
                player.do("zhou", "withdraw", case, reason="另行发起。")
            case = proposed(player, achievement)
        yield case, review


def settings_of(folder: Path, database: str) -> Settings:
    return Settings(data=folder / "data", database_url=database)
