"""The calculation sheet of a round as the case page prints it, taken or to come: labels and amounts in 分."""

from dataclasses import dataclass

from states.case import Case
from states.distribution import Allocation, Round
from states.findings import Finding
from states.preview import preview
from states.stages import RoundState
from workflow.reads.subjects import View

Line = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``off`` is what is taken off the receipt, ``left`` where the net income goes besides the award pool."""

    allocation: Allocation
    off: tuple[Line, ...]
    left: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with its sheet; of one that waits to be allocated the sheet is a preview, with what its rules say."""

    round: Round
    sheet: Sheet | None
    waits: bool
    findings: tuple[Finding, ...]


def rounds(seen: View[Case]) -> tuple[RoundView, ...]:
    """The newest first."""
    return tuple(_round(seen, each) for each in reversed(seen.subject.rounds))


def _round(seen: View[Case], found: Round) -> RoundView:
    if found.state is not RoundState.RECEIVED:
        return RoundView(found, _sheet(found.allocation), waits=False, findings=())
    made = preview(seen.subject, found, seen.facts, seen.regulation, seen.at)
    return RoundView(found, _sheet(made.allocation), waits=True, findings=made.findings)


def _sheet(a: Allocation | None) -> Sheet | None:
    if a is None:
        return None
    rest = (("减：非技术部分（照章纳税，不计入奖励）", a.rest), ("　其中增值税", a.rest_vat)) if a.rest else ()
    carried = ("减：上轮结转的成本", a.carry_in) if a.carry_in >= 0 else ("加：上轮结转的收入", -a.carry_in)
    off = (*rest, ("减：增值税", a.vat), ("减：附加税费", a.surcharges), ("减：印花税", a.stamp), ("减：直接成本", a.costs), carried)
    onward = ("结转下一轮的成本", a.carry_out) if a.carry_out > 0 else ("结转下一轮的收入（按分分不出合法份额）", -a.carry_out)
    return Sheet(a, off, (("学院", a.college), ("学校", a.university), *((onward,) if a.carry_out else ())))
