"""Everybody changes the own password on a page."""

from tests.workflow.web.browser import Page
from tests.workflow.web.house import Office


def test_the_form_is_shown_again_until_it_will_do(office: Office) -> None:
    wang, old = office.browser("wang"), office.template.people["wang"][1]
    assert 'href="/password"' in wang.get("/inbox").text
    page = wang.page("/password")
    for typed, status, told in (
        ({"old": old, "new": "ein ganz neues", "again": "ein anderes"}, 422, "两次输入不一致"),
        ({"old": "geraten", "new": "ein ganz neues", "again": "ein ganz neues"}, 401, "原密码不正确"),
        ({"old": old, "new": "kurz", "again": "kurz"}, 422, "可见字符"),
    ):
        answer = wang.send(page, "/password", **typed)
        assert (answer.status_code, told in Page(answer.text).text) == (status, True)
    done = wang.send(page, "/password", old=old, new="ein ganz neues", again="ein ganz neues")
    assert (done.status_code, done.headers["location"]) == (303, "/password?done=password")
    assert "其他设备上的登录已全部结束" in wang.get("/password?done=password").text
    assert office.browser("li").send(page, "/password", old=old, new="x" * 10, again="x" * 10).status_code == 403
