"""Every placeholder of every template leads back to somebody's answer, to a recorded fact or to a text that was shown: what stays
the same whoever answers whatever is a constant, and has to be a word of the road or be named here with its reason."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from jinja2 import nodes
from pydantic import BaseModel

from documents.kinds import KINDS
from documents.templating import html
from states.inputs.internal_control import CompleterInput, Draft, Ledger, PublicationInput, RecordScreening
from states.inputs.opinions import RecordMeeting
from states.inputs.proposal import BuyerInput, DeclareRelation, RecordBuyerCheck, RecordPricing
from tests.documents.test_papers import templates
from tests.states.walk import Walk
from tests.workflow.told_otherwise import Otherwise, contexts, leaves_of
from workflow.papers import approval
from workflow.papers.builders import BUILDERS

#: What is the same on every paper of today's one road, each with where it comes from.
SAME = {
    **dict.fromkeys(
        (
            "Approval.mode",
            "Approval.pricing_method",
            "Counterparty.called",
            "Disclosure.category",
            "Disclosure.owners_name",
            "Achievement.kind",
            "Right.kind",
            "Patent.kind",
            "Patent.makers",
        ),
        "a word of the road, of the one act, thing and method that are built",
    ),
    **dict.fromkeys(
        ("Counterparty.head_name", "Counterparty.code_name", "Counterparty.ties_name", "Party.code_name", "Party.head_name"),
        "what the particulars of an organisation in China are called: both buyers are such",
    ),
    "Contract.co_transferors": "both achievements are the unit's alone",
    "Disclosure.achievement": "the id of the achievement, which both roads call A1",
    "Approval.case": "the id of the case, which both roads call C1",
    "Contract.case": "the id of the case, which both roads call C1",
    "Disclosure.secrecies": "the words of the form, all of them",
    "Answer.question": "the question as the form asks it",
    "Answer.affirmative": "a case goes on only where each is answered by no (export_and_biology_clear, ownership_clear)",
    "Answer.about": "of a case with one achievement, whose name stands above",
    "Member.about": "of a case with one achievement, whose name stands above",
    "Completer.signed": "a disclosure goes on only when everybody signed (all_completers_signed)",
    "Review.seat": "the seat that may review",
    "Disclosure.owners": "the unit's own name: both roads are of one unit",
    "Patent.owner": "the unit's own name: both roads are of one unit",
    "ProposedShare.receiver": "whom the regulation shares with",
    "ProposedShare.share": "the regulation's own rates: both roads are under one",
    "Notice.number": "the number of the first notice of a case",
    "Notice.places": "the places of the regulation",
    "Notice.days": "the days of the regulation",
    "Notice.objections": "nobody objected on either road; tests of the notice have the others",
    "Approval.unnoticed": "both roads are noticed",
    "Approval.payment": "both are paid at once",
    "Opinion.seat": "the seats of the regulation",
    "Opinion.verdict": "a case goes on only when each agrees",
    "Opinion.on_behalf_of": "nobody stood in",
    "Meeting.body": "the body of the regulation",
    "Regulation.title": "both roads are under one regulation",
    "Regulation.version": "both roads are under one regulation",
    "Regulation.content_hash": "both roads are under one regulation",
    "Contract.payment": "both are paid at once",
}


@pytest.fixture(scope="module")
def roads() -> tuple[Walk, Walk]:
    return Walk().contracted(), Otherwise().contracted()


def said(kind: str, walks: tuple[Walk, ...]) -> dict[str, set[Any]]:
    """Per field of the kind's data, what it held on each road, all of a road's together."""
    found: dict[str, set[Any]] = defaultdict(set)
    for walk in walks:
        of_road: dict[str, list[Any]] = defaultdict(list)
        for context in contexts(kind, walk):
            for name, value in leaves_of(context):
                of_road[name].append(value)
        for name, values in of_road.items():
            found[name].add(tuple(values))
    return found


def constants(kind: str, walks: tuple[Walk, Walk]) -> set[str]:
    """The fields that say the same on both roads; what stands on one alone differs."""
    each = [said(kind, (walk,)) for walk in walks]
    return {name for name in each[0].keys() & each[1].keys() if each[0][name] == each[1][name]}


@pytest.mark.parametrize("kind", BUILDERS)
def test_what_is_the_same_whoever_answers_whatever_is_named_with_its_reason(kind: str, roads: tuple[Walk, Walk]) -> None:
    assert constants(kind, roads) - SAME.keys() == set()


def test_no_reason_is_left_over(roads: tuple[Walk, Walk]) -> None:
    assert SAME.keys() - {name for kind in BUILDERS for name in constants(kind, roads)} == set()


def test_a_planted_constant_is_found(monkeypatch: pytest.MonkeyPatch, roads: tuple[Walk, Walk]) -> None:
    real = BUILDERS["approval"]

    def planted(source: Any) -> Any:
        made = real(source)
        return approval.form.Approval(**{name: getattr(made, name) for name in made.__dataclass_fields__} | {"risks": "按净收入分配。"})

    monkeypatch.setitem(BUILDERS, "approval", planted)
    assert "Approval.risks" in constants("approval", roads)


#: By kind, where a template says 无 by itself, the questions of which that is the answer.
NONE_TOLD: dict[str, list[tuple[type[BaseModel], str]]] = {"approval": [(RecordMeeting, "recused"), (DeclareRelation, "related")]}


def nothings(kind: str) -> Iterator[str]:
    """Every 无 that a template can print by itself, as a word of its own: as a text of a cell or as what stands in for a value."""
    for tree in templates(KINDS[kind]):
        for node in tree.find_all(nodes.Const):
            if node.value in {"无", "/", "0"}:
                yield str(node.value)
        for data in tree.find_all(nodes.TemplateData):
            yield from re.findall(r">\s*(无[^<]*|/)\s*<", data.data)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_told_to_be_none_that_was_not_asked(kind: str) -> None:
    asked = NONE_TOLD.get(kind, [])
    assert [model.__name__ for model, name in asked if name not in model.model_fields] == []
    assert len(list(nothings(kind))) == len(asked), "each 无 needs its question in NONE_TOLD"


#: By kind and field the question whose answer it prints, where the form labels it by the question's own words.
LABELLED = {
    "disclosure": {
        "Disclosure.title": (Draft, "title"),
        "Disclosure.category": (Draft, "object"),
        "Disclosure.field": (Draft, "field"),
        "Disclosure.maturity": (Draft, "maturity"),
        "Disclosure.abstract": (Draft, "abstract"),
        "Disclosure.potential_users": (Draft, "potential_users"),
        "Disclosure.secrecy": (RecordScreening, "secrecy"),
        "Disclosure.ledger_number": (Ledger, "ledger_no"),
        "Review.duty": (RecordScreening, "duty"),
        "Review.grounds": (RecordScreening, "duty_grounds"),
        "Publication.form": (PublicationInput, "form"),
        "Completer.name": (CompleterInput, "name"),
    },
    "approval": {
        "Counterparty.legal_representative": (BuyerInput, "legal_representative"),
        "Counterparty.address": (BuyerInput, "address"),
        "Counterparty.contact": (BuyerInput, "contact"),
        "Counterparty.shareholders": (RecordBuyerCheck, "shareholders"),
        "Approval.risks": (RecordPricing, "risks"),
    },
}


def heads(text: str) -> set[str]:
    """The labels of a form, without blanks and what is in brackets."""
    found = re.findall(r"<th[^>]*>(.*?)</th>", text, re.DOTALL)
    return {re.sub(r"<[^>]+>|\s|　|（.*?）", "", one) for one in found}


@pytest.mark.parametrize("kind", LABELLED)
def test_a_form_calls_an_answer_by_its_question(kind: str) -> None:
    labels = heads(html(kind, KINDS[kind].sample()))
    for model, name in LABELLED[kind].values():
        asked = re.sub(r"（.*?）", "", str(model.model_fields[name].title))
        assert asked in labels, f"{model.__name__}.{name}"


@pytest.mark.parametrize("kind", BUILDERS)
def test_days_are_told_in_one_way(kind: str, roads: tuple[Walk, Walk]) -> None:
    for walk in roads:
        for context in contexts(kind, walk):
            assert re.findall(r"\d{4}-\d\d-\d\d", html(kind, context)) == []
