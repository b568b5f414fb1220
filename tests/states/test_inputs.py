"""Types of inputs: whoever adds an upload or a personal field, at whatever depth, cannot forget its handling."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import create_model

from states.facts import AtHand
from states.findings import Outcome
from states.guards.everywhere import attachments_present
from states.inputs.base import (
    ABOUT,
    HASH,
    KIND,
    PERSON,
    PERSONAL,
    UPLOAD,
    Evidence,
    Input,
    Line,
    Personal,
    Sha256,
    Upload,
    found,
    marks,
    paths,
    replaced,
)
from states.table import INPUTS
from tests.states.walk import Walk

FILE = "ab" * 32
Nest = tuple[Any, Any]  #: a type and a value of it


def _inside(part: Nest) -> Nest:
    model = create_model("Inner", __base__=Input, note=(Line, "甲"), part=(part[0], ...))
    return model, model(part=part[1])


#: Each way that a field may hold another.
ROUND: dict[str, Callable[[Nest], Nest]] = {
    "model": _inside,
    "tuple": lambda part: (tuple[part[0], ...], (part[1],)),
    "optional": lambda part: (part[0] | None, part[1]),
    "list": lambda part: (list[part[0]], [part[1]]),
    "by key": lambda part: (dict[Line, part[0]], {"甲": part[1]}),
}
DEEP = st.lists(st.sampled_from(sorted(ROUND)), max_size=6)


def nested(type_: Any, value: str, ways: list[str]) -> Input:
    """An input that holds the value at the depth and in the ways asked for."""
    part: Nest = (type_, value)
    for way in ways:
        part = ROUND[way](part)
    made: Input = _inside(part)[1]
    return made


@given(DEEP)
def test_an_upload_is_found_at_any_depth(ways: list[str]) -> None:
    made = nested(Upload, FILE, ways)
    assert found(made, UPLOAD) == (FILE,)
    assert found(made, PERSONAL) == ()
    assert paths(type(made), UPLOAD) == {".".join(["part"] * (1 + ways.count("model")))}


@given(DEEP)
def test_what_is_personal_is_replaced_at_any_depth(ways: list[str]) -> None:
    made = replaced(nested(Personal, "13800005678", ways), PERSONAL, lambda _: "sealed")
    assert found(made, PERSONAL) == ("sealed",)
    assert "13800005678" not in made.model_dump_json()
    assert "甲" in made.model_dump_json()


@given(DEEP)
def test_the_rule_of_uploads_asks_for_it(ways: list[str]) -> None:
    walk = Walk()
    facts = replace(walk.facts(), given=nested(Upload, FILE, ways))
    for there, outcome in ((frozenset[str](), Outcome.REFUSED), (frozenset({FILE}), Outcome.MET)):
        assert attachments_present(walk.case, replace(facts, elsewhere=AtHand(attachments=there)), walk.rules, walk.at).outcome is outcome


@pytest.mark.parametrize("type_", [Personal, Personal | None])
def test_an_empty_text_is_not_given(type_: Any) -> None:
    made = nested(type_, "", [])
    assert found(made, PERSONAL) == ()
    assert replaced(made, PERSONAL, lambda _: "sealed") == made


def test_a_doubtful_type_is_on_the_safe_side() -> None:
    made = nested(Upload | Literal["none"], "none", [])
    assert found(made, UPLOAD) == ("none",)


def test_evidence_is_uploads() -> None:
    assert found(create_model("Given", __base__=Input, files=(Evidence, ()))(files=(FILE, FILE)), UPLOAD) == (FILE, FILE)


def test_a_hash_that_is_no_upload_is_named_here() -> None:
    hashes = {f"{model.__name__}.{path}" for model in INPUTS.values() for path in paths(model, HASH) - paths(model, UPLOAD)}
    assert hashes == {"UploadSignedContract.issued"}, "the hash of an upload is an Upload; of anything else: name it here"
    assert paths(create_model("Given", __base__=Input, of=(Sha256, ...)), UPLOAD) == set()


def test_what_the_inputs_hold_of_each() -> None:
    uploads = {f"{model.__name__}.{path}" for model in INPUTS.values() for path in paths(model, UPLOAD)}
    assert {"PostNotice.postings.snapshot", "RecordPricing.appraisal.attachment", "Object.evidence"} <= uploads
    personal = {f"{model.__name__}.{path}" for model in INPUTS.values() for path in paths(model, PERSONAL)}
    assert personal == {"Object.contact", "SetTerms.buyer.id_number"} | {
        f"PrepareContract.{party}.{field}"
        for party in ("transferor", "co_transferors", "transferee")
        for field in ("phone", "email", "account")
    }


def test_what_a_field_names_its_type_says_at_any_depth():
    assert marks(INPUTS["issue_paper"]) == {"IssuePaper.kind": KIND, "IssuePaper.of": ABOUT}
    assert marks(INPUTS["propose_scheme"]) == {"ShareInput.person": PERSON}
    assert marks(INPUTS["record_meeting"]) == {"RecordMeeting.recused": PERSON, "RecordMeeting.attachment": UPLOAD}
