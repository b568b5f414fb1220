"""登记证明: its number, day, income and paper, or that there is none (any longer): then there is no relief for what is still to be paid,
and an allocation that nobody was told of is made anew, as the exemption from VAT rested on it."""

from dataclasses import replace

from states.case import Case
from states.correction import Correction, FactKind, Said
from states.corrections.fact import Fact, Mended, only
from states.days import Held, named
from states.distribution import Round
from states.guards import registration as re
from states.guards.days import days_in_order
from states.inputs.corrections import CorrectCertificate
from states.inputs.registration import Register
from states.inputs.said import as_input, members_of
from states.records.taking import Taking
from states.registration import Registration
from states.stages import RegistrationState, RoundState, Seat

#: Paid, noticed or about to be: what was published stays.
TOLD = frozenset({RoundState.NOTICED, RoundState.PAYABLE, RoundState.PAID})
UNDONE = frozenset({RoundState.ALLOCATED, RoundState.SETTLED})


def _registered(case: Case) -> Registration | None:
    found = case.registration
    return found if found is not None and found.state is RegistrationState.REGISTERED else None


def _said(case: Case, _: str) -> Said | None:
    """As the certificate shows it: income that was recognised afterwards is not on it."""
    found = _registered(case)
    if found is None:
        return None
    shown = None if found.recognised_on else found.recognised_income or None
    return as_input(Register, members_of(found) | {"recognised_income": shown})


def _without(case: Case, _: str) -> Case:
    found = case.registration
    assert found is not None, "a rule holds that there is a certificate"
    return replace(case, registration=replace(found, state=RegistrationState.ACCEPTED, number="", registered_on=None, certificate=""))


def _followed(case: Case, _: str, value: Register) -> tuple[Held, ...]:
    """Income is recognised of a contract that is registered."""
    found = _registered(case)
    return (Held("登记日期", value.registered_on, before=named("核定日期", found.recognised_on if found else None)),)


def _mended(taking: Taking[Case], correction: Correction) -> Mended:
    found = _registered(taking.subject)
    assert found is not None, "a rule holds that it is still as it was"
    if not correction.new:
        return _withdrawn(taking.subject, found, correction)
    given = Register.model_validate(correction.new, strict=False)
    income = found.recognised_income if found.recognised_on else given.recognised_income or 0
    return Mended({"registration": replace(found, **dict(given) | {"recognised_income": income})}, ())


def _withdrawn(case: Case, found: Registration, correction: Correction) -> Mended:
    blank = Registration(
        state=RegistrationState.REFUSED,
        project=found.project,
        field=found.field,
        total=found.total,
        technical=found.technical,
        submitted_on=found.submitted_on,
        accepted_on=found.accepted_on,
        fix=correction.reason,
    )
    undone = [r for r in case.rounds if r.state in UNDONE]
    changes: dict[str, object] = {"registration": blank}
    if undone:
        changes["rounds"] = tuple(replace(r, state=RoundState.RECEIVED, allocation=None, reason=correction.reason) for r in undone)
    return Mended(
        changes,
        (
            "没有登记证明，尚未发放的奖励不减半计税",
            *(f"第 {r.n} 轮的分配作废，重新分配" for r in undone),
            *(f"第 {r.n} 轮已经{_told(r)}，分配不变" for r in case.rounds if r.state in TOLD),
        ),
    )


def _told(found: Round) -> str:
    return "按减半计税发放" if found.state is RoundState.PAID and not found.no_relief else "公示或者发放"


CERTIFICATE = Fact(
    key=FactKind.CERTIFICATE,
    word="登记证明",
    asks=CorrectCertificate,
    value=Register,
    seats=(Seat.REGISTRAR,),
    rules=(days_in_order, re.registration_number_unused, re.certificate_is_complete, re.income_within_technical),
    keys=only,
    said=_said,
    without=_without,
    mended=_mended,
    followed=_followed,
)
