"""专利权: a granted patent, kept in force by its annual fee."""

from dataclasses import replace
from datetime import date

from states.achievement import Achievement, Held, Patent
from states.identifiers import grant_number, patent_expiry
from states.objects.object import Moved, Standing
from states.terms import ObjectKind

SORT = {"invention": "发明专利", "utility_model": "实用新型专利", "design": "外观设计专利"}


def patent(achievement: Achievement) -> Patent:
    """The patent of an achievement that is one."""
    assert achievement.patent is not None, "a draft of this kind names its patent"
    return achievement.patent


def _number(achievement: Achievement) -> str:
    return grant_number(patent(achievement).number)


def _sort(achievement: Achievement) -> str:
    return SORT[patent(achievement).kind]


def _status(achievement: Achievement) -> str:
    return f"年费缴至 {patent(achievement).fee_paid_until}"


def _identity(held: Held) -> str:
    """The number alone, as release 0.1 stored it."""
    return held.number


def _filed_on(achievement: Achievement) -> date:
    return patent(achievement).filed_on


def _last_day(achievement: Achievement) -> date:
    found = patent(achievement)
    return patent_expiry(found.kind, found.filed_on)


def _standing(achievement: Achievement, on: date) -> Standing:
    """Term not over and annual fee paid on the day (civil law forbids dealing in a lapsed patent)."""
    found, expiry = patent(achievement), _last_day(achievement)
    used = {"number": found.number, "expires": str(expiry), "fee_paid_until": str(found.fee_paid_until)}
    if on >= expiry:
        return Standing(stands=False, reason=f"专利权已于 {expiry} 终止（期满）", used=used)
    if on > found.fee_paid_until:
        return Standing(stands=False, reason=f"年费仅缴至 {found.fee_paid_until}，专利权可能终止", used=used)
    return Standing(stands=True, reason=f"专利权有效，{expiry} 届满，年费缴至 {found.fee_paid_until}", used=used)


def _shown(achievement: Achievement) -> tuple[tuple[str, str], ...]:
    found = patent(achievement)
    return (
        ("专利号", grant_number(found.number)),
        ("发明名称", found.title),
        ("申请日", str(found.filed_on)),
        ("授权公告日", str(found.granted_on)),
        ("专利权人", "、".join(found.owners)),
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
)
