"""A round of distribution: received, allocated, noticed, paid."""

from states import preview, waiting
from states.guards import distribution as di
from states.guards import duties as du
from states.guards import everywhere as ev
from states.guards import payment as pa
from states.guards import taxes as tx
from states.inputs import distribution as ask_distribution
from states.inputs.base import Nothing, Reason
from states.records import distribution as write_distribution
from states.stages import NEW
from states.stages import LifeCycle as L
from states.stages import RoundState as R
from states.step import Kind, Step
from states.table.seats import DATED, FINANCE, SYSTEM

ROUND = (
    Step(
        L.ROUND,
        "record_receipt",
        "登记到账",
        NEW,
        R.RECEIVED,
        FINANCE,
        (di.contract_signed, *DATED, di.receipt_within_outstanding, di.payer_is_buyer),
        asks=ask_distribution.RecordReceipt,
        writes=write_distribution.receipt,
        waits=waiting.receipt,
        proves=("EV-18",),
    ),
    Step(
        L.ROUND,
        "allocate",
        "分配",
        R.RECEIVED,
        R.ALLOCATED,
        FINANCE,
        preview.GROUNDS,
        asks=Nothing,
        writes=write_distribution.allocated,
        proves=("EV-19", "EV-20"),
    ),
    Step(
        L.ROUND,
        "record_vat_rate",
        "登记适用的增值税税率",
        R.RECEIVED,
        R.RECEIVED,
        FINANCE,
        (ev.attachments_present, tx.vat_rule_unknown),
        asks=ask_distribution.RecordVatRate,
        writes=write_distribution.vat_rate,
        kind=Kind.ANY_TIME,
    ),
    Step(
        L.ROUND,
        "void_receipt",
        "作废到账登记",
        R.RECEIVED,
        R.VOIDED,
        FINANCE,
        (di.receipt_stands_alone,),
        asks=Reason,
        writes=write_distribution.voided_receipt,
    ),
    Step(
        L.ROUND,
        "round_settled",
        "无奖励可发",
        R.ALLOCATED,
        R.SETTLED,
        SYSTEM,
        (di.nothing_to_award,),
        writes=write_distribution.moved,
    ),
    *(
        Step(
            L.ROUND,
            "reopen_round",
            "退回重新分配",
            s,
            R.RECEIVED,
            FINANCE,
            (di.round_is_last,),
            asks=Reason,
            writes=write_distribution.reopened,
        )
        for s in (R.ALLOCATED, R.NOTICED, R.PAYABLE, R.SETTLED)
    ),
    Step(
        L.ROUND,
        "award_noticed",
        "奖励已公示",
        R.ALLOCATED,
        R.NOTICED,
        SYSTEM,
        (di.award_notice_up,),
        writes=write_distribution.moved,
        proves=("EV-21",),
    ),
    Step(
        L.ROUND,
        "award_cleared",
        "奖励可发放",
        R.NOTICED,
        R.PAYABLE,
        SYSTEM,
        (di.award_notice_ended,),
        writes=write_distribution.moved,
        proves=("EV-21",),
    ),
    Step(
        L.ROUND,
        "pay",
        "发放奖励",
        R.PAYABLE,
        R.PAID,
        FINANCE,
        (
            *DATED,
            di.award_notice_ended,
            di.paid_after_notice,
            pa.certificate_not_awaited,
            pa.certificate_present,
            pa.relief_in_time,
            du.money_passes_two_hands,
        ),
        asks=ask_distribution.Pay,
        writes=write_distribution.paid,
    ),
)
