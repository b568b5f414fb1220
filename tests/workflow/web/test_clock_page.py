"""A clock far ahead of the log, on its page: one person proposes, another confirms."""

from tests.workflow.test_clock_jump import DAY, run_ahead
from tests.workflow.web.browser import Page
from tests.workflow.web.house import Browser, Office
from workflow.identity import sessions
from workflow.units import sandbox


def test_on_the_page(office: Office) -> None:
    sandbox.forward(office.house, 1)
    assert "可以办理" in office.browser("zhou").get("/clock").text
    run_ahead(office.house, 20 * DAY)
    wang, zhou = office.browser("wang"), office.browser("zhou")
    page = wang.page("/achievements/new")
    stopped = wang.send(page, "/achievements/new")
    assert stopped.status_code in {409, 422}
    assert wang.page("/clock").forms[-1].values.keys() == {"_csrf", "_back", "days"}
    assert zhou.send(zhou.page("/clock"), "/clock/proposal", reason="已核对").headers["location"] == "/clock"
    assert "周敏 提出时钟无误：已核对" in zhou.get("/clock").text
    xu = sessions.sign_in(office.house, *office.template.people["xu"])
    browser = Browser(office.browser().client)
    browser.client.cookies.set("anxin_session", xu.token)
    assert browser.send(browser.page("/clock"), "/clock/confirmation").status_code == 303
    assert "可以办理" in Page(browser.get("/clock").text).text
