"""Bad input gets its status and a problem in Chinese with a machine code, and leaves nothing behind."""

import re
from typing import Any

import pytest

from tests.workflow.api.door import DRAFT, FOREIGN_ACHIEVEMENT, FOREIGN_CASE, LEDGERED, LOOSE, PROPOSING, REVIEWING, Door
from workflow.demo import material
from workflow.units import sample

CHINESE = re.compile("[\u4e00-\u9fff]")
PATENT = "ZL201710111222.4"


def disclosure(**changes: Any) -> dict[str, Any]:
    return material.disclosure(PATENT) | changes


def patent(number: Any) -> dict[str, Any]:
    return disclosure(patent=material.disclosure(PATENT)["patent"] | {"number": number})


def project(amount: Any) -> dict[str, Any]:
    return disclosure(projects=[{"name": "项目", "funder": "单位", "amount": amount}])


def completers(*shares: Any) -> dict[str, Any]:
    return disclosure(completers=[c | {"share": s} for c, s in zip(material.COMPLETERS, shares, strict=True)])


def check(answer: Any, status: int, code: str) -> dict[str, Any]:
    """The answer is this problem."""
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code), problem
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["status"] == status
    assert CHINESE.search(problem["title"])
    assert CHINESE.search(problem["detail"])
    return problem


#: A disclosure that no model lets in: what is wrong, the body, the place named.
MALFORMED: dict[str, tuple[Any, str]] = {
    "unknown field": (disclosure(colour="red"), "colour"),
    "id given": (disclosure(id="A2026-0099"), "id"),
    "state given": (disclosure(state="ledgered"), "state"),
    "unit given": (disclosure(unit="ZJQT"), "unit"),
    "version given": (disclosure(version=7), "version"),
    "missing field": ({k: v for k, v in disclosure().items() if k != "abstract"}, "abstract（成果简介（可公开））"),
    "number for text": (disclosure(title=7), "title（成果名称）"),
    "null for text": (disclosure(title=None), "title（成果名称）"),
    "blank text": (disclosure(title="   "), "title（成果名称）"),
    "text too long": (disclosure(title="长" * 301), "title（成果名称）"),
    "nul in text": (disclosure(title="成果\x00"), "title（成果名称）"),
    "control in text": (disclosure(abstract="成果\x1b[31m"), "abstract（成果简介（可公开））"),
    "float of money": (project(600000.5), "projects.0.amount（经费（元））"),
    "integer of money": (project(600000), "projects.0.amount（经费（元））"),
    "negative money": (project("-1.00"), "projects.0.amount（经费（元））"),
    "three decimals": (project("1.001"), "projects.0.amount（经费（元））"),
    "exponent": (project("1e5"), "projects.0.amount（经费（元））"),
    "broken thousands": (project("1,00"), "projects.0.amount（经费（元））"),
    "too much money": (project("100000000000.01"), "projects.0.amount（经费（元））"),
    "share as number": (completers(50, "30", "20"), "completers.0.share（贡献比例（%））"),
    "share over whole": (completers("100.0001", "0", "0"), "completers.0.share（贡献比例（%））"),
    "share of five decimals": (completers("49.99999", "30", "20"), "completers.0.share（贡献比例（%））"),
    "wrong check digit": (patent("ZL202110345678.4"), "patent.number（专利号）"),
    "check letter for digit": (patent("ZL202110345678.X"), "patent.number（专利号）"),
    "patent number as integer": (patent(202110345678), "patent.number（专利号）"),
    "date as number": (disclosure(patent=disclosure()["patent"] | {"filed_on": 20210329}), "patent.filed_on（申请日）"),
    "no such day": (disclosure(patent=disclosure()["patent"] | {"filed_on": "2021-02-30"}), "patent.filed_on（申请日）"),
    "unknown choice": (disclosure(completers=[material.COMPLETERS[0] | {"leadership": "king"}]), "completers.0.leadership（领导职务）"),
    "object for list": (disclosure(projects={}), "projects（来源项目）"),
    "empty list": (disclosure(completers=[]), "completers（完成人）"),
    "list too long": (disclosure(completers=material.COMPLETERS * 17), "completers（完成人）"),
    "list for object": ([], ""),
    "text for object": ("披露", ""),
    "null": (None, ""),
}


@pytest.mark.parametrize("fault", MALFORMED)
def test_a_malformed_disclosure_is_told_its_place_and_leaves_nothing(door: Door, fault: str) -> None:
    body, place = MALFORMED[fault]
    before = door.written()
    problem = check(door.post("/achievements", body, "wang"), 422, "invalid_input")
    assert [f["field"] for f in problem["fields"]] == [place]
    assert all(CHINESE.search(f["message"]) and "{" not in f["message"] for f in problem["fields"])
    assert door.written() == before


RAW: dict[str, tuple[bytes, int, str]] = {
    "cut off": (b'{"title": "', 422, "invalid_input"),
    "not UTF-8": (b'{"title": "\xff"}', 422, "invalid_input"),
    "lone surrogate": (b'{"title": "\\ud800"}', 422, "invalid_input"),
    "NaN": (b'{"title": NaN}', 422, "invalid_input"),
    "huge number": (b'{"title": ' + b"9" * 5000 + b"}", 422, "invalid_input"),
    "deep": (b"[" * 100_000 + b"]" * 100_000, 422, "invalid_input"),
    "empty": (b"", 422, "invalid_input"),
    "over 1 MB": (b'{"title": "' + b"x" * 1024 * 1024 + b'"}', 413, "too_large"),
}


@pytest.mark.parametrize("fault", RAW)
def test_bytes_that_are_no_json_of_ours_leave_nothing(door: Door, fault: str) -> None:
    raw, status, code = RAW[fault]
    before = door.written()
    check(door.post("/achievements", None, "wang", raw=raw), status, code)
    assert door.written() == before


ELSEWHERE: dict[str, tuple[str, str, Any, str | None, int, str]] = {
    "unknown action": ("zhou", f"/cases/{PROPOSING}/actions/fly", {}, '"1"', 404, "unknown_action"),
    "automatic line": ("zhou", f"/cases/{PROPOSING}/actions/enter_proposal", {}, '"1"', 404, "unknown_action"),
    "sign-off verb on the case": ("sun", f"/cases/{REVIEWING}/actions/agree", {"text": "同意"}, '"1"', 404, "unknown_action"),
    "unknown verb": ("sun", f"/tasks/{REVIEWING}-1.0/jump", {"text": "同意"}, '"1"', 404, "unknown_action"),
    "another table's action": ("zhou", f"/cases/{PROPOSING}/actions/ledger", {"ledger_no": "1"}, '"1"', 404, "unknown_action"),
    "no such case": ("zhou", "/cases/C2026-9999/actions/submit", {}, '"1"', 404, "not_found"),
    "no case at all": ("zhou", "/cases/%00/actions/submit", {}, '"1"', 404, "not_found"),
    "another unit's case": ("zhou", f"/cases/{FOREIGN_CASE}/actions/withdraw", {"reason": "试"}, '"1"', 404, "not_found"),
    "another unit's achievement": (
        "zhou",
        f"/achievements/{FOREIGN_ACHIEVEMENT}/actions/abandon",
        {"reason": "试"},
        '"1"',
        404,
        "not_found",
    ),
    "no such task": ("sun", f"/tasks/{REVIEWING}-1.9/agree", {"text": "同意"}, '"0"', 404, "not_found"),
    "no such notice": ("zhou", f"/notices/{PROPOSING}-N9/actions/end_notice", {}, '"1"', 404, "not_found"),
    "out of turn": ("zhou", f"/achievements/{LEDGERED}/actions/accept", {}, '"8"', 409, "out_of_turn"),
    "stale": ("wang", f"/achievements/{LOOSE}/actions/disclose", {}, '"7"', 412, "stale"),
    "stale, not a number": ("wang", f"/achievements/{LOOSE}/actions/disclose", {}, '"abc"', 412, "stale"),
    "stale, weak": ("wang", f"/achievements/{LOOSE}/actions/disclose", {}, 'W/"1"', 412, "stale"),
    "stale, far too long": ("wang", f"/achievements/{LOOSE}/actions/disclose", {}, f'"{"9" * 60}"', 412, "stale"),
    "stale, any": ("wang", f"/achievements/{LOOSE}/actions/disclose", {}, "*", 412, "stale"),
    "stale task": ("sun", f"/tasks/{REVIEWING}-1.0/agree", {"text": "同意"}, f'"{"0" * 32}"', 412, "stale"),
    "no condition": ("wang", f"/achievements/{LOOSE}/actions/disclose", {}, None, 428, "precondition_required"),
    "no condition on a task": ("sun", f"/tasks/{REVIEWING}-1.0/agree", {"text": "同意"}, None, 428, "precondition_required"),
}


@pytest.mark.parametrize("fault", ELSEWHERE)
def test_what_is_not_there_or_not_so_leaves_nothing(door: Door, fault: str) -> None:
    person, path, body, seen, status, code = ELSEWHERE[fault]
    if fault == "out of turn":
        seen = door.tag(f"/achievements/{LEDGERED}")
    if fault == "no such notice":
        seen = door.tag(f"/cases/{PROPOSING}")
    before = door.written()
    check(door.post(path, body, person, seen=seen), status, code)
    assert door.written() == before


@pytest.mark.parametrize(
    "path",
    [
        f"/achievements/{FOREIGN_ACHIEVEMENT}",
        f"/achievements/{FOREIGN_ACHIEVEMENT}/actions",
        f"/achievements/{FOREIGN_ACHIEVEMENT}/events",
        f"/achievements/{FOREIGN_ACHIEVEMENT}/attachments",
        f"/achievements/{FOREIGN_ACHIEVEMENT}/as-known-at/0",
        *(
            f"/cases/{FOREIGN_CASE}{part}"
            for part in (
                "",
                "/actions",
                "/events",
                "/papers",
                "/attachments",
                "/duties",
                "/dossier",
                "/as-known-at/0",
                "/registration",
                "/rounds/1",
            )
        ),
        f"/notices/{FOREIGN_CASE}-N1",
        f"/tasks/{FOREIGN_CASE}-1.0",
        f"/papers/{'0' * 64}",
        f"/cases/{REVIEWING}/attachments/{'0' * 64}",
        f"/cases/{REVIEWING}/rounds/1",
        f"/cases/{REVIEWING}/registration",
        f"/notices/{REVIEWING}-N1",
        f"/cases/{REVIEWING}/as-known-at/0",
        "/cases/%F0%9F%92%A9",
        "/nowhere",
    ],
)
def test_what_is_not_ours_is_not_there(door: Door, path: str) -> None:
    check(door.get(path), 404, "not_found")


def test_the_other_unit_sees_its_own_under_the_same_number(door: Door) -> None:
    ours, theirs = (door.get(f"/cases/{REVIEWING}", person).json() for person in ("zhou", "outsider"))
    assert (ours["state"], theirs["state"]) == ("reviewing", "internal_control")
    assert ours["terms"]["price"] == "980000.00"
    assert [line["id"] for line in door.get("/cases", "outsider").json()["items"]] == [f"C2026-000{n}" for n in (4, 3, 2, 1)]


def test_shares_that_do_not_sum_to_a_hundred_are_refused_when_disclosed_and_the_refusal_is_kept(door: Door) -> None:
    made = door.post("/achievements", completers("50", "30", "20.0001"), "wang").json()["subject"]
    sizes, rows = door.written()
    problem = check(door.act(f"/achievements/{made}", "disclose", {}, "wang"), 422, "refused")
    assert [f["rule"] for f in problem["findings"]] == ["contributions_sum_to_whole"]
    assert problem["findings"][0]["reason"] == "完成人贡献比例合计为 100.0001%，须为 100%"
    assert door.written() == (sizes | {(sample.UNIT, "case"): sizes[sample.UNIT, "case"] + 1}, rows)
    last = door.get(f"/achievements/{made}/events").json()["items"][-1]
    assert (last["kind"], last["action"], last["actor"]) == ("refused", "disclose", "wang")


def test_a_refusal_tells_every_rule_with_its_articles(door: Door) -> None:
    refused = door.post(f"/cases/{PROPOSING}/actions/withdraw", {"reason": "不再转化"}, "wang", seen=door.tag(f"/cases/{PROPOSING}"))
    assert refused.status_code == 200
    problem = check(door.post("/cases", {"achievements": [LEDGERED]}, "wang"), 422, "refused")
    finding = next(f for f in problem["findings"] if f["rule"] == "not_in_another_case")
    assert finding["outcome"] == "refused"
    assert REVIEWING in finding["reason"]
    assert finding["citations"]
    assert all(CHINESE.search(c["title"]) and CHINESE.search(c["meaning"]) for c in finding["citations"])


def test_who_holds_no_seat_is_kept_out_and_only_the_access_log_knows(door: Door) -> None:
    sizes, rows = door.written()
    problem = check(door.act(f"/achievements/{LOOSE}", "abandon", {"reason": "试"}, "yang"), 403, "refused")
    assert "seat_held" in [f["rule"] for f in problem["findings"]]
    assert door.written() == (sizes | {(sample.UNIT, "access"): sizes[sample.UNIT, "access"] + 1}, rows)


def test_a_subject_with_no_seat_at_all_may_read_but_not_act(door: Door) -> None:
    check(door.post("/achievements", disclosure(), "qian"), 403, "refused")
    assert door.get(f"/achievements/{DRAFT}", "qian").status_code == 200


@pytest.mark.parametrize("path", ["/cases", "/achievements"])
@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "after=x", "after=%00", f"limit={'9' * 5000}"])
def test_a_page_that_cannot_be_is_told_so(door: Door, path: str, query: str) -> None:
    problem = check(door.get(f"{path}?{query}"), 422, "invalid_input")
    assert [f["field"] for f in problem["fields"]] == [query.partition("=")[0]]


def test_pages_of_a_list_follow_each_other(door: Door) -> None:
    first = door.get("/achievements?limit=2").json()
    second = door.get(f"/achievements?limit=2&after={first['next']}").json()
    assert [line["id"] for line in first["items"] + second["items"]] == [LOOSE, DRAFT, LEDGERED]
    assert second["next"] is None


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_another_method_is_not_allowed(door: Door, method: str) -> None:
    answer = door.ask(method, f"/cases/{REVIEWING}")
    check(answer, 405, "method_not_allowed")
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
def test_json_under_another_name_is_not_read(door: Door, media_type: str) -> None:
    before = door.written()
    answer = door.ask("POST", "/achievements", "wang", headers={"Content-Type": media_type}, content=b"{}")
    check(answer, 415, "unsupported_media_type")
    assert door.written() == before


@pytest.mark.parametrize("token", ["", "x", "bearer", "\xff"])
def test_who_is_not_signed_in_learns_nothing(door: Door, token: str) -> None:
    answer = door.ask("GET", f"/cases/{REVIEWING}", "", headers={"Authorization": f"Bearer {token}".encode("latin-1")})
    check(answer, 401, "not_signed_in")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_titles_longer_together_than_a_list_shows_still_make_a_case(door: Door) -> None:
    numbers = (PATENT, "ZL201810123456.5")
    made = [door.post("/achievements", material.disclosure(n, "长" * 300), "wang").json()["subject"] for n in numbers]
    assert door.post("/cases", {"achievements": made}, "wang").status_code == 201


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "'; DROP TABLE entry; --", "{{7*7}}", "％s%s%n", "10² m²·g⁻¹", "（示例）"])
def test_text_is_kept_as_it_came(door: Door, text: str) -> None:
    made = door.post("/achievements", disclosure(abstract=text), "wang")
    assert made.status_code == 201
    assert door.get(f"/achievements/{made.json()['subject']}").json()["abstract"] == text
