"""One road on foot: from the disclosure to the first opinion on the case, in a browser without JavaScript."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Site
from tests.e2e.desk import PHONE, sign_in
from workflow.demo.player import Player
from workflow.demo.roads import ROADS
from workflow.demo.roads.road import Deal
from workflow.units import sample
from workflow.units.sample import NAME

pytestmark = pytest.mark.e2e

ACHIEVEMENT, CASE = "/achievements/A2026-0001", "/cases/C2026-0001"
TITLE = "一种光催化降解膜及其制备方法"
TEAM = {"wang": "50", "li": "30", "chen": "20"}
TERMS = {
    "buyer__name": "杭州云栖新材料有限公司",
    "buyer__uscc": "91330106MA2ABCDEX7",
    "buyer__legal_representative": "赵云",
    "buyer__address": "杭州市西湖区示例路 1 号",
    "buyer__contact": "陈经理",
    "related": "false",
    "price": "150000.00",
    "instalments__0__amount": "140000.00",
    "instalments__0__due": "2027-06-30",
    "instalments__0__condition": "合同生效后三十日内",
}
DISCLOSURE = {
    "title": TITLE,
    "abstract": "在可见光下降解水中有机污染物的复合膜。",
    "keywords": "光催化、复合膜",
    "maturity": "中试",
    "potential_users": "印染企业",
    "patent__number": "ZL202110345678.3",
    "patent__title": TITLE,
    "patent__filed_on": "2021-03-29",
    "patent__granted_on": "2022-11-08",
    "patent__owners": NAME,
    "patent__fee_paid_until": "2027-03-29",
}

#: Texts whose contrast with the ground behind them is under 4.5 (WCAG 2.2, 1.4.3).
FAINT = """() => {
  const rgba = text => { const n = text.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1] }
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]))
  const ground = e => {
    if (!e) return [255, 255, 255]
    const own = rgba(getComputedStyle(e).backgroundColor)
    return own[3] === 1 ? own.slice(0, 3) : over(own, ground(e.parentElement))
  }
  const light = c => c.map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0)
  const contrast = e => {
    const below = ground(e), a = light(over(rgba(getComputedStyle(e).color), below)), b = light(below)
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
  }
  const written = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
  return [...document.body.querySelectorAll('*')].filter(e => written(e) && contrast(e) < 4.5).map(e => e.outerHTML.slice(0, 120))
}"""


def test_from_disclosure_to_the_first_opinion(chromium: Browser, site: Site) -> None:
    disclose(chromium, site)
    in_between(site, "accepted", "ledgered")
    propose(chromium, site)
    declared(site)
    submit(chromium, site)
    review(chromium, site)
    fits_a_phone(chromium, site)


def disclose(chromium: Browser, site: Site) -> None:
    """The first completer fills in the form, asks for a third row, and discloses."""
    desk = sign_in(chromium, site, "wang")
    desk.page.get_by_role("link", name="披露新成果").click()
    form = desk.page.locator("form.fill")
    desk.fill(form, **DISCLOSURE)
    desk.page.locator('button[name="_more"][value="completers"]').click()
    expect(form.locator('[name="title"]')).to_have_value(TITLE)  # asking for rows loses nothing
    for row, (person, share) in enumerate(TEAM.items()):
        typed = {"person": person, "college": "材料学院", "post": "教授", "share": share}
        desk.fill(form, **{f"completers__{row}__{name}": value for name, value in typed.items()})
    form.get_by_role("button", name="保存").click()
    desk.done("填写披露表")
    desk.do("提交披露")
    desk.done("提交披露")
    desk.page.context.close()


def in_between(site: Site, first: str, last: str) -> None:
    """What is walked at the browser in `test_road.py` already."""
    road = next(iter(ROADS.values()))
    road.play(Deal(player=Player(site.house, sample.UNIT), achievement="A2026-0001"), first, last)


def propose(chromium: Browser, site: Site) -> None:
    """Instalments that do not add up are refused with the article, and mended where they stand (民法典 846)."""
    desk = sign_in(chromium, site, "zhou")
    desk.open(ACHIEVEMENT)
    desk.page.get_by_role("link", name="以此成果发起转化").click()
    desk.page.locator("form.fill").get_by_role("button", name="发起转化").click()
    desk.done("发起转化")
    expect(desk.page.locator(".stages .current")).to_have_text("转化审批")

    desk.do("确定交易条件", **TERMS)
    alert = desk.page.get_by_role("alert")
    expect(alert).to_contain_text("付款安排合计与价款不符")
    expect(alert).to_contain_text("《安心设计约定》")
    card = desk.card("确定交易条件")
    expect(card.locator('[name="buyer.name"]')).to_have_value(TERMS["buyer__name"])

    desk.do("确定交易条件", instalments__0__amount="150000.00")
    desk.done("确定交易条件")
    desk.do("关联声明", related="false", text="本人及近亲属与受让方无关联。")
    desk.done("关联声明")
    desk.page.context.close()


def declared(site: Site) -> None:
    """Each of the team declares and consents, as in `test_road.py` at the browser."""
    player = Player(site.house, sample.UNIT)
    for person in TEAM:
        player.do(person, "declare_relation", "C2026-0001", related=False, text="本人及近亲属与受让方无关联。")
        player.do(person, "consent", "C2026-0001", agrees=True, waives_priority=True, text="同意转化。")


def submit(chromium: Browser, site: Site) -> None:
    """What is still missing stands there with its articles; then buyer and price are explained, and the step is open."""
    desk = sign_in(chromium, site, "zhou")
    desk.open(CASE)
    desk.page.locator(".barred > summary").click()
    expect(desk.page.locator(".barred")).to_contain_text("尚未按现行交易条件核查受让方")
    expect(desk.page.locator(".barred")).to_contain_text("《中华人民共和国民法典》第八百七十条")
    desk.upload("营业执照与信用查询.txt")
    desk.do(
        "登记相对方核查",
        licence_valid="true",
        credit_clear="true",
        shareholders="自然人股东两名。",
        capacity="有同类产线。",
        evidence="营业执照与信用查询.txt",
    )
    desk.done("登记相对方核查")
    desk.do(
        "登记定价说明",
        methods="收益法\n市场法",
        explanation="按预期许可费折现。",
        negotiation="两次谈判。",
        floor="150000.00",
        modes_compared="专利权转让\n专利实施许可",
        mode_grounds="受让方需独家投入。",
    )
    desk.done("登记定价说明")
    desk.do("提交审核")
    desk.done("提交审核")
    desk.page.context.close()


def review(chromium: Browser, site: Site) -> None:
    """The college sees what is put before it, agrees, and the departments are next."""
    desk = sign_in(chromium, site, "sun")
    desk.page.get_by_role("link", name=TITLE).click()
    expect(desk.page.get_by_role("main")).to_contain_text("150,000.00 元")
    desk.do("同意", text="材料齐全，同意。")
    desk.done("同意")
    desk.open(CASE)
    expect(desk.page.locator(".signoff").first).to_contain_text("材料齐全，同意。")
    desk.open(f"{CASE}/trail")
    expect(desk.page.locator(".trail .no")).to_contain_text("付款安排合计与价款不符")
    desk.page.context.close()


def fits_a_phone(chromium: Browser, site: Site) -> None:
    """Nothing sticks out at 390 px, all forms unfolded; every text stands out from its ground; the focus can be seen."""
    desk = sign_in(chromium, site, "zhou", PHONE)
    for path in ("/inbox", "/cases", "/achievements/new", ACHIEVEMENT, CASE, f"{CASE}/trail", f"{CASE}/papers", "/tasks/C2026-0001-1.1"):
        desk.open(path)
        desk.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert desk.page.evaluate("document.documentElement.scrollWidth") == PHONE, path
        assert desk.page.evaluate(FAINT) == [], path
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    desk.page.context.close()
