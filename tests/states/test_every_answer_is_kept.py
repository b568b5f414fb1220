"""What a form asks the record keeps: a field that is asked and then dropped is found by name, on every step of a whole road,
and of every scenario that is played in memory (`tests/players/memory.py`)."""

import json
from dataclasses import fields
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel

from states.contract import Clauses, Contract
from states.inputs.base import Line
from states.inputs.contracting import PrepareContract
from states.inputs.proposal import RecordBuyerCheck, RecordPricing, SetTerms
from states.proposal import BuyerCheck, PriceBasis
from states.table import INPUTS
from states.terms import Deal, Offer
from tests.players.kept import NOT_KEPT, dropped, unkept
from tests.states.walk import Walk
from workflow.demo import material

#: An exception that only a scenario of the features needs.
OFF_THE_ROAD = {"RecordFee.evidence"}


class Watched(Walk):
    """A walk that holds each input against what its event keeps."""

    lost: ClassVar[set[str]] = set()
    spared: ClassVar[set[str]] = set()

    def do(self, person: str, action: str, target: str = "", **given: Any) -> Any:
        made = super().do(person, action, target, **given)
        if action in INPUTS:
            lost = unkept(INPUTS[action].model_validate_json(json.dumps(given)), made.events[0])
            Watched.lost |= lost - set(NOT_KEPT)
            Watched.spared |= lost & set(NOT_KEPT)
        return made


def test_nothing_asked_on_a_whole_road_is_dropped() -> None:
    walk = Watched().paid()
    assert len(walk.events) > 40
    assert Watched.lost == set()
    assert Watched.spared == set(NOT_KEPT) - OFF_THE_ROAD, "an exception that is not needed"


def test_a_field_that_no_record_keeps_is_found() -> None:
    class Wider(SetTerms):
        royalty: Line

    walk = Walk().proposing()
    event = next(e for _, e in walk.events if e.action == "set_terms")

    given = Wider.model_validate(material.terms("1000000.00") | {"royalty": "百分之三"}, strict=False)
    assert dropped(given, event) == ["Wider.royalty"]


@pytest.mark.parametrize(
    ("form", "records"),
    [(SetTerms, (Offer, Deal)), (PrepareContract, (Contract, Clauses)), (RecordBuyerCheck, (BuyerCheck,)), (RecordPricing, (PriceBasis,))],
)
def test_every_field_of_the_deal_has_its_place(form: type[BaseModel], records: tuple[type, ...]) -> None:
    """Also one that may be left blank, which no walk fills in."""
    kept = {field.name for record in records for field in fields(record)}
    assert sorted(set(form.model_fields) - kept) == []
