"""One hash pins both halves of the terms: any word of them changed, another hash; one that stands in an entry is carried."""

import json
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import Any

import pytest
from pydantic.dataclasses import dataclass

from states.case import restored
from states.findings import STRICT, Outcome
from states.guards.trading import deal_satisfies_offer
from states.party import Buyer, PartyKind
from states.terms import CoOwner, Deal, Instalment, Mode, ObjectKind, Offer, Pricing, Terms, terms_hash
from states.upcasts import current
from tests.states.walk import START, Walk, voiced

OFFER = Offer(
    achievements=("A2026-0001", "A2026-0002"),
    mode=Mode.ASSIGNMENT,
    object=ObjectKind.PATENT,
    pricing=Pricing.AGREEMENT,
    price=100_000_000,
)
FIRST = Instalment(amount=40_000_000, due=date(2026, 6, 30), condition="生效后")
SECOND = Instalment(amount=60_000_000, due=date(2026, 12, 31), condition="登记后")
DEAL = Deal(
    buyer=Buyer(name="甲公司", uscc="91330106MA2ABCDEX7", legal_representative="赵云", address="杭州", contact="陈经理"),
    related=False,
    relation="",
    price=100_000_000,
    instalments=(FIRST, SECOND),
)
TERMS = Terms(offer=OFFER, deal=DEAL)


def offered(**changes: Any) -> Terms:
    return replace(TERMS, offer=replace(OFFER, **changes))


def dealt(**changes: Any) -> Terms:
    return replace(TERMS, deal=replace(DEAL, **changes))


#: What is said in a field that came later, by its type.
SAID: dict[Any, Any] = {
    str: "保函",
    int: 1,
    bool: True,
    PartyKind: PartyKind.PERSON,
    tuple[CoOwner, ...]: (CoOwner(name="乙大学", part=300_000),),
}
OTHERS = {
    "offer.achievements": offered(achievements=("A2026-0001",)),
    "offer.achievements reordered": offered(achievements=("A2026-0002", "A2026-0001")),
    "offer.mode": offered(mode=Mode.LICENCE),
    "offer.object": offered(object=ObjectKind.SOFTWARE),
    "offer.pricing": offered(pricing=Pricing.LISTING),
    "offer.price": offered(price=100_000_001),
    "deal.related": dealt(related=True),
    "deal.relation": dealt(relation="配偶持股"),
    "deal.price": dealt(price=100_000_001),
    "deal.instalments": dealt(instalments=(SECOND, FIRST)),
    **{
        f"deal.buyer {f.name}": dealt(buyer=replace(DEAL.buyer, **{f.name: SAID[f.type] if f.type is PartyKind else "别的"}))
        for f in fields(Buyer)
    },
    "deal.instalments amount": dealt(instalments=(replace(FIRST, amount=1), SECOND)),
    "deal.instalments due": dealt(instalments=(replace(FIRST, due=date(2026, 7, 1)), SECOND)),
    "deal.instalments condition": dealt(instalments=(replace(FIRST, condition="登记后"), SECOND)),
    **{f"deal.{f.name}": dealt(**{f.name: SAID[f.type]}) for f in fields(Deal) if f.default is not MISSING},
    **{f"offer.{f.name}": offered(**{f.name: SAID[f.type]}) for f in fields(Offer) if f.default is not MISSING},
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_any_change_makes_other_terms(other: Terms):
    assert terms_hash(other) != terms_hash(TERMS)


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Wider(Deal):
    guarantee: str = ""


def test_a_field_that_came_later_makes_other_terms_only_where_it_is_filled_in():
    blank = Wider(**{f.name: getattr(DEAL, f.name) for f in fields(Deal)})
    assert terms_hash(blank) == terms_hash(DEAL)
    assert terms_hash(replace(blank, guarantee="保函")) not in {terms_hash(blank), *map(terms_hash, OTHERS.values())}


def test_no_two_of_the_changes_are_taken_for_each_other():
    assert len({terms_hash(other) for other in OTHERS.values()}) == len(OTHERS)


def test_every_field_that_can_change_was_changed():
    changed = {name.split()[0] for name in OTHERS}
    assert changed == {f"{half}.{f.name}" for half, kind in (("offer", Offer), ("deal", Deal)) for f in fields(kind)}


def test_the_hash_is_of_the_canonical_json():
    """Kept for good: logs written by an earlier release cite it."""
    assert terms_hash(TERMS) == "c0205cb829bff33a92e38f07486e5ad913d27b4918baebb6357f038a568e38ce"
    assert len({terms_hash(OFFER), terms_hash(DEAL), terms_hash(TERMS)}) == 3


def test_both_halves_are_read_as_one():
    assert {name: getattr(TERMS, name) for name in ("achievements", "mode", "pricing")} == {
        name: getattr(OFFER, name) for name in ("achievements", "mode", "pricing")
    }
    shared = [f.name for f in fields(Deal) if hasattr(Terms, f.name)]
    assert {"buyer", "price", "instalments"} <= set(shared)
    assert {name: getattr(TERMS, name) for name in shared} == {name: getattr(DEAL, name) for name in shared}
    assert TERMS.moved is ObjectKind.PATENT


@pytest.mark.parametrize(
    ("said", "mode", "thing"),
    [
        ({"mode": "patent_assignment"}, Mode.ASSIGNMENT, ObjectKind.PATENT),
        ({"mode": "assignment", "object": "software"}, Mode.ASSIGNMENT, ObjectKind.SOFTWARE),
    ],
)
def test_terms_of_the_first_release_are_read_in_halves_and_keep_their_hash(said: dict[str, str], mode: Mode, thing: ObjectKind):
    buyer = {f.name: getattr(DEAL.buyer, f.name) for f in fields(Buyer)}
    parts = [{"amount": i.amount, "due": str(i.due), "condition": i.condition} for i in DEAL.instalments]
    flat: Any = {"achievements": ["A1"], "pricing": "agreement", "buyer": buyer, "related": False, "relation": "", "price": 100_000_000}
    flat |= {"instalments": parts, **said}
    groups = {"terms": flat, "terms_hash": "f" * 64}
    document = {"groups": groups, "positions": {"case": "approved"}, "seq": 9, "versions": {}}
    case = restored(type(Walk().case), "C1", document)
    assert case.terms == Terms(offer=replace(OFFER, achievements=("A1",), mode=mode, object=thing), deal=DEAL)
    assert case.terms_hash == "f" * 64
    assert json.dumps(current("terms", flat, 2)) == json.dumps(flat), "what a later shape wrote is left alone"


@pytest.mark.parametrize(
    ("terms", "outcome", "reason"),
    [
        (TERMS, Outcome.MET, "成交条件符合"),
        (dealt(price=100_000_001), Outcome.MET, "成交条件符合"),
        (dealt(price=99_999_999), Outcome.REFUSED, "成交价款低于公示和决策的 1,000,000.00 元"),
        (None, Outcome.REFUSED, "交易条件尚未确定"),
    ],
)
def test_a_deal_must_satisfy_its_offer(terms: Terms | None, outcome: Outcome, reason: str):
    walk = voiced(Walk(), terms=terms)
    found = deal_satisfies_offer(walk.case, walk.facts(), walk.rules, START)
    assert found.outcome is outcome
    assert found.reason.startswith(reason)
