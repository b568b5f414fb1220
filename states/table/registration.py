"""The registration of the contract."""

from states import waiting
from states.guards import distribution as di
from states.guards import everywhere as ev
from states.guards import registration as re
from states.guards.days import days_in_order
from states.inputs import registration as ask_registration
from states.inputs.base import Reason
from states.records import registration as write_registration
from states.stages import NEW
from states.stages import LifeCycle as L
from states.stages import RegistrationState as G
from states.step import Kind, Step
from states.table.seats import DATED, REGISTRAR

REGISTRATION = (
    Step(
        L.REGISTRATION,
        "prepare_registration",
        "准备登记材料",
        NEW,
        G.PREPARED,
        REGISTRAR,
        (di.contract_signed, re.total_is_the_price, re.technical_within_total),
        asks=ask_registration.PrepareRegistration,
        writes=write_registration.prepared,
        waits=waiting.registration,
    ),
    Step(
        L.REGISTRATION,
        "prepare_registration",
        "重新准备登记材料",
        G.REFUSED,
        G.PREPARED,
        REGISTRAR,
        (re.total_is_the_price, re.technical_within_total),
        asks=ask_registration.PrepareRegistration,
        writes=write_registration.prepared,
        waits=waiting.registration,
    ),
    Step(
        L.REGISTRATION,
        "submit_registration",
        "提交登记机构",
        G.PREPARED,
        G.SUBMITTED,
        REGISTRAR,
        (ev.not_in_the_future, days_in_order),
        asks=ask_registration.Dated,
        writes=write_registration.submitted,
    ),
    Step(
        L.REGISTRATION,
        "accept_registration",
        "登记机构受理",
        G.SUBMITTED,
        G.ACCEPTED,
        REGISTRAR,
        (ev.not_in_the_future, days_in_order),
        asks=ask_registration.Dated,
        writes=write_registration.accepted,
    ),
    Step(L.REGISTRATION, "request_fix", "登记机构要求补正", G.ACCEPTED, G.NEEDS_FIX, REGISTRAR, asks=Reason, writes=write_registration.fix),
    Step(
        L.REGISTRATION,
        "resubmit_registration",
        "补正后再提交",
        G.NEEDS_FIX,
        G.SUBMITTED,
        REGISTRAR,
        (ev.not_in_the_future, days_in_order),
        asks=ask_registration.Dated,
        writes=write_registration.submitted,
    ),
    Step(
        L.REGISTRATION,
        "refuse_registration",
        "登记机构未予登记",
        G.ACCEPTED,
        G.REFUSED,
        REGISTRAR,
        asks=Reason,
        writes=write_registration.fix,
    ),
    Step(
        L.REGISTRATION,
        "end_registration",
        "记录终局未予登记",
        G.REFUSED,
        G.ENDED,
        REGISTRAR,
        (ev.attachments_present,),
        asks=ask_registration.FinalRefusal,
        writes=write_registration.ended,
        kind=Kind.EXIT,
    ),
    Step(
        L.REGISTRATION,
        "register",
        "取得登记证明",
        G.ACCEPTED,
        G.REGISTERED,
        REGISTRAR,
        (*DATED, re.registration_number_unused, re.certificate_is_complete, re.income_within_technical),
        asks=ask_registration.Register,
        writes=write_registration.registered,
        proves=("EV-17",),
    ),
    Step(
        L.REGISTRATION,
        "recognise_income",
        "登记核定的技术性收入",
        G.REGISTERED,
        G.REGISTERED,
        REGISTRAR,
        (*DATED, re.income_within_technical, re.income_not_yet_recognised),
        asks=ask_registration.RecogniseIncome,
        writes=write_registration.recognised,
        kind=Kind.ANY_TIME,
    ),
)
