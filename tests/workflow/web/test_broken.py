"""One broken subject takes no list down: it is named, whoever opens it is told why, and everything else is as it was."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from states.inputs.internal_control import CompleterInput, Draft, PatentInput
from states.stages import LifeCycle
from tests.workflow import dba
from tests.workflow.dba import Row
from tests.workflow.web.browser import Page
from tests.workflow.web.house import DRAFT, POSTED, REVIEWING, Office
from workflow.demo import material
from workflow.demo.player import Player
from workflow.reads import turns
from workflow.step.act import Ask, act
from workflow.store.tables import Regulation, Subject, core
from workflow.units import sample


def changed(subject: str, **columns: str) -> Callable[[list[Row]], list[Row]]:
    def change(rows: list[Row]) -> list[Row]:
        return [row | columns if row["id"] == subject else row for row in rows]

    return change


@pytest.mark.parametrize("columns", [{"body": "{}"}, {"body": "no JSON"}, {"state": "nowhere"}, {"body": "{}", "state": "nowhere"}])
def test_a_row_that_says_nothing_is_named_in_every_list(office: Office, columns: dict[str, str]) -> None:
    wanted = {"wu": "/inbox", "zhou": "/cases"}
    before = {person: office.browser(person).page(path).text for person, path in wanted.items()}
    with dba.at(office.house.settings.url).tampered(core(Subject), changed(POSTED, **columns)):
        for person, path in wanted.items():
            assert POSTED in office.browser(person).page(path).text
        told = office.browser("wu").get(f"/cases/{POSTED}")
        assert (told.status_code, "与日志不符" in told.text) == (409, True)
        listed = office.browser("wu").client.get("/api/v1/cases")
        assert [line["id"] for line in listed.json()["items"]].count(POSTED) == 1
    assert {person: office.browser(person).page(path).text for person, path in wanted.items()} == before


def test_an_opinion_on_it_is_named_too(office: Office) -> None:
    with dba.at(office.house.settings.url).tampered(core(Subject), changed(REVIEWING, body="{}")):
        page = office.browser("sun").page("/inbox")
        assert f"/tasks/{REVIEWING}-1.0" in page.source
        assert "暂不能显示" in page.text
        assert office.browser("sun").client.get("/api/v1/tasks").status_code == 200


def test_what_cannot_be_judged_breaks_one_line_and_no_list(office: Office) -> None:
    """A list reads rows as they are; whoever opens the subject is refused."""
    player = Player(office.house, sample.UNIT)
    player.do("wang", "disclose", DRAFT)
    for person in ("wang", "li", "chen"):
        player.do(person, "sign_disclosure", DRAFT, promise="属实")
    player.do("zhou", "accept", DRAFT)
    player.do("zhou", "record_screening", DRAFT, **material.screening([player.upload("zhou", DRAFT, "审查材料.txt", "审查材料")]))

    def of_a_kind_not_built(rows: list[Row]) -> list[Row]:
        body = json.loads(next(row["body"] for row in rows if row["id"] == DRAFT))
        body["groups"]["rights"] = [{"kind": "layout", "number": "", "title": "甲", "owners": ["乙"]}]
        return changed(DRAFT, body=json.dumps(body))(rows)

    assert "暂不能判断" not in office.browser("zhou").page("/inbox").text
    with dba.at(office.house.settings.url).tampered(core(Subject), of_a_kind_not_built):
        page = office.browser("zhou").page("/inbox").text
    assert DRAFT in page
    assert "暂不能判断" in page


def test_a_regulation_that_cannot_be_trusted_breaks_no_list(office: Office) -> None:
    def other(rows: list[Row]) -> list[Row]:
        return [row | {"text": row["text"] + "# 另一文本"} for row in rows]

    with dba.at(office.house.settings.url).tampered(core(Regulation), other):
        assert "暂不能判断" in office.browser("zhou").page("/inbox").text


def test_a_day_that_an_older_release_let_in_breaks_no_page(office: Office) -> None:
    player = Player(office.house, sample.UNIT)
    given = material.disclosure("ZL201710111222.4", "一种远期膜")
    patent = PatentInput.model_validate_json(json.dumps(given["patent"]))
    far = patent.model_copy(update={"fee_paid_until": date.max})
    typed = Draft.model_validate_json(json.dumps(given)).model_copy(update={"patent": far})
    assert typed.completers[0] == CompleterInput.model_validate_json(json.dumps(given["completers"][0]))
    made = act(office.house, player.caller("wang"), Ask(action="draft", subject="", target="", given=typed)).subject
    player.do("wang", "disclose", made)
    for person in ("wang", "li", "chen"):
        player.do(person, "sign_disclosure", made, promise="属实")
    player.do("zhou", "accept", made)
    for person, path in (
        ("zhou", "/inbox"),
        ("zhou", f"/achievements/{made}"),
        ("wang", "/achievements"),
    ):
        page = Page(office.browser(person).get(path).text)
        assert "一种远期膜" in page.text, path
    assert not any(one.broken for one in turns.waiting(office.house, player.caller("zhou"), LifeCycle.ACHIEVEMENT).waiting)
