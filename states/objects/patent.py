"""专利权: a granted patent, kept in force by its annual fee."""

from states.achievement import Achievement
from states.identifiers import grant_number
from states.objects.object import Moved
from states.terms import ObjectKind


def _number(achievement: Achievement) -> str:
    return grant_number(achievement.patent.number) if achievement.patent else ""


def _status(achievement: Achievement) -> str:
    return f"年费缴至 {achievement.patent.fee_paid_until}" if achievement.patent else ""


PATENT = Moved(key=ObjectKind.PATENT, name="专利权", number_name="专利号", number=_number, status=_status)
