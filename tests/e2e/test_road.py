"""The road of the demonstration, played by everybody at a browser without JavaScript, from the disclosure to the paid award."""

import pytest
from playwright.sync_api import Browser

from tests.e2e.at_browser import AtBrowser
from tests.e2e.conftest import Site
from tests.players.test_roads import arrived
from workflow.demo.roads import ROADS
from workflow.demo.roads.road import Act, Deal, DemoRoad
from workflow.units import sample

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("road", ROADS.values(), ids=lambda road: f"{road.mode}-{road.object}-{road.pricing}")
def test_the_road_is_walked_at_the_browser(chromium: Browser, site: Site, road: DemoRoad) -> None:
    player = AtBrowser(house=site.house, unit=sample.UNIT, chromium=chromium, site=site)
    deal = road.play(Deal(player=player, number="ZL201610333444.6"))
    assert arrived(deal)
    acts = {move.action for moves in road.places.values() for move in moves if isinstance(move, Act)}
    assert set(player.sent) == acts | {"agree"}
