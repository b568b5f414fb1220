"""One hash pins the deal: any word of it changed, another hash."""

from dataclasses import fields, replace
from datetime import date

import pytest

from states.terms import Buyer, Instalment, Mode, Pricing, Terms, terms_hash

TERMS = Terms(
    achievements=("A2026-0001", "A2026-0002"),
    mode=Mode.PATENT_ASSIGNMENT,
    pricing=Pricing.AGREEMENT,
    buyer=Buyer(name="甲公司", uscc="91330106MA2ABCDEX7", legal_representative="赵云", address="杭州", contact="陈经理"),
    related=False,
    relation="",
    price=100_000_000,
    instalments=(
        Instalment(amount=40_000_000, due=date(2026, 6, 30), condition="生效后"),
        Instalment(amount=60_000_000, due=date(2026, 12, 31), condition="登记后"),
    ),
)
FIRST, SECOND = TERMS.instalments
OTHERS = {
    "achievements": replace(TERMS, achievements=("A2026-0001",)),
    "achievements reordered": replace(TERMS, achievements=("A2026-0002", "A2026-0001")),
    "related": replace(TERMS, related=True),
    "relation": replace(TERMS, relation="配偶持股"),
    "price": replace(TERMS, price=100_000_001),
    "instalments": replace(TERMS, instalments=(SECOND, FIRST)),
    **{f"buyer {f.name}": replace(TERMS, buyer=replace(TERMS.buyer, **{f.name: "别的"})) for f in fields(Buyer)},
    "amount": replace(TERMS, instalments=(replace(FIRST, amount=1), SECOND)),
    "due": replace(TERMS, instalments=(replace(FIRST, due=date(2026, 7, 1)), SECOND)),
    "condition": replace(TERMS, instalments=(replace(FIRST, condition="登记后"), SECOND)),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_any_change_makes_other_terms(other: Terms):
    assert terms_hash(other) != terms_hash(TERMS)


def test_no_two_of_the_changes_are_taken_for_each_other():
    assert len({terms_hash(other) for other in OTHERS.values()}) == len(OTHERS)


def test_every_field_that_can_change_was_changed():
    """The two with a single value so far are in the hashed text by name."""
    changed = {name.split()[0] for name in OTHERS}
    assert {f.name for f in fields(Terms)} - changed == {"mode", "object", "pricing"}


def test_the_hash_is_of_the_canonical_json():
    """Kept for good: logs written by an earlier release cite it."""
    assert terms_hash(TERMS) == "08cef15c4ec883e1d16b035415a3333f1dc73fba985b4373b94d4e691d3aa725"
    assert terms_hash(replace(TERMS)) == terms_hash(TERMS)
