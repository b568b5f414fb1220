"""Stage five, 合同登记: what goes to the registration body and what comes back; the exits' reasons."""

from datetime import datetime

from states.case import Case
from states.facts import Facts
from states.inputs.registration import PrepareRegistration, RecogniseIncome, Register
from states.law import holds, names
from states.money import grouped
from states.regulation import Regulation
from states.rule import Verdict, met, not_applicable, refused, rule
from states.stages import RegistrationState


@rule("技术交易额不超过合同成交总额", "认定规则51", "认定规则2026", breaks={"technical": "99999999999.00"})
def technical_within_total(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(PrepareRegistration)
    if given.technical > given.total:
        return refused("技术交易额超过合同成交总额", technical=given.technical, total=given.total)
    return met("技术交易额在合同成交总额之内", technical=given.technical, total=given.total)


@rule("登记总额与合同价款一致", "认定规则51", "认定规则2026", breaks={"total": "0.01"})
def total_is_the_price(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, price = facts.take(PrepareRegistration), state.terms.price if state.terms else 0
    if given.total != price:
        return refused("合同成交总额与合同价款不一致", total=given.total, price=price)
    return met("合同成交总额与合同价款一致", total=given.total)


@rule("合同认定登记已有结果", "登记办法2000-63", "登记办法2026", "设计约定")
def registration_ended(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The certificate, or that there will be none: a refusal that may still be mended is no end."""
    found = state.registration
    if found is None or found.state not in {RegistrationState.REGISTERED, RegistrationState.ENDED}:
        return refused("合同认定登记尚无结果")
    if found.state is RegistrationState.ENDED:
        return met("登记机构终局未予登记", found.refusal)
    return met(f"登记编号 {found.number}", found.certificate, number=found.number)


@rule("登记编号未被使用", "登记办法2000-63", "登记办法2026")
def registration_number_unused(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(Register)
    if facts.elsewhere.duplicate_registration:
        return refused(
            f"登记编号 {given.number} 已用于案件 {facts.elsewhere.duplicate_registration}", other=facts.elsewhere.duplicate_registration
        )
    return met(f"登记编号 {given.number} 未被使用", number=given.number)


@rule("核定技术性收入不超过技术交易额", "认定规则51", "认定规则2026", breaks={"recognised_income": "99999999999.00"})
def income_within_technical(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.given if isinstance(facts.given, RecogniseIncome) else facts.take(Register)
    income, technical = given.recognised_income, state.registration.technical if state.registration else 0
    if income is None:
        return not_applicable("登记证明没有载明技术性收入，核定后另记")
    if income > technical:
        return refused("核定技术性收入超过技术交易额", income=income, technical=technical)
    return met("核定技术性收入在技术交易额之内", income=income, technical=technical)


@rule("登记证明的内容齐全", "登记办法2000-63", "登记办法2026")
def certificate_is_complete(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The certificate of the act of 2000 shows the recognised technical income; that of the act of 2026 does not."""
    given = facts.take(Register)
    shown = holds(names.CERTIFICATE_SHOWS_INCOME, on=given.registered_on, regime=facts.regime)
    if shown and given.recognised_income is None:
        return refused(f"{given.registered_on} 的登记证明应载明核定的技术性收入，尚未填写", registered_on=str(given.registered_on))
    return met("登记证明的内容齐全", registered_on=str(given.registered_on))


@rule("已登记的技术性收入不再变动", "登记办法2026", "设计约定")
def income_not_yet_recognised(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found = state.registration.recognised_income if state.registration else 0
    if found:
        return refused(f"技术性收入已核定为 {grouped(found)} 元", income=found)
    return met("技术性收入尚未核定")
