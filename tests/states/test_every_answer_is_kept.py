"""What a form asks the record keeps: a field that is asked and then dropped is found by name, on every step of a whole road."""

import json
from dataclasses import fields
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel, JsonValue

from states.contract import Clauses, Contract
from states.events import Event
from states.inputs.contracting import PrepareContract
from states.inputs.proposal import RecordBuyerCheck, RecordPricing, SetTerms
from states.proposal import BuyerCheck, PriceBasis
from states.table import INPUTS
from states.terms import Deal, Offer
from tests.states.walk import Walk
from workflow.demo import material

#: Fields that are asked for another reason than to be kept, each with it.
NOT_KEPT = {
    "SignDisclosure.promise": "the act itself is the promise",
    "ConfirmContract.note": "the second clerk's word; the act is kept with its author and time",
    "RecordMeeting.verdict": "kept as the opinion's verb",
    "Dated.on": "kept as the day that the step is about: submitted, accepted",
    "Pay.evidence": "kept as the payment's evidence",
}


def names(value: JsonValue) -> set[str]:
    """Every key of the after-images, at any depth."""
    if isinstance(value, dict):
        return set(value) | {name for member in value.values() for name in names(member)}
    return {name for member in value for name in names(member)} if isinstance(value, list) else set()


def asked(given: BaseModel) -> set[str]:
    """The fields that were filled in, by model and name, at any depth."""
    found = set()
    for name in given.model_fields_set:
        found.add(f"{type(given).__name__}.{name}")
        value = getattr(given, name)
        for member in value if isinstance(value, tuple) else (value,):
            found |= asked(member) if isinstance(member, BaseModel) else set()
    return found


def dropped(given: BaseModel, event: Event) -> list[str]:
    kept = names(dict(event.set))
    return sorted(field for field in asked(given) if field.partition(".")[2] not in kept and field not in NOT_KEPT)


class Watched(Walk):
    """A walk that holds each input against what its event keeps."""

    lost: ClassVar[set[str]] = set()
    spared: ClassVar[set[str]] = set()

    def do(self, person: str, action: str, target: str = "", **given: Any) -> Any:
        made = super().do(person, action, target, **given)
        if action in INPUTS:
            model = INPUTS[action].model_validate_json(json.dumps(given))
            kept = names(dict(made.events[0].set))
            lost = {field for field in asked(model) if field.partition(".")[2] not in kept}
            Watched.lost |= lost - set(NOT_KEPT)
            Watched.spared |= lost & set(NOT_KEPT)
        return made


def test_nothing_asked_on_a_whole_road_is_dropped() -> None:
    walk = Watched().paid()
    assert len(walk.events) > 40
    assert Watched.lost == set()
    assert Watched.spared == set(NOT_KEPT), "an exception that is not needed"


def test_a_field_that_no_record_keeps_is_found() -> None:
    class Wider(SetTerms):
        royalty: str

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
