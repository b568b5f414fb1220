"""Plays a road at a browser: every act is a form filled in and sent, every upload a file chosen, the days are run forward on the
page. What the road asks back is read from the house behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Browser, Locator, Page, expect

from states.lifecycles import LIFE_CYCLES
from states.naming import SubjectId
from states.stages import LifeCycle
from states.step import Kind
from states.table import LINES, TABLE_OF
from tests.e2e.conftest import Site
from tests.e2e.desk import sign_in
from workflow.demo.player import Player
from workflow.demo.roads.road import MAKING
from workflow.step.answers import Answer
from workflow.web.forms import NAMES

#: Where a new subject is made; a case is opened from the page of its achievement.
NEW = {LifeCycle.ACHIEVEMENT: "/achievements/new", LifeCycle.CASE: "/cases/new?achievement={0}"}
FOLLOWS = frozenset(name.rpartition(".")[2] for name in NAMES)  #: the name of a person chosen


@dataclass
class AtBrowser(Player):
    """Everybody has a browser of their own; ``sent`` are the actions whose forms were sent."""

    chromium: Browser
    site: Site
    desks: dict[str, Page] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)

    def do(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> Answer:
        page = self._at(person, _place(action, subject, target, given))
        form = _form(page, action, "" if page.url.endswith(f"/{subject}-{target}") else target)
        for rows, count in _rows(given):
            form = _with_rows(page, form, action, rows, count)
        if subject or action == "draft":
            _fill(form, given)
        form.locator(".go button").click()
        expect(page.get_by_role("status")).to_contain_text("已办理")
        self.sent.append(action)
        return self._answer(page, subject)

    def upload(self, person: str, subject: str, name: str, text: str) -> str:
        page = self._at(person, f"/{_folder(subject)}/{subject}")
        page.locator("#upload-file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
        page.locator("form.upload button").click()
        expect(page.get_by_role("status")).to_contain_text("已办理：上传附件")
        return sha256(text.encode()).hexdigest()

    def pass_days(self, days: int) -> date:
        page = self._at("xu", "/inbox")
        page.locator("#clock-days").fill(str(days))
        page.get_by_role("button", name="拨快时钟").click()
        return self.today()

    def _at(self, person: str, path: str) -> Page:
        if person not in self.desks:
            self.desks[person] = sign_in(self.chromium, self.site, person).page
        self.desks[person].goto(f"{self.site.address}{path}")
        return self.desks[person]

    def _answer(self, page: Page, subject: str) -> Answer:
        """The page that followed says what was done, and with what."""
        place = urlparse(page.url)
        actions = tuple(parse_qs(place.query)["done"][0].split(","))
        made = subject or place.path.rpartition("/")[2]
        return Answer(subject=made, state="", version=0, target="", actions=actions, entry=0)


def _folder(subject: str) -> str:
    named = SubjectId.read(subject)
    assert named is not None, subject
    return LIFE_CYCLES[named.cycle].folder


def _place(action: str, subject: str, target: str, given: dict[str, Any]) -> str:
    """The page on which the step is taken."""
    if not subject:
        return NEW[TABLE_OF[action]].format(*given.get("achievements", ()))
    if LINES[action].kind is Kind.TASK:
        return f"/tasks/{subject}-{target}"
    return f"/{_folder(subject)}/{subject}"


def _form(page: Page, action: str, target: str) -> Locator:
    """The step's form, unfolded; of several objects the one that is meant."""
    forms = page.locator(f'form.fill[action$="/{action}"], .paper > form.fill')
    if target and action not in MAKING:
        forms = forms.filter(has=page.locator(f'input[name="_target"][value="{target}"]'))
    expect(forms).to_have_count(1)
    for folded in forms.locator("xpath=ancestor::details[not(@open)]").all():
        folded.evaluate("e => { e.open = true }")
    return forms


def _rows(given: Any, at: str = "") -> Iterator[tuple[str, int]]:
    """Lists of objects by their place, each with how many."""
    for name, value in given.items():
        if isinstance(value, dict):
            yield from _rows(value, f"{at}{name}.")
        elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
            yield f"{at}{name}", len(value)


def _with_rows(page: Page, form: Locator, action: str, rows: str, count: int) -> Locator:
    """Ask for more rows until there are enough."""
    button = f'button[name="_more"][value="{rows}"]'
    target = form.locator('input[name="_target"]')
    about = target.input_value() if target.count() else ""
    while form.locator(f"fieldset.rows:has(> p > {button}) > fieldset.row").count() < count:
        form.locator(button).click()
        form = _form(page, action, about)
    return form


def _fill(form: Locator, given: dict[str, Any]) -> None:
    """As a person would: an option chosen, files ticked, the rest typed; of a list one in a line."""
    kinds = form.evaluate("f => Object.fromEntries([...f.elements].map(e => [e.name, e.type]))")
    for name, value in _leaves(given):
        owner, _, field_ = name.rpartition(".")
        if field_ in FOLLOWS and f"{owner}.person" in kinds:
            continue
        control = form.locator(f'[name="{name}"]')
        if kinds[name] == "select-one":
            control.select_option(_typed(value))
        elif kinds[name] == "checkbox":
            for one in control.all():
                one.set_checked(one.input_value() in value)
        else:
            control.fill("\n".join(map(_typed, value)) if isinstance(value, list | tuple) else _typed(value))


def _leaves(given: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """What is filled in, by the name of its control: what is said, and lists of plain values whole."""
    if isinstance(given, dict):
        for name, value in given.items():
            yield from _leaves(value, f"{at}.{name}" if at else name)
    elif isinstance(given, list | tuple) and given and isinstance(given[0], dict):
        for row, value in enumerate(given):
            yield from _leaves(value, f"{at}.{row}")
    elif given is not None:
        yield at, given


def _typed(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
