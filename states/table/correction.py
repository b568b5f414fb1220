"""A correction: proposed for any kind of fact that `states/corrections/` knows, then confirmed by a second person or refused."""

from states.corrections import FACTS
from states.guards import corrections as co
from states.guards import everywhere as ev
from states.inputs.base import Reason
from states.inputs.corrections import ConfirmCorrection
from states.records import correction as write_correction
from states.stages import NEW, CorrectionState
from states.stages import LifeCycle as L
from states.step import Kind, Step
from states.table.seats import CLERKS, FINANCE

READERS = (*CLERKS, *FINANCE)

CORRECTION = (
    *(
        Step(
            L.CORRECTION,
            f"correct_{fact.key}",
            f"更正{fact.word}",
            NEW,
            CorrectionState.PROPOSED,
            fact.seats,
            (ev.not_in_the_future, ev.attachments_present, co.fact_can_be_corrected, co.corrected_value_fits),
            asks=fact.asks,
            writes=write_correction.proposed,
            kind=Kind.ANY_TIME,
        )
        for fact in FACTS.values()
    ),
    Step(
        L.CORRECTION,
        "confirm_correction",
        "核对更正",
        CorrectionState.PROPOSED,
        CorrectionState.CONFIRMED,
        READERS,
        (co.second_person_on_correction, co.fact_unchanged, co.corrected_value_fits),
        asks=ConfirmCorrection,
        writes=write_correction.confirmed,
    ),
    Step(
        L.CORRECTION,
        "refuse_correction",
        "不予更正",
        CorrectionState.PROPOSED,
        CorrectionState.REFUSED,
        READERS,
        asks=Reason,
        writes=write_correction.refused,
        kind=Kind.EXIT,
    ),
)
