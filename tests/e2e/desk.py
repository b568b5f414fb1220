"""A person of the unit at a browser: signs in, opens pages, fills in forms by their labels, as a person would."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import Site

PHONE = 390
DESKTOP = 1280


@dataclass(frozen=True, slots=True)
class Desk:
    page: Page
    site: Site

    def open(self, path: str) -> None:
        self.page.goto(f"{self.site.address}{path}")

    def fill(self, where: Locator, **typed: str) -> None:
        """Fill in inputs by name; ``__`` stands for a dot; what is on offer is chosen, a file ticked."""
        for name, value in typed.items():
            found = where.locator(f'[name="{name.replace("__", ".")}"]')
            kind = found.first.evaluate("e => e.type")
            if kind == "select-one":
                found.select_option(value)
            elif kind == "checkbox":
                where.get_by_label(value).check()
            else:
                found.fill(value)

    def card(self, title: str) -> Locator:
        """The action's form, unfolded."""
        card = self.page.locator("details.card").filter(has=self.page.locator("summary", has_text=title)).first
        if not card.evaluate("e => e.open"):
            card.locator("summary").first.click()
        return card

    def do(self, title: str, **typed: str) -> None:
        """Take the step on the page that is open."""
        card = self.card(title)
        self.fill(card, **typed)
        card.locator(".go button").click()

    def done(self, title: str) -> None:
        expect(self.page.get_by_role("status")).to_contain_text(f"已办理：{title}")

    def upload(self, name: str) -> None:
        self.page.locator("#upload-file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": name.encode()})
        self.page.locator("form.upload button").click()
        self.done("上传附件")


def sign_in(chromium: Browser, site: Site, person: str, width: int = DESKTOP) -> Desk:
    """A browser of the person's own, without JavaScript."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": width, "height": 844}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(site.address)
    username, password = site.people[person]
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("待我办理")
    return Desk(page, site)
