"""到账登记: a receipt's amount, day, payer, voucher and costs.

An allocation that nobody was told of yet is undone and made anew. One that was noticed or paid is carried, never recomputed: the
difference in money and costs is a round of its own, below zero where too much was recorded, which bears on the next receipts as
every round does (`states/allocation.py`).
"""

from dataclasses import replace

from states.case import Case
from states.correction import Correction, FactKind, Said
from states.corrections.fact import Fact, Mended
from states.days import Held, named
from states.distribution import Cost, Round
from states.guards import distribution as di
from states.guards.days import days_in_order
from states.inputs.corrections import CorrectReceipt
from states.inputs.distribution import RecordReceipt
from states.inputs.said import as_input, members_of
from states.money import grouped
from states.records.taking import Taking
from states.stages import RoundState, Seat

#: Once published, an allocation is no draft any more.
TOLD = frozenset({RoundState.NOTICED, RoundState.PAYABLE, RoundState.PAID})


def differences(case: Case, of: str) -> tuple[Round, ...]:
    """The rounds that corrected this receipt so far."""
    return tuple(r for r in case.rounds if str(r.corrects) == of and r.state is not RoundState.VOIDED)


def _costs(case: Case, found: Round) -> tuple[Cost, ...]:
    """Its costs with all corrections; a cost below zero takes its like away."""
    known = list(found.costs)
    for cost in (cost for one in differences(case, found.key) for cost in one.costs):
        if cost.amount > 0:
            known.append(cost)
        else:
            known.remove(replace(cost, amount=-cost.amount))
    return tuple(known)


def _said(case: Case, of: str) -> Said | None:
    """A receipt as corrected so far; a round that is itself a difference is none."""
    found = case.round(of)
    if found is None or found.corrects or found.state is RoundState.VOIDED:
        return None
    amount = found.amount + sum(one.amount for one in differences(case, of))
    return as_input(RecordReceipt, members_of(found) | {"amount": amount, "costs": _costs(case, found)})


def _without(case: Case, of: str) -> Case:
    return replace(case, rounds=tuple(r for r in case.rounds if of not in {r.key, str(r.corrects)}))


def _followed(case: Case, of: str, value: RecordReceipt) -> tuple[Held, ...]:
    """What was paid out of it was paid after it came."""
    found = case.round(of)
    return (Held("到账日期", value.received_on, before=named("发放日期", found.paid_on if found else None)),)


def _mended(taking: Taking[Case], correction: Correction) -> Mended:
    case, value = taking.subject, RecordReceipt.model_validate(correction.new, strict=False)
    found = case.round(correction.of)
    assert found is not None, "a rule holds that it is still as it was"
    kept = replace(found, received_on=value.received_on, payer=value.payer, payer_explained=value.payer_explained, voucher=value.voucher)
    if found.state in TOLD or differences(case, correction.of):
        return _compensated(case, kept, value, correction)
    costs = tuple(Cost(**dict(cost)) for cost in value.costs)
    undone = found.allocation is not None
    changed = replace(kept, amount=value.amount, costs=costs, state=RoundState.RECEIVED, allocation=None, reason=correction.reason)
    return Mended({"rounds": (changed,)}, (f"第 {found.n} 轮的分配作废，重新分配",) if undone else ())


def _compensated(case: Case, kept: Round, value: RecordReceipt, correction: Correction) -> Mended:
    """The receipt with its own day, payer and voucher; its money and costs stay, and the difference has a round of its own."""
    amount = value.amount - kept.amount - sum(one.amount for one in differences(case, kept.key))
    costs = _changed(_costs(case, kept), tuple(Cost(**dict(cost)) for cost in value.costs))
    stays = f"第 {kept.n} 轮已经公示或者发放的分配不变"
    if not amount and not costs:
        return Mended({"rounds": (kept,)}, (stays,))
    made = Round(
        n=len(case.rounds) + 1,
        state=RoundState.RECEIVED,
        amount=amount,
        received_on=value.received_on,
        payer=value.payer,
        payer_explained=value.payer_explained,
        voucher=value.voucher,
        costs=costs,
        received_by=correction.by,
        corrects=kept.n,
    )
    return Mended({"rounds": (kept, made)}, (stays, f"差额 {grouped(amount)} 元由第 {made.n} 轮补正"))


def _changed(before: tuple[Cost, ...], after: tuple[Cost, ...]) -> tuple[Cost, ...]:
    """What came to the costs, and below zero what fell away."""
    fallen, come = list(before), []
    for cost in after:
        if cost in fallen:
            fallen.remove(cost)
        else:
            come.append(cost)
    return (*come, *(replace(cost, amount=-cost.amount) for cost in fallen))


RECEIPT = Fact(
    key=FactKind.RECEIPT,
    word="到账登记",
    asks=CorrectReceipt,
    value=RecordReceipt,
    seats=(Seat.FINANCE,),
    rules=(days_in_order, di.receipt_within_outstanding, di.payer_is_buyer),
    keys=lambda case: tuple(r.key for r in case.rounds),
    said=_said,
    without=_without,
    mended=_mended,
    followed=_followed,
)
