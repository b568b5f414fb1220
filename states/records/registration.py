"""Records of 合同登记."""

from dataclasses import replace

from states.case import Case
from states.inputs.base import Reason
from states.inputs.registration import Dated, FinalRefusal, PrepareRegistration, RecogniseIncome, Register
from states.records.taking import Taking
from states.registration import Registration
from states.stages import RegistrationState


def prepared(taking: Taking[Case]) -> dict[str, object]:
    return {"registration": Registration(**dict(taking.facts.take(PrepareRegistration)), state=RegistrationState.PREPARED)}


def submitted(taking: Taking[Case]) -> dict[str, object]:
    return _moved(taking, submitted_on=taking.facts.take(Dated).on)


def accepted(taking: Taking[Case]) -> dict[str, object]:
    return _moved(taking, accepted_on=taking.facts.take(Dated).on)


def fix(taking: Taking[Case]) -> dict[str, object]:
    return _moved(taking, fix=taking.facts.take(Reason).reason)


def ended(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(FinalRefusal)
    return _moved(taking, fix=given.reason, refusal=given.refusal)


def registered(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(Register)
    return _moved(taking, **dict(given) | {"recognised_income": given.recognised_income or 0})


def recognised(taking: Taking[Case]) -> dict[str, object]:
    return _moved(taking, **dict(taking.facts.take(RecogniseIncome)))


def _moved(taking: Taking[Case], **changes: object) -> dict[str, object]:
    found = taking.subject.registration
    assert found is not None, "the row was fired from the registration's own state"
    state = RegistrationState(taking.step.destination)
    return {"registration": replace(found, state=state, **changes)}  # type: ignore[arg-type]  # values are of checked inputs
