"""The sample road in pieces, for cases that leave it between two of them; what happens on each is data (`roads/`)."""

from workflow.demo import material
from workflow.demo.any_player import AnyPlayer
from workflow.demo.roads.assignment_agreement import GROUNDS, ROAD
from workflow.demo.roads.assignment_agreement import posted as put_up
from workflow.demo.roads.road import Deal, NoticeRun


def ledgered(player: AnyPlayer, number: str, title: str) -> str:
    """An achievement from draft to the separate ledger."""
    return ROAD.play(Deal(player=player, number=number, title=title), "drafted", "ledgered").achievement


def proposed(player: AnyPlayer, achievement: str, price: str, *, related: str = "", buyer: dict[str, str] = material.BUYER) -> str:
    """A case from opening to submission; ``related`` names how a completer is related to the buyer."""
    deal = Deal(player=player, achievement=achievement, price=price, related=related, buyer=buyer)
    return ROAD.play(deal, "opened", "submitted").case


def prepare(player: AnyPlayer, case: str, price: str) -> None:
    """Buyer, price and the team's word, on the terms as they stand."""
    for act in GROUNDS:
        act.play(Deal(player=player, case=case, price=price))


def noticed(player: AnyPlayer, case: str) -> str:
    """The price notice up in both places, and its days run; returns its number."""
    return ROAD.play(Deal(player=player, case=case), "noticed", "noticed").notice


def run_out(player: AnyPlayer, case: str, number: str) -> None:
    """Days pass until the notice's last day is over."""
    NoticeRun().play(Deal(player=player, case=case, notice=number))


def posted(player: AnyPlayer, case: str, kind: str, places: tuple[str, ...], round_: int = 0) -> str:
    """A notice drawn up and put up; returns its number."""
    deal = Deal(player=player, case=case)
    for act in put_up(kind, places, round_):
        act.play(deal)
    return deal.notice


def met(player: AnyPlayer, case: str, body: str = "校长办公会", *, recused: tuple[str, ...] = ()) -> None:
    """The deciding body's meeting, recorded by its secretary."""
    ROAD.play(Deal(player=player, case=case, body=body, recused=recused), "approved", "approved")


def contracted(player: AnyPlayer, case: str) -> None:
    """The contract prepared, issued, signed on paper, uploaded and confirmed by a second clerk."""
    ROAD.play(Deal(player=player, case=case), "drawn_up", "contracted")


def titled(player: AnyPlayer, case: str) -> None:
    """The change in the patent register."""
    ROAD.play(Deal(player=player, case=case), "titled", "titled")


def registered(player: AnyPlayer, case: str, price: str, number: str) -> None:
    ROAD.play(Deal(player=player, case=case, price=price, certificate=number), "recognition", "registered")


def settled(player: AnyPlayer, case: str, price: str, costs: list[dict[str, str]]) -> None:
    """Scheme signed, money in, split, noticed and paid."""
    ROAD.play(Deal(player=player, case=case, price=price, costs=costs), "schemed", "paid")
