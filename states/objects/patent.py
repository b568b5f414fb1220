"""专利权: a granted patent, kept in force by its annual fee."""

import re
from dataclasses import replace
from datetime import date

from states.achievement import Achievement, Held, Patent
from states.calendar import add_months
from states.identifiers import PatentKind, from_abroad, grant_number, number_year, patent_last_day
from states.numerals import chinese_date
from states.objects.object import Moved, Standing, named_owners
from states.terms import ObjectKind

SORT = {"invention": "发明专利", "utility_model": "实用新型专利", "design": "外观设计专利"}
#: What the certificate calls the title, and those who made it.
TITLE = {"invention": "发明名称", "utility_model": "实用新型名称", "design": "使用外观设计的产品名称"}
MAKERS = {"invention": "发明人", "utility_model": "发明人", "design": "设计人"}
GRACE_MONTHS = 6  #: in which a fee that was missed is paid with its surcharge (专利法实施细则 115)
#: Papers of inventions and utility models; a design has pictures or photographs and a brief explanation (专利法 26, 27).
_NOT_OF_A_DESIGN = re.compile(r"权利要求书?|(?:^|(?<=[利、，；和及与]))说明书")


def patent(achievement: Achievement) -> Patent:
    """The patent of an achievement that is one."""
    assert achievement.patent is not None, "a draft of this kind names its patent"
    return achievement.patent


def _number(achievement: Achievement) -> str:
    return grant_number(patent(achievement).number)


def _sort(achievement: Achievement) -> str:
    return SORT[patent(achievement).kind]


def _status(achievement: Achievement) -> str:
    return f"年费缴至 {chinese_date(patent(achievement).fee_paid_until)}"


def _identity(held: Held) -> str:
    """The number alone, as release 0.1 stored it."""
    return held.number


def _filed_on(achievement: Achievement) -> date:
    return patent(achievement).filed_on


def _last_day(achievement: Achievement) -> date:
    found = patent(achievement)
    return patent_last_day(found.kind, found.filed_on)


def _misfit(held: Held) -> str:
    """The number's year is that of filing; only a division, or an application from abroad, bears a later one."""
    assert isinstance(held, Patent), "a draft of this kind names its patent"
    named, filed = number_year(held.number), held.filed_on.year
    used = f"专利号 {grant_number(held.number)} 的年份是 {named}，申请日是 {held.filed_on}"
    if named < filed:
        return f"{used}：专利号的年份不会早于申请日"
    if named > filed and not (held.divided or from_abroad(held.number)):
        return f"{used}：只有分案申请和国际申请的年份才晚于申请日，是分案申请的须注明"
    return ""


def _foreign_paper(achievement: Achievement, text: str) -> str:
    found = _NOT_OF_A_DESIGN.search(text) if patent(achievement).kind is PatentKind.DESIGN else None
    return found[0] if found else ""


def _standing(achievement: Achievement, on: date) -> Standing:
    """Term not over and annual fee paid on the day (civil law forbids dealing in a lapsed patent)."""
    found, last, paid = patent(achievement), _last_day(achievement), patent(achievement).fee_paid_until
    grace = add_months(paid, GRACE_MONTHS)
    used = {"number": found.number, "expires": str(last), "fee_paid_until": str(paid)}
    if on > last:
        return Standing(stands=False, reason=f"专利权期限已于 {last} 届满", used=used)
    if on > grace:
        return Standing(stands=False, reason=f"年费仅缴至 {paid}，六个月补缴期也已过，专利权可能自 {paid} 起终止", used=used)
    if on > paid:
        reason = f"年费仅缴至 {paid}；{grace} 以前可以补缴并付滞纳金，专利权在此期间没有终止，补缴后登记新的缴至日再办"
        return Standing(stands=False, reason=reason, used=used)
    return Standing(stands=True, reason=f"专利权有效，{last} 届满，年费缴至 {paid}", used=used)


def _shown(achievement: Achievement) -> tuple[tuple[str, str], ...]:
    found = patent(achievement)
    return (
        ("专利号", grant_number(found.number)),
        (TITLE[found.kind], found.title),
        ("申请日", str(found.filed_on)),
        ("授权公告日", str(found.granted_on)),
        ("专利权人", named_owners(found.owners, found.shares)),
        ("年费缴至", str(found.fee_paid_until)),
    )


def _paid_until(achievement: Achievement) -> date:
    return patent(achievement).fee_paid_until


def _renewed(achievement: Achievement, until: date) -> dict[str, object]:
    return {"patent": replace(patent(achievement), fee_paid_until=until)}


PATENT = Moved(
    key=ObjectKind.PATENT,
    name="专利权",
    number_name="专利号",
    owners_name="专利权人",
    transfer="著录项目变更",
    number=_number,
    sort=_sort,
    status=_status,
    identity=_identity,
    filed_on=_filed_on,
    last_day=_last_day,
    standing=_standing,
    shown=_shown,
    paid_until=_paid_until,
    renewed=_renewed,
    misfit=_misfit,
    foreign_paper=_foreign_paper,
)
