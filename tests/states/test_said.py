"""What is on record, as the form that asked for it says it."""

import pytest

from states.inputs.contracting import PrepareContract
from states.inputs.said import as_input
from tests.states.walk import Walk


@pytest.mark.parametrize(("kept", "said"), [("ours", "ours"), ("本单位办理", None)])
def test_a_choice_is_said_by_its_key_and_words_from_before_are_asked_again(kept: str, said: str | None) -> None:
    assert as_input(PrepareContract, {"register_by": kept}).get("register_by") == said


def test_a_contract_is_said_whole() -> None:
    contract = Walk().contracted().case.contract
    assert contract is not None
    told = as_input(PrepareContract, {"transferor": contract.transferor, "definitions": contract.clauses.definitions, "copies": 4})
    assert told["transferor"]["agent"] == contract.transferor.agent
    assert [one["word"] for one in told["definitions"]] == [one.word for one in contract.clauses.definitions]
    assert told["copies"] == 4
