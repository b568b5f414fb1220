"""The patent's annual fee: paid for a while, and overdue when a rule should notice."""

from datetime import timedelta

from workflow.demo.trial import Trial


def in_days(t: Trial, days: int) -> str:
    return str(t.player.today() + timedelta(days=days))


def fee(t: Trial, achievement: str, days: int) -> None:
    until = in_days(t, days)
    slip = t.player.upload("zhou", achievement, "年费缴费凭证.txt", f"{achievement}：年费缴至 {until}（示例）")
    t.do("zhou", "record_fee", achievement, fee_paid_until=until, evidence=[slip])


def lapse(t: Trial, case: str) -> None:
    """Days pass until the annual fee is overdue."""
    patent = t.player.achievements(case)[0].patent
    assert patent is not None, "a ledgered achievement names its patent"
    t.player.pass_days((patent.fee_paid_until - t.player.today()).days + 1)
