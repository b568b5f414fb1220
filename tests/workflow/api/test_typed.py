"""What is typed at the API: settled before it is kept, refused beside its field, and then nothing is left."""

import json

import pytest

from tests.workflow.api.door import DRAFT, Door
from tests.workflow.api.test_statuses import PATENT, check, disclosure
from workflow.demo import material


@pytest.mark.parametrize(("typed", "kept"), [("\u202e反", "反"), ("a\u0301", "á"), ("一种⾼效⽅法\u200b", "一种高效方法")])
def test_what_hides_in_a_text_is_not_kept(door: Door, typed: str, kept: str) -> None:
    made = door.post("/achievements", disclosure(abstract=typed), "wang").json()["subject"]
    assert door.get(f"/achievements/{made}").json()["abstract"] == kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\u200b", "不得少于 1 个字"),
        ("\U0001f4a9", "含有不能打印的字符“\U0001f4a9”（U+1F4A9）"),
        ("甲\x00", "含有不能打印的字符（U+0000）"),
    ],
)
def test_what_no_paper_could_show_is_refused_where_it_is_typed(door: Door, text: str, told: str) -> None:
    before = door.written()
    problem = check(door.post("/achievements", disclosure(title=text), "wang"), 422, "invalid_input")
    assert problem["fields"] == [{"field": "title（成果名称）", "message": told}]
    assert door.written() == before


@pytest.mark.parametrize(("day", "told"), [("9990-01-01", "不得晚于 2099-12-31"), ("1900-01-01", "不得早于 1949-10-01")])
def test_a_day_out_of_all_reason_is_refused_where_it_is_typed(door: Door, day: str, told: str) -> None:
    given = material.disclosure(PATENT, "一种膜")
    problem = check(door.post("/achievements", given | {"patent": given["patent"] | {"filed_on": day}}, "wang"), 422, "invalid_input")
    assert problem["fields"] == [{"field": "patent.filed_on（申请日）", "message": told}]


@pytest.mark.parametrize("name", ["甲\x00.pdf", "\x07.pdf", "\ufeff"])
def test_a_file_name_that_no_text_may_be_is_refused_on_both_databases(door: Door, name: str) -> None:
    before = door.written()
    sent = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n%PDF-1.7\r\n--edge--\r\n'.encode()
    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    answer = door.ask("POST", f"/achievements/{DRAFT}/attachments", headers=headers, content=sent)
    assert check(answer, 422, "invalid_input")["fields"][0]["field"] == "附件"
    assert door.written() == before


@pytest.mark.parametrize(
    ("twice", "named"), [('{"reason": "甲", "reason": "乙"}', "reason"), ('{"reason": "甲", "reas\\u006fn": "乙"}', "reason")]
)
def test_the_same_name_twice_in_json_is_refused(door: Door, twice: str, named: str) -> None:
    headers = {"Content-Type": "application/json", "If-Match": door.tag(f"/achievements/{DRAFT}")}
    answer = door.ask("POST", f"/achievements/{DRAFT}/actions/abandon", "wang", headers=headers, content=twice.encode())
    assert check(answer, 422, "invalid_input")["fields"] == [{"field": named, "message": "同一项写了两次"}]


def test_a_name_twice_is_found_at_any_depth(door: Door) -> None:
    given = json.dumps(material.disclosure(PATENT, "一种膜"), ensure_ascii=False).replace('"person":', '"person": "li", "person":', 1)
    answer = door.ask("POST", "/achievements", "wang", headers={"Content-Type": "application/json"}, content=given.encode())
    assert check(answer, 422, "invalid_input")["fields"][0]["message"] == "同一项写了两次"
