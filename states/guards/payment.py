"""When an award is paid: what the unit may wait for, and whether half of it is taxed."""

from datetime import datetime

from states.calendar import today
from states.case import Case
from states.facts import Facts
from states.inputs.distribution import Pay
from states.regulation import Regulation
from states.relief import award_due, lost
from states.rule import Verdict, met, not_applicable, refused, rule
from states.stages import RegistrationState


@rule("登记证明已取得或不必再等", "浙江条例40", "转化法44", "本单位制度")
def certificate_not_awaited(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The unit's own rule may have the award wait for the certificate, but no longer than the law lets it: not past the day on which
    the award is due, and not once the registration body has refused for good."""
    found = state.registration
    if found is not None and found.state is RegistrationState.REGISTERED:
        return met(f"登记编号 {found.number}", found.certificate)
    if found is not None and found.state is RegistrationState.ENDED:
        return met("登记机构终局未予登记，奖励照发", found.refusal)
    if regulation.pay_without_certificate:
        return met("本单位制度不以登记证明为发放条件")
    due = award_due(state, facts)
    if today(at) < due:
        return refused(f"本单位制度要求先取得登记证明，等到 {due} 或登记机构终局未予登记为止", due=str(due))
    return met(f"奖励须在 {due} 前支付，不再等待登记证明", due=str(due))


@rule("已取得合同登记证明", "财税2018-58", "登记办法2000-63", "登记办法2026", informs=True)
def certificate_present(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Never refuses: the certificate is a condition of the relief, not of the award."""
    found = state.registration
    if found is None or found.state is not RegistrationState.REGISTERED:
        return not_applicable("没有技术合同登记证明，奖励照发，不减半计税")
    return met(f"登记编号 {found.number}", found.certificate, number=found.number)


@rule("个人所得税减半的期限", "财税2018-58-5", informs=True)
def relief_in_time(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Never refuses: the award is owed with or without the relief."""
    because = lost(state, facts, facts.take(Pay).paid_on)
    return not_applicable(f"{because}，奖励照发，不减半计税") if because else met("可减半计税")
