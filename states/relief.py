"""The two clocks of an award, both from the day of receipt: until when it is owed, and until when half of it is taxed."""

from datetime import date

from states.calendar import add_months
from states.case import Case
from states.facts import Facts
from states.law import floor, names
from states.stages import RegistrationState


def award_due(case: Case, facts: Facts) -> date:
    """The last day on which the round's award is paid in time (浙江条例 40).

    Where the law sets the unit no such term, the award waits at most until the relief lapses that the certificate is wanted for;
    where there is no relief either, there is nothing to wait for. Raises LawUnknown.
    """
    found = case.round(facts.target)
    assert found is not None, "the row was fired from the round's own state"
    terms = (floor(law, on=found.received_on, regime=facts.regime) for law in (names.AWARD_TERM, names.RELIEF_MONTHS))
    return add_months(found.received_on, int(next((months for months in terms if months is not None), 0)))


def lost(case: Case, facts: Facts, paid_on: date) -> str:
    """Why the round's award is taxed in full when paid on that day, in Chinese; "" when half of it is (财税〔2018〕58号 5).

    Raises LawUnknown.
    """
    found, months = case.round(facts.target), floor(names.RELIEF_MONTHS, on=paid_on, regime=facts.regime)
    if months is None:
        return "现金奖励减半计税不适用于本类单位"
    if found is None:
        return "没有这一轮分配"
    last = add_months(found.received_on, int(months))
    if paid_on > last:
        return f"已过到账后 {months} 个月（{last}）"
    if case.registration is None or case.registration.state is not RegistrationState.REGISTERED:
        return "没有技术合同登记证明"
    return ""
