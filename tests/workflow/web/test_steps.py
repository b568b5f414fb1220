"""Steps taken through forms: once, from our own page, on what the page showed; refusals with their articles."""

import pytest

from states.citations import cite
from states.stages import LifeCycle
from tests.workflow.web.browser import Page
from tests.workflow.web.house import OPENED, POSTED, REVIEWING, Office, steps
from workflow.demo.player import Player
from workflow.reads import history, subjects
from workflow.units import sample

WITHDRAW = f"/cases/{OPENED}/actions/withdraw"
ANSWER = f"/cases/{POSTED}/actions/answer_objection"
AGREE = f"/tasks/{REVIEWING}-1.0/agree"


def test_a_step_is_taken_and_told(office: Office) -> None:
    browser = office.browser("wu")  # who did not put up the notice
    page = browser.page(f"/cases/{POSTED}")
    answer = browser.send(page, ANSWER, objection="1", outcome="dismissed", answer="价格有据。", body="成果转化处")
    assert answer.status_code == 303
    after = browser.page(answer.headers["location"])
    assert "已办理：答复异议" in after.text
    assert ANSWER not in {form.action for form in after.forms}  # no objection is left to answer


@pytest.mark.parametrize("token", ["", "x" * 43])
def test_without_the_pages_token_nothing_happens(office: Office, token: str) -> None:
    browser, before = office.browser("zhou"), steps(office.house, OPENED)
    page = browser.page(f"/cases/{OPENED}")
    for action in (WITHDRAW, f"/cases/{OPENED}/attachments", f"/cases/{OPENED}/dossier", "/sandbox/clock", "/signout"):
        answer = browser.send(page, action, _csrf=token, reason="不再转化")
        assert answer.status_code == 403
        assert "表单令牌" in answer.text
    assert steps(office.house, OPENED) == before


def test_a_stale_page_is_refused_with_a_way_to_refresh(office: Office) -> None:
    browser = office.browser("zhou")
    page = browser.page(f"/cases/{OPENED}")
    browser.send(page, f"/cases/{OPENED}/actions/hold", reason="待核实")
    answer = browser.send(page, WITHDRAW, reason="不再转化")
    assert answer.status_code == 412
    assert f'href="/cases/{OPENED}">刷新后再办理' in answer.text


def test_a_signer_whose_material_changed_must_look_again(office: Office) -> None:
    browser = office.browser("sun")
    page = browser.page(f"/tasks/{REVIEWING}-1.0")
    answer = browser.send(page, AGREE, _seen="0" * 32, text="同意。")
    assert answer.status_code == 412
    assert f'href="/tasks/{REVIEWING}-1.0"' in answer.text


@pytest.mark.parametrize("missing", ["_version", "_key"])
def test_a_form_that_does_not_say_what_it_saw_is_refused(office: Office, missing: str) -> None:
    browser = office.browser("zhou")
    page = browser.page(f"/cases/{OPENED}")
    assert browser.send(page, WITHDRAW, reason="不再转化", **{missing: ""}).status_code == 428


def test_an_opinion_that_does_not_say_what_it_saw_is_refused(office: Office) -> None:
    browser = office.browser("sun")
    assert browser.send(browser.page(f"/tasks/{REVIEWING}-1.0"), AGREE, _seen="", text="同意。").status_code == 428


def test_a_form_sent_twice_takes_effect_once(office: Office) -> None:
    browser = office.browser("zhou")
    page = browser.page(f"/cases/{OPENED}")
    answers = [browser.send(page, f"/cases/{OPENED}/actions/hold", reason="待核实") for _ in range(3)]
    assert {(a.status_code, a.headers["location"]) for a in answers} == {(303, f"/cases/{OPENED}?done=hold")}
    logged = history.logged(office.house, Player(office.house, sample.UNIT).caller("zhou"), OPENED)
    assert [entry.action for entry, _ in logged].count("hold") == 1


def test_one_key_for_two_requests_is_refused(office: Office) -> None:
    browser = office.browser("zhou")
    page = browser.page(f"/cases/{OPENED}")
    browser.send(page, f"/cases/{OPENED}/actions/hold", reason="待核实")
    assert browser.send(page, f"/cases/{OPENED}/actions/hold", reason="另一理由").status_code == 422


def test_a_new_achievement_sent_twice_is_one(office: Office) -> None:
    browser = office.browser("wang")
    page = browser.page("/achievements/new")
    typed: dict[str, str] = {
        **dict.fromkeys(("title", "abstract", "keywords", "maturity", "potential_users"), "一种新材料"),
        "patent.number": "ZL202310777888.9",
        "patent.title": "一种新材料",
        **dict.fromkeys(("patent.filed_on", "patent.granted_on", "patent.fee_paid_until"), "2023-01-02"),
        "patent.owners": sample.NAME,
        "completers.0.person": "wang",
        "completers.0.college": "材料学院",
        "completers.0.post": "教授",
        "completers.0.share": "100",
    }
    answers = [browser.send(page, "/achievements/new", **typed) for _ in range(2)]
    assert {(a.status_code, a.headers["location"]) for a in answers} == {(303, "/achievements/A2026-0005?done=draft")}
    assert "王明远" in browser.page("/achievements/A2026-0005").text
    caller = Player(office.house, sample.UNIT).caller("wang")
    assert len(subjects.listed(office.house, caller, LifeCycle.ACHIEVEMENT)) == 5


def test_a_refusal_shows_reason_article_and_all_that_was_typed(office: Office) -> None:
    """A price notice hangs in the unit and on the market; in one of them alone it is none (浙江条例 17(2))."""
    player, browser = Player(office.house, sample.UNIT), office.browser("zhou")
    player.do("zhou", "draft_notice", REVIEWING, kind="price", round=0, objection_route="成果转化处")
    snapshot = player.upload("zhou", REVIEWING, "页面.txt", "公示页面")
    typed = {"place": "unit_site", "url": "https://example.edu.cn/1", "posted_on": "2026-03-02", "snapshot": snapshot}
    post = f"/cases/{REVIEWING}/actions/post_notice"
    page = browser.page(f"/cases/{REVIEWING}")
    assert page.form(post).values["postings.1.place"] == ["market"]  # both places stand there already

    sent = {f"postings__0__{name}": value for name, value in typed.items()} | {"postings__1__place": ""}
    answer = browser.send(page, post, **sent)

    assert answer.status_code == 422
    shown = Page(answer.text)
    alert = answer.text.partition('role="alert"')[2].partition("</section>")[0]
    assert "未予办理：登记公示发布" in alert
    assert "尚未发布的场所：中国浙江网上技术市场" in alert
    assert "《浙江省促进科技成果转化条例》第十七条第二款" in alert
    assert cite("浙江条例17-2").meaning in alert
    assert {name: shown.form(post).values[f"postings.0.{name}"] for name in typed} == {name: [value] for name, value in typed.items()}
    assert "未予办理" in browser.page(f"/cases/{REVIEWING}/trail").text


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(office: Office) -> None:
    browser, before = office.browser("wu"), steps(office.house, POSTED)
    page = browser.page(f"/cases/{POSTED}")
    answer = browser.send(page, ANSWER, objection="1", outcome="", answer="价格有据，\r\n见附件。", body="")
    assert answer.status_code == 422
    shown = Page(answer.text)
    assert "有2处填写有误" in shown.text
    assert shown.form(ANSWER).values["answer"] == ["价格有据，\r\n见附件。"]
    assert 'aria-invalid="true"' in answer.text
    assert steps(office.house, POSTED) == before


def test_a_form_once_refused_can_be_sent_again(office: Office) -> None:
    browser = office.browser("wu")
    refused = browser.send(browser.page(f"/cases/{POSTED}"), ANSWER, objection="1", outcome="", answer="价格有据。", body="成果转化处")
    again = browser.send(Page(refused.text), ANSWER, outcome="dismissed")
    assert again.status_code == 303


def test_more_rows_change_nothing_but_the_page(office: Office) -> None:
    browser, page = office.browser("wang"), office.browser("wang").page("/achievements/new")
    answer = browser.send(page, "/achievements/new", title="甲", _more="completers")
    assert answer.status_code == 200
    shown = Page(answer.text).form("/achievements/new").values
    assert shown["title"] == ["甲"]
    assert "completers.3.name" in shown
    assert "completers.2.name" not in page.form("/achievements/new").values


@pytest.mark.parametrize(
    ("person", "path", "status"),
    [
        ("jiang", f"/cases/{OPENED}/actions/withdraw", 403),  # not a seat of this step
        ("zhou", f"/cases/{OPENED}/actions/issue_contract", 409),  # out of turn
        ("zhou", f"/cases/{OPENED}/actions/nonsense", 404),
        ("zhou", "/cases/C2026-9999/actions/withdraw", 404),
        ("gao", f"/tasks/{REVIEWING}-1.1/agree", 409),  # not yet its turn
        ("yang", f"/tasks/{REVIEWING}-1.0/agree", 403),  # no seat that signs
    ],
)
def test_what_may_not_be_done_has_its_status(office: Office, person: str, path: str, status: int) -> None:
    seen = {"_seen": "x"} if "/tasks/" in path else {"_version": "2"}
    sent = {"_csrf": office.csrf(person), "_key": "k", "reason": "理由", "text": "意见", **seen}
    if "/tasks/" in path:
        sent["_seen"] = office.browser("sun").page(f"/tasks/{REVIEWING}-1.0").form(AGREE).values["_seen"][0]
    else:
        sent["_version"] = str(steps(office.house, OPENED))
    answer = office.browser(person).client.post(path, data=sent, follow_redirects=False)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_an_upload_is_kept_and_can_be_chosen(office: Office) -> None:
    browser = office.browser("zhou")
    path = f"/cases/{POSTED}/attachments"
    answer = browser.client.post(
        path,
        data={"_csrf": office.csrf("zhou")},
        files={"file": ("登记证明.pdf", b"%PDF-1.7 x", "application/pdf")},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert "登记证明.pdf" in browser.page(f"/cases/{POSTED}").text


@pytest.mark.parametrize(
    ("content", "status"), [(b"", 422), (b"\x00\x01\x02\xff", 422), (b"a" * (20 * 1024 * 1024 + 1), 413)], ids=["empty", "unknown", "large"]
)
def test_an_upload_that_is_no_evidence_is_refused(office: Office, content: bytes, status: int) -> None:
    answer = office.browser("zhou").client.post(
        f"/cases/{POSTED}/attachments", data={"_csrf": office.csrf("zhou")}, files={"file": ("x.bin", content)}, follow_redirects=False
    )
    assert answer.status_code == status


def test_no_file_chosen_is_said(office: Office) -> None:
    browser = office.browser("zhou")
    answer = browser.send(browser.page(f"/cases/{POSTED}"), f"/cases/{POSTED}/attachments")
    assert answer.status_code == 422
    assert "请选择一个文件" in answer.text


def test_two_colleagues_opinions_do_not_stale_each_other(office: Office) -> None:
    """The page of a signer stays good when another signs: only terms, papers and evidence count."""
    college = office.browser("sun")
    page = college.page(f"/tasks/{REVIEWING}-1.0")
    assert college.send(page, AGREE, text="材料齐全，同意。").status_code == 303
    second = college.send(page, AGREE, text="材料齐全，同意。")
    assert (second.status_code, second.headers["location"]) == (303, "/inbox?done=agree")  # the same key: the same answer
    other = office.browser("gao")
    late = other.client.post(
        AGREE, data={**page.form(AGREE).values, "_csrf": [office.csrf("gao")], "text": ["同意。"]}, follow_redirects=False
    )
    assert late.status_code == 409
