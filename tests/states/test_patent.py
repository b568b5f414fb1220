"""What a patent is called and how long it stands, by its kind."""

from dataclasses import replace
from datetime import date

import pytest

from states.achievement import Achievement, Patent
from states.identifiers import PatentKind
from states.objects.patent import PATENT
from states.stages import AchievementState

HELD = Patent(
    number="202110345678.3",
    title="一种膜",
    kind=PatentKind.INVENTION,
    filed_on=date(2021, 3, 29),
    granted_on=date(2022, 11, 8),
    owners=("甲大学",),
    fee_paid_until=date(2026, 3, 29),
)


def held(**changes: object) -> Achievement:
    return Achievement(id="A1", state=AchievementState.LEDGERED, patent=replace(HELD, **changes))


@pytest.mark.parametrize(
    ("on", "stands", "says"),
    [
        ("2026-03-29", True, "2041-03-28 届满"),
        ("2026-03-30", False, "2026-09-29 以前可以补缴并付滞纳金，专利权在此期间没有终止"),
        ("2026-09-29", False, "专利权在此期间没有终止"),
        ("2026-09-30", False, "六个月补缴期也已过"),
    ],
)
def test_a_missed_fee_has_six_months_of_grace_and_the_finding_says_so(on: str, stands: bool, says: str):
    found = PATENT.standing(held(), date.fromisoformat(on))
    assert found.stands is stands
    assert says in found.reason


def test_the_last_day_still_protects():
    paid = held(fee_paid_until=date(2041, 3, 29))
    assert PATENT.last_day(paid) == date(2041, 3, 28)
    assert PATENT.standing(paid, date(2041, 3, 28)).stands
    assert "2041-03-28 届满" in PATENT.standing(paid, date(2041, 3, 29)).reason


@pytest.mark.parametrize(
    ("kind", "label"), [("invention", "发明名称"), ("utility_model", "实用新型名称"), ("design", "使用外观设计的产品名称")]
)
def test_each_kind_has_its_own_word_for_its_title(kind: str, label: str):
    assert (label, "一种膜") in PATENT.shown(held(kind=PatentKind(kind)))


def test_only_a_design_has_no_claims():
    assert PATENT.foreign_paper(held(kind=PatentKind.DESIGN), "说明书、权利要求书全文") == "说明书"
    assert PATENT.foreign_paper(held(kind=PatentKind.DESIGN), "产品说明书") == ""
    assert PATENT.foreign_paper(held(), "说明书、权利要求书全文") == ""
