"""A unit's regulation: read strictly, held against the law, found again by its content."""

import re
from datetime import date

import pytest

from states.floors import weaknesses
from states.law import Regime
from states.regulation import MeetingRule, Regulation, content_hash, parse
from states.terms import Mode
from states.weakness import Weakness
from tests.repository import text

SAMPLE = text("states/regulations/zlg.toml")
DAY = date(2026, 3, 2)


def changed(pattern: str, by: str, count: int = 1) -> str:
    after, n = re.subn(pattern, by, SAMPLE, count=count, flags=re.MULTILINE)
    assert n == count, f"{pattern} not found"
    return after


def weak(source: str, on: date = DAY) -> list[tuple[str, str]]:
    return [(w.where, w.rule) for w in weaknesses(parse(source), on=on)]


def test_the_sample_is_not_weaker_than_the_law():
    assert weak(SAMPLE) == []


PARTY = '{ kind = "leaf", seat = "secretary", meeting = "party_committee" }'
LEADER = '{ kind = "leaf", seat = "leader" }'
BY_PARTY, COLLECTIVE = rf"^tree = {re.escape(PARTY)}", "重大事项集体决策"


@pytest.mark.parametrize(
    ("pattern", "by", "found"),
    [
        (r"^days = 15", "days = 14", [("price_notice.days", "P02")]),
        (r"^calendar_days = 15", "calendar_days = 14", [("award_notice.calendar_days", "R07")]),
        (r"^work_days = 15", "work_days = 14", [("award_notice.work_days", "R08")]),
        (r'^pool = "80"\ncollege = "10"', 'pool = "69.9999"\ncollege = "20.0001"', [("shares.pool", "R01")]),
        (r'^pool = "80"\ncollege = "10"', 'pool = "70"\ncollege = "20"', []),
        (r'^main = "80"\nothers = "15"', 'main = "69.9999"\nothers = "25.0001"', [("shares.main", "R04")]),
        (r'^main = "80"\nothers = "15"', 'main = "70"\nothers = "25"', []),
        (r'^others = "15"\noffice = "5"', 'others = "15.0001"\noffice = "4.9999"', [("shares.office", "R05")]),
        (r'^others = "15"\noffice = "5"', 'others = "20"\noffice = "0"', []),
        (r'^places = \["unit_site", "market"\]', 'places = ["unit_site"]', [("price_notice.places", "P03-market")]),
        (r'^places = \["unit_site", "market"\]', 'places = ["market"]', [("price_notice.places", "P03-market")]),
        (r"^appraisal = true", "appraisal = false", [("routes[4].appraisal", "设计约定")]),
        (r'^quorum = "2/3"', 'quorum = "1/100"', [("meetings.president_meeting.quorum", "会议过半数")]),
        (r'^quorum = "2/3"', 'quorum = "1/2"', []),
        (r'^rule = "majority_of_members"', 'rule = "majority_of_attending"', [("meetings.party_committee.rule", "党委会议全体成员过半数")]),
        (r'^rule = "president_decides"', 'rule = "majority_of_entitled"', []),
        (r'^majority = "1/2"', 'majority = "1/3"', [("meetings.president_meeting.majority", "会议过半数")]),
        (BY_PARTY, 'tree = { kind = "leaf", seat = "leader" }', [("routes[3].tree", COLLECTIVE)]),
        (BY_PARTY, f'tree = {{ kind = "any", children = [{PARTY}, {LEADER}] }}', [("routes[3].tree", COLLECTIVE)]),
        (BY_PARTY, f'tree = {{ kind = "sequence", children = [{LEADER}, {PARTY}] }}', []),
    ],
)
def test_each_point_weaker_than_the_law_is_named_with_its_rule(pattern: str, by: str, found: list[tuple[str, str]]):
    assert weak(changed(pattern, by)) == found


@pytest.mark.parametrize(
    ("review", "decides", "named"),
    [
        (LEADER, LEADER, True),
        ('{ kind = "leaf", seat = "college" }', '{ kind = "leaf", seat = "officer" }', True),  # an officer stands in for the college
        (f'{{ kind = "any", children = [{LEADER}, {PARTY}] }}', f'{{ kind = "sequence", children = [{LEADER}] }}', True),
        (f'{{ kind = "all", children = [{LEADER}, {LEADER}] }}', LEADER, False),
        (LEADER, '{ kind = "leaf", seat = "officer" }', False),
        ('{ kind = "leaf", seat = "legal" }', LEADER, False),  # whose stand-ins are each other's
    ],
)
def test_one_person_who_reviews_and_decides_is_named(review: str, decides: str, named: bool):
    """Whatever the price: 80,000,000 yuan as well as one."""
    source = re.sub(r"\[review\].*?(?=# ---- 分配方案)", "", SAMPLE, flags=re.DOTALL)
    source = re.sub(r'^unit = "ZJLG"', f'unit = "ZJLG"\nreview = {review}', source, flags=re.MULTILINE)
    source = re.sub(r"^tree = .*officer.*$", f"tree = {decides}", source, count=1, flags=re.MULTILINE)
    assert (("routes[0].tree", "不相容岗位分离") in weak(source)) is named


def test_a_weakness_says_both_sides():
    (only,) = weaknesses(parse(changed(r"^days = 15", "days = 14")), on=DAY)
    assert only == Weakness("price_notice.days", "14", "15", "P02", ("浙江条例17-2",))
    assert str(only).startswith("14，弱于 P02 的 15（")
    assert "浙江" in str(only)


def test_all_points_are_named_at_once():
    source = changed(r"^days = 15", "days = 1").replace("work_days = 15", "work_days = 1")
    assert weak(source) == [("price_notice.days", "P02"), ("award_notice.work_days", "R08")]


def test_a_unit_is_held_against_the_law_that_binds_it():
    """The province's rules do not bind a central unit; the nation's do."""
    source = SAMPLE.replace('regime = "ZJ_GOV_UNIT"', 'regime = "CENTRAL_UNIT"').replace('["unit_site", "market"]', '["unit_site"]')
    source = source.replace("calendar_days = 15", "calendar_days = 1")
    assert parse(source).regime is Regime.CENTRAL_UNIT
    assert weak(source) == []
    assert weak(source.replace("\ndays = 15", "\ndays = 14")) == [("price_notice.days", "P02")]
    assert weak(source.replace("work_days = 15", "work_days = 14")) == [("award_notice.work_days", "R08")]


def test_where_a_notice_hangs_is_asked_by_the_law_that_binds_the_unit():
    """A central unit is not told the province's article; a unit that the state did not found rules for itself."""
    source = changed(r'^places = \["unit_site", "market"\]', 'places = ["market"]')
    (central,) = weaknesses(parse(source.replace("ZJ_GOV_UNIT", "CENTRAL_UNIT")), on=DAY)
    assert (central.law, central.citations) == ("unit", ("转化法18",))
    assert weaknesses(parse(source.replace("ZJ_GOV_UNIT", "PRIVATE_NONPROFIT")), on=DAY) == ()


@pytest.mark.parametrize(
    ("pattern", "by", "message"),
    [
        (r'^title = "', 'slogan = "好"\ntitle = "', "slogan"),
        (r"^days = 15", "days = 15.0", "days"),
        (r"^days = 15", 'days = "15"', "days"),
        (r"^days = 15", "days = 0", "days"),
        (r'^pool = "80"', 'pool = "81"', "净收入的分配比例之和须为 100%"),
        (r'^main = "80"', 'main = "81"', "奖励总额内的分配比例之和须为 100%"),
        (r'^pool = "80"', "pool = 80", "pool"),
        (r'^places = \["unit_site", "market"\]', 'places = ["unit_site", "tower"]', "公示场所“tower”未在 places 中列明"),
        (r'^at_least = "0.00"', 'at_least = "0.01"', "决策路径须自 0 元起"),
        (r'^at_least = "200000.00"', 'at_least = "0.00"', "同一起点只写一条"),
        (r'^at_least = "200000.00"', 'at_least = "-1.00"', "at_least"),
        (r'meeting = "president_meeting"', 'meeting = "tea_party"', "会议“tea_party”未在 meetings 中列明"),
        (r'seat = "secretary", meeting = "president_meeting"', 'seat = "secretary"', "须同时出现"),
        (r'seat = "secretary", meeting = "president_meeting"', 'seat = "leader", meeting = "president_meeting"', "须同时出现"),
        (r'meeting = "president_meeting"', 'meeting = "president_meeting", exempt = true', "制度不得免除席位的回避"),
        (r'^quorum = "2/3"', 'quorum = "most"', "quorum"),
        (r'^rule = "president_decides"', 'rule = "acclamation"', "rule"),
        (r"^schema = 2", "schema = 0", "制度的格式版本是 0"),
        (r'^college = "officer"', 'rector = "officer"', "rector"),
        (r'^mode = "patent_assignment"', 'mode = "barter"', "mode"),
        (r'^order = "before_decision"', 'order = "whenever"', "order"),
        (r'^regime = "ZJ_GOV_UNIT"', 'regime = "MARS"', "regime"),
        (r"^unit = ", "unit ", "line"),
    ],
)
def test_what_cannot_be_a_regulation_is_refused(pattern: str, by: str, message: str):
    with pytest.raises(ValueError, match=re.escape(message)):
        parse(changed(pattern, by))


@pytest.mark.parametrize(
    ("amount", "related", "body"),
    [
        (0, False, "成果转化处"),
        (19_999_999, False, "成果转化处"),
        (20_000_000, False, "分管校领导"),
        (99_999_999, False, "分管校领导"),
        (100_000_000, False, "校长办公会"),
        (500_000_000, False, "党委常委会"),
        (19_999_999, True, "分管校领导"),
        (20_000_000, True, "校长办公会"),
        (100_000_000, True, "党委常委会"),
    ],
)
def test_an_amount_has_one_route_and_the_bound_belongs_to_the_upper(amount: int, related: bool, body: str):
    route = parse(SAMPLE).route(Mode.PATENT_ASSIGNMENT, related=related, amount=amount)
    assert route.body == body
    assert route.appraisal is related


def test_places_are_known_by_their_key():
    assert parse(SAMPLE).place_name("market") == "中国浙江网上技术市场"


def test_a_version_is_known_by_its_text():
    assert content_hash(SAMPLE) == content_hash(str(SAMPLE))
    assert re.fullmatch(r"[0-9a-f]{64}", content_hash(SAMPLE))
    assert content_hash(SAMPLE) != content_hash(SAMPLE + "\n")


def test_a_regulation_is_never_changed_in_place():
    with pytest.raises(ValueError, match="frozen"):
        parse(SAMPLE).version = "2026-2"
    assert isinstance(parse(SAMPLE), Regulation)


def test_a_day_without_a_text_of_the_law_publishes_nothing():
    """That no floor binds is an answer; that no text is known is none, and each such point is named."""
    early = weaknesses(parse(SAMPLE), on=date(2017, 9, 30))
    assert {(w.where, w.rule) for w in early} == {
        ("award_notice.calendar_days", "R07"),
        ("shares.office", "R05"),
        ("price_notice.places", "P03-market"),
    }
    assert all("无从判断" in str(w) for w in early)
    private = parse(SAMPLE.replace("ZJ_GOV_UNIT", "PRIVATE_NONPROFIT").replace("\ndays = 15", "\ndays = 1"))
    assert weaknesses(private, on=DAY) == ()


def test_a_text_of_the_first_format_reads_as_it_did():
    """Its meetings were carried by a majority of those attending; of what it could not say it says nothing; it is not published anew."""
    first = re.sub(r'^(schema|kind = "(party_committee|president_meeting)|rule|all_completers_agree).*\n', "", SAMPLE, flags=re.MULTILINE)
    first = re.sub(r"\[objections\]\n.*\n.*\n", "", first)
    read = parse(first)
    assert {(m.kind, m.rule) for m in read.meetings.values()} == {("other", MeetingRule.ATTENDING)}
    assert (read.format, read.objections.procedure, read.all_completers_agree) == (1, "", True)
    assert [w.where for w in weaknesses(read, on=DAY)] == ["schema"]


@pytest.mark.parametrize(
    ("amount", "related", "body"),
    [(0, False, "分管校领导"), (20_000_000, False, "校长办公会"), (500_000_000, False, "党委常委会"), (0, True, "校长办公会")],
)
def test_the_route_above_is_one_body_up_and_the_highest_has_none(amount: int, related: bool, body: str):
    rules = parse(SAMPLE)
    route = rules.route(Mode.ASSIGNMENT, related=related, amount=amount)
    assert route is not None
    assert rules.above(route).body == body
    assert rules.above(route).related is related
