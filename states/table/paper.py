"""What was signed outside: offered, recorded by a clerk, held against its scan by a second person."""

from states import waiting
from states.guards import proposal as pr
from states.guards import signed as sg
from states.guards import team as te
from states.guards.days import days_in_order
from states.inputs import opinions as ask_opinions
from states.inputs import team as ask_team
from states.records import signoff as write_signoff
from states.records import team as write_team
from states.stages import CaseState as C
from states.stages import LifeCycle as L
from states.step import Kind, Step
from states.table.seats import DATED, OFFICER, READERS, SCHEME_SEASON

PAPER = (
    Step(
        L.CASE,
        "offer_priority",
        "登记优先受让通知",
        C.PROPOSING,
        C.PROPOSING,
        OFFICER,
        (pr.terms_settled, *DATED, days_in_order, te.offered_to_completers),
        asks=ask_team.OfferPriority,
        writes=write_team.offered,
        kind=Kind.ANY_TIME,
    ),
    Step(
        L.CASE,
        "record_paper_consent",
        "登记完成人书面意见",
        C.PROPOSING,
        C.PROPOSING,
        OFFICER,
        (pr.terms_settled, *DATED, days_in_order, te.paper_is_a_completers),
        asks=ask_team.RecordPaperConsent,
        writes=write_team.paper_consent,
        kind=Kind.ANY_TIME,
    ),
    *(
        Step(
            L.CASE,
            "record_paper_signature",
            "登记完成人书面签字",
            s,
            s,
            OFFICER,
            (*DATED, days_in_order, te.scheme_awaits_signature),
            asks=ask_team.RecordPaperSignature,
            writes=write_team.paper_signature,
            kind=Kind.ANY_TIME,
        )
        for s in SCHEME_SEASON
    ),
    *(
        Step(
            L.CASE,
            "confirm_signed",
            "核对签字件",
            s,
            s,
            READERS,
            (sg.signed_paper_waits, sg.second_reader),
            though_held=True,
            asks=ask_opinions.ConfirmSigned,
            writes=write_signoff.confirmed,
            waits=waiting.signed_paper,
            proves=("EV-12",),
        )
        for s in (C.PROPOSING, C.DECIDING, *SCHEME_SEASON)
    ),
)
