"""Forms are made from the input models and read back to them: nothing is lost, nothing is made up."""

from typing import Annotated, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field as PydanticField

from states.facts import Everybody
from states.inputs.base import ISSUED, Input, PersonId, Sha256
from states.table import INPUTS
from tests.states.walk import PEOPLE
from tests.workflow.web import filled
from tests.workflow.web.browser import Page
from workflow.web import form_values, forms, words
from workflow.web.choices import Choices
from workflow.web.fields import Field, Group, Option, Part, Rows
from workflow.web.names import Names
from workflow.web.templating import render

MODELS = sorted({model.__name__: action for action, model in INPUTS.items()}.values())


def shown(parts: tuple[Part, ...]) -> Page:
    """The form as a browser has it."""
    values = {"title": "t", "parts": parts, "hidden": {}, "url": "/x", "lead": "", "attempt": None}
    return Page(render("new.html", values | {"visit": None, "flash": "", "sandbox": False, "clock": None}))


def fields(part: Part) -> list[Field]:
    if isinstance(part, Field):
        return [part]
    inner: tuple[Part, ...] = part.parts if isinstance(part, Group) else part.rows
    return [found for child in inner for found in fields(child)]


@pytest.mark.parametrize("action", MODELS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_what_a_form_shows_is_what_it_sends(action: str, data: st.DataObject) -> None:
    model = INPUTS[action]
    value: Any = data.draw(filled.values(model))
    wanted, wrong = form_values.model_of(model, value)
    assert wrong == {}

    sent = shown(forms.build(model, value, Choices())).form("/x").values
    again, wrong = form_values.model_of(model, form_values.read(model, sent))

    assert wrong == {}
    assert again == wanted


@pytest.mark.parametrize("action", MODELS)
def test_an_empty_form_sends_nothing_but_defaults(action: str) -> None:
    model = INPUTS[action]
    sent = shown(forms.build(model, None, Choices())).form("/x").values
    _, wrong = form_values.model_of(model, form_values.read(model, sent))
    required = {name for name, f in model.model_fields.items() if f.is_required()}
    optional_lists = {name for name in required if model.model_json_schema()["properties"][name].get("type") == "array"}
    assert {place.partition(".")[0] for place in wrong} >= required - optional_lists
    assert {place.partition(".")[0] for place in wrong} <= required


@pytest.mark.parametrize("action", MODELS)
def test_every_field_is_named_in_chinese_and_labelled(action: str) -> None:
    parts = forms.build(INPUTS[action], None, Choices(rounds=(Option("0", "不适用"),)))
    page = shown(parts)
    inputs = [f for part in parts for f in fields(part)]
    assert all(not f.label.isascii() for f in inputs)
    assert all(not option.label.isascii() for f in inputs for option in f.options)
    assert set(page.labels) == {f"new-{f.name}" for f in inputs if f.kind != "checks"}
    assert set(page.labels) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_a_refused_form_says_where_and_keeps_the_rest() -> None:
    model = INPUTS["set_terms"]
    sent = {
        "buyer.name": ["某公司"],
        "buyer.uscc": ["91330106MA2ABCDEX8"],
        "related": ["maybe"],
        "price": ["一百万"],
        "instalments.0.amount": ["1.234"],
        "instalments.3.condition": ["验收后"],
    }
    value = form_values.read(model, sent)
    given, wrong = form_values.model_of(model, value)
    assert given is None
    assert wrong["related"] == "请选择是或否"
    assert wrong["buyer.address"] == "请填写"
    assert "校验" in wrong["buyer.uscc"]
    assert wrong["instalments.0.amount"].startswith("金额应以元为单位")
    assert wrong["instalments.1.amount"] == "请填写"  # the fourth row typed is the second that counts

    page = shown(forms.build(model, value, Choices(), errors=wrong))
    assert page.form("/x").values["price"] == ["一百万"]
    assert page.form("/x").values["instalments.1.condition"] == ["验收后"]
    assert "请选择是或否" in page.text


def test_a_form_takes_amounts_and_numbers_as_people_write_them() -> None:
    value = form_values.read(INPUTS["set_terms"], {"price": ["１００万元"], "related": ["false"]})
    assert "price" not in form_values.model_of(INPUTS["set_terms"], value)[1]
    assert form_values.read(INPUTS["record_meeting"], {"members": [" ９ "]}) == {"members": 9, "recused": []}


def test_no_browser_refuses_in_its_own_language() -> None:
    page = shown(forms.build(INPUTS["set_terms"], None, Choices()))
    assert [attributes["novalidate"] for tag, attributes in page.tags if tag == "form" and attributes["action"] == "/x"] == [""]
    assert not any("pattern" in attributes for _, attributes in page.tags)


def test_a_text_keeps_its_first_empty_line() -> None:
    """A browser drops a line end right after the tag of a text area: the page writes one for it to drop."""
    page = shown(forms.build(INPUTS["agree"], {"text": "\n同意。"}, Choices()))
    assert page.form("/x").values["text"] == ["\r\n同意。"]


def test_more_rows_are_given_when_asked_for() -> None:
    def rows(more: str) -> int:
        parts = forms.build(INPUTS["draft"], None, Choices(), more=more)
        return next(len(p.rows) for p in parts if isinstance(p, Rows) and p.name == "completers")

    assert rows("") == forms.FEWEST
    assert rows("completers") == forms.MORE


def test_a_person_chosen_brings_the_name() -> None:
    sent = {"completers.0.person": ["wang"], "completers.1.person": ["li"], "completers.1.name": ["李某"]}
    value = form_values.read(INPUTS["draft"], sent, Names(Everybody(PEOPLE)))
    assert [c["name"] for c in value["completers"]] == ["王明远", "李某"]


def test_uploads_are_chosen_by_name_and_a_choice_that_is_gone_is_still_shown() -> None:
    known = Choices(attachments=(Option("a" * 64, "营业执照.pdf"),))
    parts = forms.build(INPUTS["record_buyer_check"], {"evidence": ["b" * 64]}, known)
    evidence = next(f for part in parts for f in fields(part) if f.name == "evidence")
    assert [o.label for o in evidence.options] == ["营业执照.pdf", "b" * 64]


def test_an_invisible_sign_is_refused() -> None:
    value = form_values.read(INPUTS["withdraw"], {"reason": ["不\x00再"]})
    given, wrong = form_values.model_of(INPUTS["withdraw"], value)
    assert given is None
    assert wrong == {"reason": "含有不能打印的字符（U+0000）"}


def test_a_list_that_may_be_empty_need_not_be_filled_in() -> None:
    parts = forms.build(INPUTS["record_screening"], None, Choices())
    needed = {f.name: f.required for part in parts for f in fields(part)}
    assert (needed["owners_consent"], needed["duty_grounds"], needed["encumbered"]) == (False, True, True)


def test_every_action_has_a_title() -> None:
    assert all(action in words.ACTION for action in INPUTS)


class Handed(Input):
    """As a step that comes later may ask it."""

    to: PersonId = PydanticField(title="转给")
    others: tuple[PersonId, ...] = PydanticField(title="知会", default=())
    paper: Annotated[Sha256, ISSUED] = PydanticField(title="所附文书")


def test_a_form_offers_what_the_type_of_a_field_says_that_it_names() -> None:
    known = Choices(people=(Option("li", "李思齐（li）"),), papers=(Option("c" * 64, "合同"),))
    made = {f.name: f for part in forms.build(Handed, None, known) for f in fields(part)}
    assert [(made[name].kind, made[name].options) for name in ("to", "others", "paper")] == [
        ("select", known.people),
        ("checks", known.people),
        ("select", known.papers),
    ]
    typed = {f.name: f for part in forms.build(Handed, None, Choices(people=None)) for f in fields(part)}
    assert [(typed[name].kind, typed[name].hint) for name in ("to", "others")] == [
        ("line", "填写人员编号"),
        ("area", "填写人员编号，每行一个"),
    ]


#: What every form and element can do: a field of that name would stand in its place, for a screen reader's script and for any other.
OF_EVERY_FORM = frozenset(
    {
        *("after", "animate", "append", "before", "blur", "click", "closest", "contains", "focus", "matches", "normalize", "prepend"),
        *("remove", "reset", "scroll", "submit", "action", "method", "elements", "length", "target", "enctype"),
    }
)


@pytest.mark.parametrize("action", MODELS)
def test_no_field_takes_the_place_of_what_a_form_can_do(action: str) -> None:
    assert OF_EVERY_FORM.isdisjoint(INPUTS[action].model_fields)
