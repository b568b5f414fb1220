"""A second legal act and a second kind of thing, walked to the end: nothing speaks of the first, and nothing happens that only
the first brings about."""

import json
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from pydantic import Field

from states.achievement import Achievement
from states.case import Case
from states.errors import Refused
from states.facts import OtherCase
from states.inputs.base import MaybeLine
from states.inputs.proposal import SetTerms
from states.issuing import contract
from states.modes import Money
from states.objects import identity_of
from states.road import other_side, road_of
from states.signoff import Matter
from states.stages import AchievementState
from states.terms import Mode, ObjectKind, Offer
from tests.states import second
from tests.states.second import LICENCE, NUMBER, Second
from tests.states.test_terms import TERMS
from tests.states.walk import PROOF, Walk
from workflow.demo import material
from workflow.papers import choosing
from workflow.web import templating, words

#: Words of the first road alone.
FOREIGN = ("转让", "受让", "让与", "专利", "ZL", "著录项目")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Second:
    second.both(monkeypatch)
    return Second(rules=second.regulation())


@pytest.fixture
def walked(built: Second) -> Second:
    built.registered().do("zhou", "propose_scheme", **material.scheme())
    built.sign(Matter.SCHEME)
    built.received().do("zheng", "allocate", "1")
    built.posted("2", ("unit_site",), kind="award", round=1).days(40)
    built.do("zhou", "end_notice", "2")
    built.do("zhu", "pay", "1", paid_on=str(built.today()), evidence=PROOF)
    return built


def foreign(told: str) -> list[str]:
    return [word for word in FOREIGN if word in told]


def test_no_finding_notice_or_state_speaks_of_the_first_road(walked: Second) -> None:
    for _, event in walked.events:
        told = [f"{f.rule}：{f.reason}" for f in event.findings]
        assert [line for line in told if foreign(line)] == [], event.action
        typed = {"contract", "price_basis", "rounds"}  # what the sample's clerks typed, word for word
        told = [json.dumps(value, ensure_ascii=False) for name, value in event.set.items() if name not in typed]
        assert [line for line in told if foreign(line)] == [], event.action
    lines = dict(walked.case.notices[0].lines)
    assert (lines["转化方式"], lines["被许可方"], lines["软件登记号"]) == ("计算机软件著作权许可", material.BUYER["name"], NUMBER)


def test_papers_and_pages_ask_for_their_words(walked: Second) -> None:
    case, facts = walked.case, walked.facts()
    road = road_of(case.terms) if case.terms else None
    assert road is not None
    assert (road.name, other_side(case), contract(case, None)) == ("计算机软件著作权许可", "被许可方", "licence")
    with pytest.raises(choosing.UndueError, match="本案的转化方式不用技术转让（专利权）合同"):
        choosing.choose(choosing.KINDS["contract"], "", case, facts)
    seen = rendered_case(case, walked.achievement)
    assert foreign(seen) == []
    for word in ("被许可方", "计算机软件著作权许可", NUMBER):
        assert word in seen


def rendered_case(case: Case, achievement: Achievement) -> str:
    """The parts of a page that show terms, the check of the other side, and the achievement."""
    page = """
    {% from '_case.html' import terms, buyer_check with context %}
    {{ terms(case, {}) }}{{ buyer_check(bare, ()) }}
    {% for label, value in words.moved(achievement).shown(achievement) %}{{ label }}{{ value }}{% endfor %}
    """
    made = templating.environment().from_string(page)
    return made.render(case=case, bare=replace(case, buyer_check=None), achievement=achievement)


def test_the_title_stays_where_it_is(walked: Second) -> None:
    with pytest.raises(Refused) as caught:
        walked.do("jiang", "record_title", changed_on=str(walked.today()), evidence=PROOF)
    assert "title_moves" in {f.rule for f in caught.value.refusals}
    assert walked.case.title is None
    assert walked.achievement.state is AchievementState.LEDGERED


@pytest.mark.parametrize(
    ("other", "open_", "licence", "assignment"),
    [
        (None, True, True, True),
        (Mode.LICENCE, True, True, False),
        (Mode.ASSIGNMENT, False, False, False),
        ("unknown", False, False, False),
    ],
)
def test_only_what_may_repeat_is_dealt_twice(built: Second, other: Any, open_: bool, licence: bool, assignment: bool) -> None:
    built.ledgered()
    cases = () if other is None else (OtherCase(id="C9", mode=None if other == "unknown" else other),)
    built.more["other_cases"] = cases
    assert refuses(built, "not_in_another_case", "open", achievements=["A1"]) is not open_
    built.more["other_cases"] = ()
    built.do("zhou", "open", achievements=["A1"])
    built.more["other_cases"] = cases
    assert refuses(built, "may_repeat", "set_terms", **built.terms()) is not licence
    assert refuses(built, "may_repeat", "set_terms", **built.terms(mode="assignment")) is not assignment


def refuses(walk: Walk, rule: str, action: str, **given: Any) -> bool:
    kept = (walk.case, walk.achievement)
    try:
        walk.do("zhou", action, **given)
    except Refused as refused:
        return rule in {f.rule for f in refused.refusals}
    finally:
        walk.case, walk.achievement = kept
    return False


def test_things_are_told_apart_and_named(built: Second) -> None:
    built.do("wang", "draft", **built.disclosure())
    held = built.achievement.held
    assert held is not None
    assert identity_of(ObjectKind.SOFTWARE, held) not in {"", NUMBER, identity_of(ObjectKind.PATENT, held)}
    assert identity_of(ObjectKind.SOFTWARE, replace(held, number="")) == ""
    built.do("wang", "amend", **material.disclosure())
    assert (built.achievement.kind, built.achievement.rights) == (ObjectKind.PATENT, ())
    built.more["duplicate_right"] = "A9"
    with pytest.raises(Refused, match="已登记为成果 A9"):
        built.do("wang", "amend", **built.disclosure())
    bare = built.disclosure()
    bare["right"] = bare["right"] | {"number": ""}
    built.do("wang", "amend", **bare)
    assert built.achievement.held == replace(held, number="")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"object": "variety"}, "本系统尚不能登记植物新品种权"),
        ({"right": None}, "须且只须填写"),
        ({"patent": material.disclosure()["patent"]}, "须且只须填写"),
        ({"object": "patent"}, "须且只须填写"),
    ],
)
def test_a_draft_names_one_thing_that_is_built(built: Second, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        built.do("wang", "draft", **(built.disclosure() | change))


def test_the_terms_speak_of_what_the_achievement_is(built: Second) -> None:
    built.ledgered().do("zhou", "open", achievements=["A1"])
    with pytest.raises(Refused, match="转化标的是专利权，而成果 A1 是计算机软件著作权"):
        built.do("zhou", "set_terms", **built.terms(object="patent", mode="assignment"))


def test_a_right_that_has_ended_is_not_dealt_in(built: Second) -> None:
    built.proposing()
    built.achievement = replace(built.achievement, rights=(replace(built.achievement.rights[0], ends_on=built.today()),))
    with pytest.raises(Refused, match="保护期已于"):
        built.do("zhou", "submit")
    assert refuses_fee(built)


def refuses_fee(walk: Walk) -> bool:
    try:
        walk.do("zhou", "record_fee", fee_paid_until="2030-01-01", evidence=[PROOF])
    except Refused as refused:
        return "计算机软件著作权不缴年费" in str(refused)
    return False


@pytest.mark.parametrize(
    ("money", "instalments", "reason"),
    [
        (Money.FIXED, 2, "付款安排只写一笔"),
        (Money.FIXED, 1, ""),
        (Money.INSTALMENTS, 2, ""),
        (Money.ROYALTY, 2, ""),
    ],
)
def test_the_shape_of_money_is_held(monkeypatch: pytest.MonkeyPatch, built: Second, money: Money, instalments: int, reason: str) -> None:
    second.register(monkeypatch, second.room_of("MODES"), replace(LICENCE, money=money))
    built.ledgered().do("zhou", "open", achievements=["A1"])
    whole = 1_000_000 // instalments
    parts = [{"amount": f"{whole}.00", "due": "2027-06-30", "condition": "生效后"}] * instalments
    if reason:
        with pytest.raises(Refused, match=reason):
            built.do("zhou", "set_terms", **built.terms(instalments=parts))
    else:
        built.do("zhou", "set_terms", **built.terms(instalments=parts))


@pytest.mark.parametrize(("money", "allowed"), [(Money.ROYALTY, True), (Money.NONE, False), (Money.INSTALMENTS, False)])
def test_receipts_follow_the_shape_of_money(monkeypatch: pytest.MonkeyPatch, built: Second, money: Money, allowed: bool) -> None:
    built.contracted()
    second.register(monkeypatch, second.room_of("MODES"), replace(LICENCE, money=money))
    assert refused_by(built, "received", "2000000.00") == (set() if allowed else {"receipt_within_outstanding"})


def refused_by(walk: Walk, piece: str, *given: Any) -> set[str]:
    """The rules that refuse this piece of the road."""
    try:
        getattr(walk, piece)(*given)
    except Refused as refused:
        return {f.rule for f in refused.refusals}
    return set()


def test_a_method_without_a_price_notice_asks_for_none(monkeypatch: pytest.MonkeyPatch, built: Second) -> None:
    built.deciding()
    method = next(iter(second.room_of("METHODS").values()))
    second.register(monkeypatch, second.room_of("METHODS"), replace(method, name="挂牌交易", price_notice=False))
    with pytest.raises(Refused, match="挂牌交易不公示拟交易价格"):
        built.posted("1", ("unit_site", "market"), kind="price")
    built.do("shen", "record_meeting", "2.0", **built.meeting())
    built.confirmed()
    built.do("zhou", "prepare_contract", **material.contract(PROOF, "1"))
    made = built.do("zhou", "issue_contract")
    assert {f.rule: f.reason for f in made.findings}["price_notice_ended"] == "挂牌交易不公示拟交易价格"
    built.do("zhou", "upload_signed_contract", issued=built.case.contract.issued, scan=PROOF, signed_on=str(built.today()))  # type: ignore[union-attr]  # issued above
    built.do("jiang", "confirm_contract", note="一致")


def test_a_field_added_to_the_terms_is_shown() -> None:
    @dataclass(frozen=True)
    class WiderOffer(Offer):
        planted: str = ""

    class WiderTerms(SetTerms):
        planted: MaybeLine = Field(title="地域范围", default="")

    told = {f.name: getattr(TERMS.offer, f.name) for f in fields(Offer)}
    wider = replace(TERMS, offer=WiderOffer(**told, planted="长三角"))
    assert words.further(wider, WiderTerms) == (("地域范围", "长三角"),)
    assert set(SetTerms.model_fields) >= words.DRAWN
