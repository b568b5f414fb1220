"""The other side of a deal: what is asked of each kind, by what it is found again, which code needs a second look."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from states.inputs.proposal import ASKED, BuyerInput
from states.party import CODE, HEAD, LONGEST, PROOF, TIES, Buyer, PartyKind
from tests.steps.buyers import BUYERS
from workflow.demo import material

OLD = "91350203M0001QKT19"
PERSON, FOREIGN = BUYERS["自然人"], BUYERS["境外单位"]


def told(buyer: dict[str, Any]) -> dict[str, str]:
    """What is wrong with each field."""
    with pytest.raises(ValidationError) as caught:
        BuyerInput.model_validate_json(json.dumps(buyer))
    return {str(error["loc"][0]): error["msg"].removeprefix("Value error, ") for error in caught.value.errors()}


def taken(buyer: dict[str, Any]) -> BuyerInput:
    return BuyerInput.model_validate_json(json.dumps(buyer))


def test_each_kind_is_asked_its_own() -> None:
    assert taken(material.BUYER).kind is PartyKind.ORGANISATION, "as release 0.2 asked"
    assert taken(PERSON).id_number == "330106199003071236"
    assert taken(FOREIGN).country == "德国"
    assert set(PartyKind) == set(ASKED) == set(CODE) == set(HEAD) == set(PROOF) == set(TIES)


@pytest.mark.parametrize("kind", PartyKind)
def test_what_is_missing_is_asked_for_and_what_is_anothers_refused(kind: PartyKind) -> None:
    bare = {"kind": kind.value, "name": "某", "address": "某地", "contact": "某"}
    assert told(bare) == dict.fromkeys(ASKED[kind], "请填写")
    full = {**material.BUYER, **PERSON, **FOREIGN, "kind": kind.value}
    others = {name for names in ASKED.values() for name in names} - set(ASKED[kind])
    wrong = told(full)
    assert wrong.keys() == others
    assert all(message.endswith("不填此项") for message in wrong.values())


def test_a_wrong_kind_is_all_that_is_said() -> None:
    assert told({**PERSON, "kind": "ghost"}).keys() == {"kind"}


def test_an_id_number_is_checked_and_never_repeated() -> None:
    wrong = told({**PERSON, "id_number": "330106199003071237"})
    assert wrong == {"id_number": "公民身份号码的校验位不符"}


def test_a_code_that_fails_its_check_comes_with_the_licence_that_bears_it() -> None:
    old = {**material.BUYER, "uscc": OLD}
    assert "上传执照扫描件" in told(old)["uscc"]
    assert taken({**old, "licence": "a" * 64}).uscc == OLD
    assert "18 位" in told({**old, "uscc": "91350203M0001QKT1", "licence": "a" * 64})["uscc"]


def buyer(**said: Any) -> Buyer:
    return Buyer(**({"name": "某", "uscc": "", "legal_representative": "", "address": "某地", "contact": "某"} | said))


def test_the_same_party_is_found_again_whatever_it_is() -> None:
    person = buyer(kind=PartyKind.PERSON, id_number="ab" * 32)
    abroad = buyer(kind=PartyKind.FOREIGN, country="德国", registration_number="HRB 1")
    organisation = buyer(uscc="91330106MA2ABCDEX7")
    assert organisation.found_by == organisation.code == "91330106MA2ABCDEX7", "as the rows of releases before have it"
    found = [one.found_by for one in (person, abroad, organisation)]
    assert [len(key) for key in found] == [LONGEST] * 3
    assert len(set(found)) == 3
    assert abroad.found_by == buyer(kind=PartyKind.FOREIGN, country="德国", registration_number="HRB 1", name="别名").found_by
    assert abroad.found_by != buyer(kind=PartyKind.FOREIGN, country="法国", registration_number="HRB 1").found_by
    assert (person.code, abroad.code) == ("ab" * 32, "HRB 1（德国）")


def test_only_an_organisations_code_can_be_at_fault() -> None:
    assert buyer(uscc=OLD).code_fault == "统一社会信用代码的校验位不符"
    assert buyer(uscc="91330106MA2ABCDEX7").code_fault == ""
    assert buyer(kind=PartyKind.PERSON, id_number="ab" * 32).code_fault == ""
