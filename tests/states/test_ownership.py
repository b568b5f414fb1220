"""Whose right it is, compared as names are written: widths, blanks, former and short names."""

import json
from dataclasses import replace

import pytest

from states.achievement import OwnerConsent
from states.findings import Outcome
from states.guards import internal_control as ic
from states.inputs.internal_control import Draft
from tests.states.walk import Walk
from workflow.demo import material


@pytest.mark.parametrize(
    ("owner", "outcome"),
    [
        ("浙江省之江理工大学（示例）", Outcome.MET),
        ("浙江省之江理工大学 (示例)", Outcome.MET),
        ("之江工学院", Outcome.MET),
        ("之江工学院二分部", Outcome.REFUSED),
        ("之江理工", Outcome.REFUSED),
    ],
)
def test_a_former_name_of_the_unit_is_the_unit(owner: str, outcome: Outcome) -> None:
    walk = Walk()
    rules = walk.rules.model_copy(update={"aliases": ("之江工学院",)})
    form = material.disclosure()
    given = Draft.model_validate_json(json.dumps({**form, "patent": {**form["patent"], "owners": [owner]}}))
    facts = replace(walk.facts(), given=given)
    assert ic.unit_is_an_owner(walk.achievement, facts, rules, walk.at).outcome is outcome
    nothing = replace(facts, given=given.model_copy(update={"patent": None}))
    assert ic.unit_is_an_owner(walk.achievement, nothing, rules, walk.at).outcome is Outcome.NOT_APPLICABLE


def test_the_ledger_compares_them_the_same_way() -> None:
    walk = Walk().ledgered()
    screened = walk.achievement
    assert screened.held is not None
    spelt = replace(screened, patent=replace(screened.patent, owners=("浙江省之江理工大学(示例)", "某合作企业(一)")))
    judged = replace(spelt, screening=replace(screened.screening, consents=(OwnerConsent(owner="某合作企业（一）", file="0" * 64),)))
    assert ic.ownership_clear(judged, walk.facts(), walk.rules, walk.at).outcome is Outcome.MET
    of_others = replace(judged, patent=replace(screened.patent, owners=("某合作企业(一)",)))
    assert ic.ownership_clear(of_others, walk.facts(), walk.rules, walk.at).reason.endswith("中没有本单位（浙江省之江理工大学（示例））")
    silent = replace(spelt, screening=replace(screened.screening, consents=()))
    assert ic.ownership_clear(silent, walk.facts(), walk.rules, walk.at).outcome is Outcome.REFUSED


def test_what_was_not_screened_has_no_clear_owner() -> None:
    walk = Walk()
    walk.do("wang", "draft", **material.disclosure())
    assert ic.ownership_clear(walk.achievement, walk.facts(), walk.rules, walk.at).outcome is Outcome.REFUSED
