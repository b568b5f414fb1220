"""Units that the province's floors do not bind come to payment through the whole house under the same regulation."""

from pathlib import Path

import pytest

from states.case import Case
from states.law import Regime
from tests import houses
from workflow import clock
from workflow.demo.player import Player
from workflow.demo.roads.assignment_agreement import ROAD
from workflow.demo.roads.road import Deal
from workflow.dossier import duties
from workflow.installation import create_house
from workflow.reads import history
from workflow.settings import Settings
from workflow.units import founding, sample
from workflow.units.people import NewPerson, seat_people


@pytest.mark.parametrize("regime", [Regime.CENTRAL_UNIT, Regime.PRIVATE_NONPROFIT])
def test_a_case_is_played_to_payment(regime: Regime, tmp_path: Path, printing: Path) -> None:
    offset = int((houses.START - clock.machine_now()).total_seconds())
    house = create_house(Settings(data=houses.folder(tmp_path / "data", printing)), sandbox=True, clock_offset=offset)
    founding.found(house, sample.UNIT, sample.NAME, sample.regulation_text().replace(Regime.ZJ_GOV_UNIT.value, regime.value))
    seat_people(
        house, sample.UNIT, [NewPerson(id=i, name=n, username=u, password="一 句 够 长 的 口 令", seats=s) for i, n, u, s in sample.CAST]
    )
    deal = ROAD.play(Deal(player=Player(house, sample.UNIT)), "drafted", "paid")
    case = deal.player.case(deal.case)
    (paid,) = case.rounds
    assert (paid.state, paid.allocation is not None and paid.allocation.net) == ("paid", 93_479_000)
    found = [f for one in history.logged(house, deal.player.caller(""), deal.case, after=-1, limit=1000) for f in one[0].findings]
    assert found
    assert {key for f in found for key in f["citations"] if key.startswith("浙江")} == set()  # the province's articles bind neither
    rows = [row.basis for row in duties.matrix(case, deal.player.look(Case, deal.case).facts, [])]
    assert [basis for basis in rows if "浙江" in basis or not basis] == []
    house.close()
