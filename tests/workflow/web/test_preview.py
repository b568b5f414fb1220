"""An allocation is seen before it is taken, on the page and over HTTP, and what was seen is what is recorded."""

from typing import Any

from states.distribution import Allocation
from states.money import grouped, yuan
from tests.workflow.web.house import Browser, Office
from workflow.demo.player import Player
from workflow.demo.roads.assignment_agreement import ROAD
from workflow.demo.roads.road import Deal
from workflow.units import sample

FIGURES = ("vat", "surcharges", "stamp", "costs", "carry_in", "net", "pool", "college", "university")


def preview(browser: Browser, case: str, number: str = "1") -> dict[str, Any]:
    answer = browser.get(f"/api/v1/cases/{case}/rounds/{number}/preview")
    told: dict[str, Any] = answer.json()
    return told | {"status_code": answer.status_code}


def refused(told: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in told["findings"] if finding["outcome"] == "refused"]


def allocation(deal: Deal) -> Allocation:
    found = deal.player.case(deal.case).rounds[0].allocation
    assert found is not None
    return found


def test_an_allocation_is_seen_before_it_is_taken(office: Office) -> None:
    """The money came before the contract was registered; first there is no scheme either."""
    browser = office.browser("zhou")
    deal = Deal(player=Player(office.house, sample.UNIT), number="ZL201610333444.6", title="一种分离膜", price="1060000.00")
    ROAD.play(deal, "drafted", "contracted")
    ROAD.play(deal, "received", "received")
    unplanned = preview(browser, deal.case)
    assert (unplanned["status_code"], unplanned["allocation"], refused(unplanned)) == (200, None, ["scheme_approved"])
    assert "分配预览" not in browser.page(f"/cases/{deal.case}").text
    ROAD.play(deal, "schemed", "schemed")
    steps = deal.player.case(deal.case).seq
    told, page = preview(browser, deal.case), browser.page(f"/cases/{deal.case}")
    assert (told["receipt"], told["allocation"]["vat"], refused(told)) == ("1060000.00", "60000.00", [])
    assert all(said in page.text for said in ("分配预览（元）", "按含税价扣除增值税"))
    assert deal.player.case(deal.case).seq == steps, "reading changes nothing"
    ROAD.play(deal, "allocated", "allocated")
    taken = allocation(deal)
    assert {name: told["allocation"][name] for name in FIGURES} == {name: yuan(getattr(taken, name)) for name in FIGURES}
    assert [(a["name"], a["amount"]) for a in told["allocation"]["awards"]] == [(a.name, yuan(a.amount)) for a in taken.awards]
    assert all(grouped(amount) in page.text for amount in (taken.net, taken.pool, *(award.amount for award in taken.awards)))
    assert "分配计算（元）" in browser.page(f"/cases/{deal.case}").text
    assert [preview(browser, deal.case, number)["status_code"] for number in ("1", "2", "0")] == [409, 404, 404]
