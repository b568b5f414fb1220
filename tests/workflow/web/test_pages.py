"""Pages as they are served: for whom, with what on them, and never with anything that could run."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.workflow.web.browser import Page
from tests.workflow.web.house import AVAILABLE, BASE, DRAFT, LEDGERED, NASTY, OPENED, POSTED, PROPOSING, REVIEWING, Office, unsafe

PAGES = (
    "/inbox",
    "/cases",
    "/achievements",
    "/achievements/new",
    "/cases/new",
    f"/cases/{POSTED}",
    f"/cases/{REVIEWING}",
    f"/cases/{OPENED}",
    f"/cases/{PROPOSING}",
    f"/cases/{POSTED}/trail",
    f"/cases/{POSTED}/papers",
    f"/achievements/{LEDGERED}",
    f"/achievements/{DRAFT}",
    f"/achievements/{DRAFT}/trail",
    f"/tasks/{REVIEWING}-1.0",
)


@pytest.mark.parametrize("person", ["wang", "zhou", "sun"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_chinese_titled_labelled_and_inert(reading_room: Office, person: str, path: str) -> None:
    answer = reading_room.browser(person).get(path)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert unsafe(answer.text) == []
    page = Page(answer.text)
    assert ("html", {"lang": "zh-CN"}) in page.tags
    assert len([tag for tag, _ in page.tags if tag == "h1"]) == 1
    assert "· 安心</title>" in answer.text
    assert set(page.labels) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert all("_csrf" in form.values for form in page.forms)


@pytest.mark.parametrize("path", PAGES)
def test_who_is_not_signed_in_is_asked_to_and_led_back(reading_room: Office, path: str) -> None:
    answer = reading_room.browser().get(path)
    assert answer.status_code == 303
    target = urlsplit(answer.headers["location"])
    assert target.path == "/signin"
    assert parse_qs(target.query)["next"] == [path]


def test_a_title_with_markup_is_text(reading_room: Office) -> None:
    for path in ("/inbox", "/achievements", f"/achievements/{DRAFT}", f"/cases/{OPENED}"):
        answer = reading_room.browser("wang").get(path)
        assert "<script" not in answer.text
        assert "".join(NASTY.split()) in Page(answer.text).text


def test_the_inbox_counts_what_waits_for_the_reader(reading_room: Office) -> None:
    assert f"/tasks/{REVIEWING}-1.0" in reading_room.browser("sun").get("/inbox").text
    officer = Page(reading_room.browser("wu").get("/inbox").text)
    assert "可办理：答复异议" in officer.text  # the notice is up: nothing else waits on that case
    assert f"/tasks/{REVIEWING}" not in officer.source


def test_who_may_start_nothing_is_offered_nothing(reading_room: Office) -> None:
    for path in ("/inbox", "/cases", "/achievements"):
        assert "/new" not in reading_room.browser("yang").get(path).text
        assert "/new" in reading_room.browser("wang").get(path).text


def test_a_completer_stands_first_on_a_new_disclosure(reading_room: Office) -> None:
    def first(person: str) -> str:
        return reading_room.browser(person).page("/achievements/new").form("/achievements/new").values["completers.0.person"][0]

    assert (first("li"), first("zhou")) == ("li", "")


def test_a_step_that_wants_another_seat_is_not_shown_and_one_that_wants_more_says_why(reading_room: Office) -> None:
    page = reading_room.browser("zhou").page(f"/cases/{POSTED}")
    assert "登记到账" not in page.text  # the finance office's
    assert "有1件异议尚未答复，答复前不得推进" in page.text
    assert "《浙江省促进科技成果转化条例》第十七条第一款" in page.text


def test_the_sign_off_page_puts_terms_price_buyer_and_both_sentences_before_the_signer(reading_room: Office) -> None:
    page = reading_room.browser("sun").page(f"/tasks/{REVIEWING}-1.0")
    for expected in ("150,000.00元", "受让方核查", "定价依据", "关联声明", "案件不终结", "本案到此终结", "协议定价报告.txt"):
        assert expected in page.text
    assert {form.action for form in page.forms} >= {f"/tasks/{REVIEWING}-1.0/{verb}" for verb in ("agree", "return", "refuse")}


def test_a_task_of_somebody_else_has_no_form(reading_room: Office) -> None:
    page = reading_room.browser("zhou").page(f"/tasks/{REVIEWING}-1.0")
    assert "这项签批目前不由您办理" in page.text
    assert all("/tasks/" not in form.action for form in page.forms)


def test_a_posted_notice_is_public_and_keeps_the_objector_out(reading_room: Office) -> None:
    answer = reading_room.browser().get(f"/notices/ZJLG/{POSTED}-N1")
    assert answer.status_code == 200
    assert "980,000.00" in answer.text
    assert "某职工" not in answer.text


@pytest.mark.parametrize("path", [f"/notices/ZJLG/{POSTED}-N2", f"/notices/ZJLG/{REVIEWING}", "/notices/ZJQT/C2026-0001-N1"])
def test_no_notice_no_page(reading_room: Office, path: str) -> None:
    assert reading_room.browser().get(path).status_code == 404


def test_the_objectors_contact_is_on_no_page(reading_room: Office) -> None:
    for path in (f"/cases/{POSTED}", f"/cases/{POSTED}/trail", f"/cases/{POSTED}/papers"):
        assert "13812345678" not in reading_room.browser("zhou").get(path).text


def test_the_trail_names_rule_reason_and_article(reading_room: Office) -> None:
    page = reading_room.browser("yang").page(f"/cases/{POSTED}/trail")
    for expected in ("提交审核", "buyer_checked", "受让方已核查", "《中华人民共和国民法典》第八百七十条", "系统（自动）"):
        assert expected in page.text


def test_an_upload_is_handed_out_as_a_file(reading_room: Office) -> None:
    browser = reading_room.browser("zhou")
    links = [a["href"] for tag, a in browser.page(f"/cases/{POSTED}/papers").tags if tag == "a" and a.get("href", "").startswith("/att")]
    answer = browser.get(links[-1])
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize(
    "path",
    ["/cases/C2026-9999", f"/cases/{LEDGERED}", "/tasks/C2026-0002-9.0", "/tasks/nonsense", "/papers/" + "0" * 64, "/attachments/x/y"],
)
def test_what_is_not_there_is_a_page_that_says_so(reading_room: Office, path: str) -> None:
    answer = reading_room.browser("zhou").get(path)
    assert answer.status_code == 404
    assert "没有" in Page(answer.text).text
    assert 'href="/inbox"' in answer.text


def test_an_address_that_leads_nowhere_is_a_page_for_people_and_a_problem_for_programs(reading_room: Office) -> None:
    client = reading_room.browser("zhou").client
    page = client.get("/nowhere", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "没有这个页面" in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    for path, accept in (("/nowhere", "application/json"), ("/api/v1/nowhere", "text/html")):
        assert client.get(path, headers={"Accept": accept}).headers["content-type"] == "application/problem+json"


def test_a_paper_is_issued_and_handed_out(office: Office) -> None:
    browser = office.browser("zhou")
    issue = f"/cases/{PROPOSING}/actions/issue_paper"
    page = browser.page(f"/cases/{PROPOSING}")
    answer = browser.send(page, issue, kind="disclosure", of=AVAILABLE)
    assert answer.status_code == 303, answer.text
    shown = browser.page(f"/cases/{PROPOSING}/papers")
    link = next(a["href"] for tag, a in shown.tags if tag == "a" and a.get("href", "").startswith("/papers/"))
    paper = browser.get(link)
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF-")


def test_lists_go_on_where_they_stopped(reading_room: Office) -> None:
    page = reading_room.browser("zhou").page(f"/cases?after={REVIEWING}")
    assert POSTED in page.source
    assert REVIEWING not in page.text


def test_a_lost_file_is_an_error_page_without_a_trace(office: Office) -> None:
    browser = office.browser("zhou")
    link = next(a["href"] for tag, a in browser.page(f"/cases/{POSTED}/papers").tags if tag == "a" and a.get("href", "").startswith("/att"))
    name = link.rpartition("/")[2]
    (office.house.settings.data / "papers" / name[:2] / name).unlink()
    answer = browser.get(link)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
    assert "暂时不可用" in answer.text
    assert "Traceback" not in answer.text
    assert name not in answer.text  # nor where it lay


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)", ""])
def test_signing_in_leads_nowhere_foreign(office: Office, target: str) -> None:
    browser = office.browser()
    username, password = office.template.people["wang"]
    page = browser.page("/signin")
    answer = browser.send(page, "/signin", username=username, password=password, next=target)
    assert (answer.status_code, answer.headers["location"]) == (303, "/inbox")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_wrong_password_keeps_the_name_and_ten_close_the_door(office: Office) -> None:
    browser = office.browser()
    page = browser.page("/signin")
    answers = [browser.send(page, "/signin", username="zhoumin", password="wrong") for _ in range(11)]
    assert [a.status_code for a in answers] == [401] * 10 + [429]
    assert Page(answers[0].text).form("/signin").values["username"] == ["zhoumin"]
    assert "用户名或密码不正确" in answers[0].text


def test_signing_in_from_another_site_is_refused(office: Office) -> None:
    username, password = office.template.people["wang"]
    answer = office.browser().client.post(
        f"{BASE}/signin", data={"username": username, "password": password}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403


def test_signing_out_ends_the_session(office: Office) -> None:
    browser = office.browser("yang")
    page = browser.page("/inbox")
    assert browser.send(page, "/signout").headers["location"] == "/signin"
    assert office.browser("yang").get("/inbox").status_code == 303


def test_the_sandbox_clock_goes_forward_only_within_bounds(office: Office) -> None:
    browser = office.browser("zhou")
    page = browser.page(f"/cases/{POSTED}")
    assert "演示时间2026-03-02" in page.text
    assert browser.send(page, "/sandbox/clock", days="3").headers["location"] == f"/cases/{POSTED}"
    assert "演示时间2026-03-05" in browser.page("/inbox").text
    assert [browser.send(page, "/sandbox/clock", days=days).status_code for days in ("0", "-1", "401", "x", "²")] == [422] * 5
