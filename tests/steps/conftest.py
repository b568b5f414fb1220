"""The sentences of `features/`. 假如 acts and must be let through; 当 acts and keeps what came of it for 那么."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from states import labels
from states.law import Regime
from states.money import fen, yuan
from tests.houses import Founded
from tests.steps.buyers import BUYERS
from tests.steps.milestones import Milestones
from tests.steps.scene import Scene
from tests.steps.words import ACT, ACTS, CALLED, PEOPLE, RULES, STATES, either, named

REGIMES = {"中央级单位": Regime.CENTRAL_UNIT, "民办非营利单位": Regime.PRIVATE_NONPROFIT, "企业": Regime.ENTERPRISE}
DECLARED_RELATED = [["本人或近亲属与相对方存在关联", "是"]]


@pytest.fixture(scope="session")
def milestones(tmp_path_factory: pytest.TempPathFactory, founded: Founded, printing: Path) -> Milestones:
    return Milestones(tmp_path_factory.mktemp("milestones"), founded, printing)


@pytest.fixture
def scene(milestones: Milestones) -> Iterator[Scene]:
    played = Scene(milestones)
    yield played
    played.close()


def pytest_bdd_before_scenario(request, feature, scenario) -> None:
    rule = scenario.rule.tags if scenario.rule is not None else set()
    request.getfixturevalue("scene").tags = frozenset(feature.tags | scenario.tags | rule)


# ---- where it starts, what time it is ----


@given(parsers.re(r"(?P<kind>中央级单位|民办非营利单位|企业)用同一份制度"))
def _another_kind(scene: Scene, kind: str) -> None:
    scene.regime = REGIMES[kind]


@given(parsers.re(r"学校已开办"))
def _founded(scene: Scene) -> None:
    scene.start("开办")


@given(parsers.re(r"一[项件](?P<where>.+)的(?:成果|案件)"))
def _milestone(scene: Scene, where: str) -> None:
    scene.start(where)


@given(parsers.re(r"过了(?P<days>\d+)日"))
@when(parsers.re(r"过了(?P<days>\d+)日"))
def _days(scene: Scene, days: str) -> None:
    scene.pass_days(int(days))


@given(parsers.re(r"到了公示(?P<which>最后一日|最后一日的次日)"))
@when(parsers.re(r"到了公示(?P<which>最后一日|最后一日的次日)"))
def _until(scene: Scene, which: str) -> None:
    scene.pass_days((scene.day(f"公示{which.replace('的', '')}") - scene.today()).days)


@given(parsers.re(r"价款为(?P<price>[\d,.]+)元"))
def _price(scene: Scene, price: str) -> None:
    scene.price = price.replace(",", "")


@given(parsers.re(rf"受让方是(?P<which>{'|'.join(BUYERS)})"))
def _buyer(scene: Scene, which: str) -> None:
    scene.buyer = BUYERS[which]


@given(parsers.re(r"评估值为(?P<value>[\d,.]+)元"))
def _appraised(scene: Scene, value: str) -> None:
    scene.appraised = value.replace(",", "")


# ---- acts ----


def _table(what: str) -> list[list[str]]:
    return DECLARED_RELATED if what == "声明与受让方有关联" else []


@given(parsers.re(ACT))
def _done(scene: Scene, who: str, what: str, target: str | None) -> None:
    scene.act(PEOPLE[who], ACTS[what], _table(what), target)


@given(parsers.re(ACT + "："))
def _done_so(scene: Scene, who: str, what: str, target: str | None, datatable: list[list[str]]) -> None:
    scene.act(PEOPLE[who], ACTS[what], _table(what) + datatable, target)


@when(parsers.re(ACT))
def _tried(scene: Scene, who: str, what: str, target: str | None) -> None:
    scene.attempt(PEOPLE[who], ACTS[what], _table(what), target)


@when(parsers.re(ACT + "："))
def _tried_so(scene: Scene, who: str, what: str, target: str | None, datatable: list[list[str]]) -> None:
    scene.attempt(PEOPLE[who], ACTS[what], _table(what) + datatable, target)


# ---- what came of it ----


@then("予以办理")
def _let_through(scene: Scene) -> None:
    assert scene.error is None


@then(parsers.re(r"未予办理，因为(?P<rules>「.+」)不成立"))
def _refused(scene: Scene, rules: str) -> None:
    findings = scene.refused()
    titles = {RULES[name].id for name in named(rules)}
    assert {f.rule for f in findings} == titles, [f.reason for f in findings]
    assert all(scene.tags & set(f.citations) for f in findings), "the scenario bears no article of a rule that refused"


@then("当前状态下不能办理")
def _out_of_turn(scene: Scene) -> None:
    assert scene.out_of_turn()


@then(parsers.re(r"结果是「(?P<outcome>予以办理|未予办理)」(?:，[^「]*「(?P<rule>[^」]+)」.*)?"))
def _either(scene: Scene, outcome: str, rule: str | None) -> None:
    """For outlines over a bound: the same sentence on both sides of it."""
    if outcome == "予以办理":
        _let_through(scene)
    else:
        assert rule is not None
        _refused(scene, f"「{rule}」")


@then(parsers.re(rf"(?:因为「(?P<rule>[^」]+)」(?P<holds>不?成立)，)?(?P<what>{either(CALLED)})(?:仍)?处于「(?P<state>[^」]+)」"))
def _stands(scene: Scene, what: str, state: str, rule: str | None, holds: str | None) -> None:
    table = CALLED[what]
    assert labels.STATE[table][scene.where(table)] == state
    assert state in STATES[table]
    if rule is not None:
        assert scene.met(RULES[rule].id, table) is (holds == "成立")


@then(parsers.re(r"记录载明「(?P<rule>[^」]+)」(?P<outcome>成立|不适用)"))
def _recorded(scene: Scene, rule: str, outcome: str) -> None:
    assert scene.recorded(RULES[rule].id) == {"成立": "met", "不适用": "not_applicable"}[outcome]


@then(parsers.re(r"由(?P<body>.+)决策"))
def _decides(scene: Scene, body: str) -> None:
    assert scene.decides() == body


@given(parsers.re(r"(?P<who>.+)离任"))
def _left(scene: Scene, who: str) -> None:
    for name in who.split("、"):
        scene.leave(PEOPLE[name])


@given("完成人均已表示意见")
@when("完成人均已表示意见")
def _consented(scene: Scene) -> None:
    for person in (one.person for one in scene.viewed().completers):
        scene.act(person, "consent")


@then(parsers.re(r"案卷中没有“(?P<text>.+)”的原文"))
def _not_in_clear(scene: Scene, text: str) -> None:
    assert text in str(scene.buyer.values())
    assert text not in repr(scene.view())


@given("部门审核均已同意")
@when("部门审核均已同意")
def _reviewed(scene: Scene) -> None:
    scene.sign("review")


@given("分配方案已由各方确认")
@when("分配方案已由各方确认")
def _agreed(scene: Scene) -> None:
    scene.sign("scheme")


@when(parsers.re(r"(?P<which>案件|另一项成果的案件)按此价款(?P<related>卖给关联方并)?通过部门审核"))
def _proposed(scene: Scene, which: str, related: str | None) -> None:
    scene.propose(anew=which != "案件", related=related is not None)


@given("有人越过程序改动了交易条件")
def _tampered(scene: Scene) -> None:
    scene.tamper()


@when("成果转化专员签发合同文本，其间另一名成果转化专员登记了异议又作了答复")
def _overtaken(scene: Scene) -> None:
    scene.overtaken()


@given(parsers.re(r"到了(?P<day>\d{4}-\d{2}-\d{2})"))
@when(parsers.re(r"到了(?P<day>\d{4}-\d{2}-\d{2})"))
def _reached(scene: Scene, day: str) -> None:
    scene.pass_days((scene.day(day) - scene.today()).days)


@then(parsers.re(r"本轮净收入为(?P<net>[\d.]+)元，奖励总额为(?P<pool>[\d.]+)元，王明远得(?P<first>[\d.]+)元"))
def _split(scene: Scene, net: str, pool: str, first: str) -> None:
    assert scene.split() == (fen(net), fen(pool), fen(first))


@then(parsers.re(r"本轮奖励总额为(?P<pool>[\d.]+)元，结转下一笔(?P<carried>[\d.-]+)元"))
def _carried(scene: Scene, pool: str, carried: str) -> None:
    found = scene.allocation(scene.round)
    assert (yuan(found.pool), yuan(found.carry_out)) == (pool, carried)


@then(parsers.re(r"本轮不减半计税，因为“(?P<reason>.+)”"))
def _no_relief(scene: Scene, reason: str) -> None:
    found = scene.view().round(scene.round)
    assert found is not None
    assert found.no_relief == reason


@then(parsers.re(r"本轮净收入为(?P<net>[\d.]+)元，其中本单位(?P<ours>[\d.]+)元，(?P<other>\D+)(?P<theirs>[\d.]+)元"))
def _of_owners(scene: Scene, net: str, ours: str, other: str, theirs: str) -> None:
    found = scene.allocation(scene.round)
    assert (yuan(found.net), yuan(found.ours)) == (net, ours)
    assert [(one.name, yuan(one.amount)) for one in found.owners] == [(other, theirs)]
    assert found.pool + found.college + found.university == found.ours


@then(parsers.re(r"本轮净收入为(?P<net>[\d.]+)元"))
def _net(scene: Scene, net: str) -> None:
    assert yuan(scene.allocation(scene.round).net) == net


@then(parsers.re(r"各轮奖励总额依次为(?P<pools>(?:「[\d.]+」)+)元，合计(?P<whole>[\d.]+)元"))
def _pools(scene: Scene, pools: str, whole: str) -> None:
    found = [scene.allocation(each.key).pool for each in scene.view().rounds]
    assert ([yuan(pool) for pool in found], yuan(sum(found))) == (list(named(pools)), whole)


@then(parsers.re(r"公示写明「(?P<text>.+)」"))
def _published(scene: Scene, text: str) -> None:
    said = [f"{label}：{value}" for label, value in scene.view().notices[-1].lines]
    assert any(text in line for line in said), said


@then(parsers.re(r"各轮印花税依次为(?P<stamps>(?:「[\d.]+」)+)元"))
def _stamps(scene: Scene, stamps: str) -> None:
    assert [yuan(scene.allocation(each.key).stamp) for each in scene.view().rounds] == list(named(stamps))


@then(parsers.re(r"其余部分为(?P<rest>[\d.]+)元，含增值税(?P<vat>[\d.]+)元"))
def _rest(scene: Scene, rest: str, vat: str) -> None:
    found = scene.allocation(scene.round)
    assert (yuan(found.rest), yuan(found.rest_vat)) == (rest, vat)


@then(parsers.re(r"预览载明「(?P<rule>[^」]+)」(?P<outcome>成立|不适用)，增值税为(?P<vat>[\d.]+)元"))
def _previewed(scene: Scene, rule: str, outcome: str, vat: str) -> None:
    scene.previewed = made = scene.preview()
    assert {f.rule: f.outcome for f in made.findings}[RULES[rule].id] == {"成立": "met", "不适用": "not_applicable"}[outcome]
    assert made.allocation is not None
    assert yuan(made.allocation.vat) == vat


@then(parsers.re(r"更正载明「(?P<old>[^」]*)」改为「(?P<new>[^」]*)」(?:，后果是「(?P<follows>[^」]*)」)?"))
def _corrected(scene: Scene, old: str, new: str, follows: str | None) -> None:
    assert scene.corrected(old, new) == (True, True, follows or "")


@then("本轮与预览一致")
def _as_previewed(scene: Scene) -> None:
    assert scene.previewed is not None
    assert scene.allocation(scene.round) == scene.previewed.allocation


@then(parsers.re(r"卷宗记下了这次拒绝：(?P<rules>「.+」)"))
def _logged(scene: Scene, rules: str) -> None:
    assert {RULES[name].id for name in named(rules)} <= scene.last_refusal()


@then("卷宗没有这次拒绝")
def _not_logged(scene: Scene) -> None:
    assert scene.last_refusal() == set()


def pytest_bdd_after_scenario(request, feature, scenario) -> None:
    """A refusal that no sentence asked about is a fault of the scenario."""
    assert request.getfixturevalue("scene").error is None
