"""权属变更登记: when the right moved and by which paper, or that it did not move at all."""

from dataclasses import replace

from states.case import Case
from states.contract import Title
from states.correction import Correction, FactKind, Said
from states.corrections.fact import Fact, Mended, only
from states.guards import trading as tr
from states.guards.days import days_in_order
from states.inputs.contracting import RecordTitle
from states.inputs.corrections import CorrectTitle
from states.inputs.said import as_input
from states.records.taking import Taking
from states.stages import CaseState, Seat


def _said(case: Case, _: str) -> Said | None:
    return as_input(RecordTitle, case.standing_title) if case.standing_title else None


def _without(case: Case, _: str) -> Case:
    return replace(case, title=None)


def _mended(taking: Taking[Case], correction: Correction) -> Mended:
    """The achievement follows by itself: it is transferred as long as a title is on record."""
    if correction.new:
        return Mended({"title": Title(**dict(RecordTitle.model_validate(correction.new, strict=False)))}, ())
    closed = ("案件已经办结，权属变更须补办",) if taking.subject.state is CaseState.CLOSED else ()
    title = taking.subject.title
    assert title is not None, "a rule holds that it is still as it was"
    return Mended({"title": replace(title, void=correction.reason)}, ("成果退回在库，权属变更须另行登记", *closed))


TITLE = Fact(
    key=FactKind.TITLE,
    word="权属变更登记",
    asks=CorrectTitle,
    value=RecordTitle,
    seats=(Seat.OFFICER, Seat.REGISTRAR),
    rules=(tr.title_moves, days_in_order),
    keys=only,
    said=_said,
    without=_without,
    mended=_mended,
)
