"""Every road that is built is walked by the demonstration: its road is data, and here it is played in memory to its end."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from states.errors import TransferError
from states.road import road_of
from states.stages import AchievementState, CaseState, RoundState
from tests.players.memory import Memory
from tests.states import second
from workflow.demo.roads import ROADS, unplayed
from workflow.demo.roads.road import Act, Deal, DemoRoad


def test_every_road_that_is_built_is_played() -> None:
    assert unplayed() == ()


def test_a_road_built_without_one_to_play_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    second.both(monkeypatch)
    assert ("licence", "software", "agreement") in unplayed()


@pytest.mark.parametrize("road", ROADS.values(), ids=lambda road: f"{road.mode}-{road.object}-{road.pricing}")
def test_a_road_leads_to_its_end(road: DemoRoad) -> None:
    memory = Memory()
    deal = road.play(Deal(player=memory))
    terms = memory.case(deal.case).terms
    assert terms is not None
    assert (terms.mode.act, terms.moved, terms.pricing) == (road.mode, road.object, road.pricing)
    assert arrived(deal)


@pytest.mark.parametrize("road", ROADS.values(), ids=lambda road: f"{road.mode}-{road.object}-{road.pricing}")
def test_no_act_of_a_road_can_be_left_out(road: DemoRoad) -> None:
    """Without any one act it does not lead to its end; but for the papers that nothing waits for, and the declarations of
    approvers, whose want the duty matrix tells."""
    acts = [(place, move) for place, moves in road.places.items() for move in moves if isinstance(move, Act)]
    idle = {act.action for place, act in acts if leads_to_its_end(road, place, act)}
    assert idle == {"issue_paper", "declare_relation"}


def leads_to_its_end(road: DemoRoad, place: str, left_out: Act) -> bool:
    shorter = dict(road.places) | {place: tuple(move for move in road.places[place] if move is not left_out)}
    memory = Memory()
    try:
        deal = replace(road, places=shorter).play(Deal(player=memory))
    except (
        TransferError,
        ValidationError,
        AssertionError,
        IndexError,
    ):  # a rule stands in the way, or what the next act is about is not there
        return False
    return arrived(deal)


def arrived(deal: Deal) -> bool:
    """The case closed, the award paid, the achievement moved, or still there to be dealt in where its title stays."""
    case, moved = deal.player.case(deal.case), deal.player.achievement(deal.achievement)
    paid = [one.state for one in case.rounds] == [RoundState.PAID]
    ends = AchievementState.TRANSFERRED if case.terms and road_of(case.terms).act.moves_title else AchievementState.LEDGERED
    return case.state is CaseState.CLOSED and paid and moved.state is ends
