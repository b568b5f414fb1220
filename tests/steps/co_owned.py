"""A patent that another university owns in part, and its way along the road: 70/30, for 500,000.00 yuan."""

from typing import Any

from states.signoff import Matter
from workflow.demo import material
from workflow.demo.roads.assignment_agreement import ROAD
from workflow.demo.roads.road import Deal
from workflow.units.sample import NAME

OTHER, PRICE = "浙江示例大学", "500000.00"
COSTS = [{"item": "资产评估费", "amount": "12345.67", "voucher_no": "示例-记-0201"}]
TRANSFEROR = {
    "uscc": "12339900MADEUP005M",
    "legal_representative": "示校长",
    "agent": "沈理",
    "address": "杭州市示例路 2 号",
    "contact": "沈理",
}


def _draft(deal: Deal) -> dict[str, Any]:
    return {"patent": {**material.disclosure(deal.number, deal.title)["patent"], "owners": [NAME, OTHER], "shares": ["70", "30"]}}


def _screening(deal: Deal) -> dict[str, Any]:
    return {"consents": [{"owner": OTHER, "file": deal.upload("zhou", "共有人同意书", "同意转化", deal.achievement)}]}


def _terms(deal: Deal) -> dict[str, Any]:
    return {"co_owners": [{"name": OTHER, "part": "30"}], "parts_agreement": deal.upload("zhou", "共有人约定", "净收入按 70/30")}


def _contract(_deal: Deal) -> dict[str, Any]:
    return {"technical": PRICE, "co_transferors": [{"name": OTHER, **TRANSFEROR}]}


ALSO = {"draft": _draft, "record_screening": _screening, "set_terms": _terms, "prepare_contract": _contract}


def _of_two(deal: Deal) -> Deal:
    deal.price, deal.costs, deal.also = PRICE, COSTS, ALSO
    return deal


def accepted(deal: Deal) -> None:
    ROAD.play(_of_two(deal), "drafted", "accepted")


def opened(deal: Deal) -> None:
    ROAD.play(_of_two(deal), "ledgered", "opened")


def approved(deal: Deal) -> None:
    """A sum that no meeting decides."""
    ROAD.play(_of_two(deal), "prepared", "noticed")
    deal.player.sign(deal.case, Matter.DECISION)


def issued(deal: Deal) -> None:
    ROAD.play(_of_two(deal), "forms", "issued")


def received(deal: Deal) -> None:
    """Contracted, registered, the scheme approved, and the whole price there."""
    ROAD.play(_of_two(deal), "forms", "received")


def awarding(deal: Deal) -> None:
    ROAD.play(_of_two(deal), "allocated", "awarded")
