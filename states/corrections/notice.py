"""公示发布登记: where and when a notice hung, with its page. What was published wrongly is published anew.

While nothing is signed (or nothing paid) on it, the notice is superseded, and what was decided after it is asked again. What was signed
or paid binds; then the record is put right and says what rests on it.
"""

from dataclasses import replace

from states.case import Case
from states.correction import Correction, FactKind, Said
from states.corrections.fact import Fact, Mended
from states.guards import trading as tr
from states.inputs.corrections import CorrectNotice
from states.inputs.notices import PostNotice
from states.inputs.said import as_input
from states.notice import Notice, NoticeKind, Posting
from states.notices import ends_on, price_notice
from states.records.taking import Taking
from states.seating import current
from states.signoff import Matter
from states.stages import SIGNED, NoticeState, RoundState, Seat

STANDING = frozenset({NoticeState.UP, NoticeState.ENDED})


def _said(case: Case, of: str) -> Said | None:
    found = case.notice(of)
    return as_input(PostNotice, found) if found is not None and found.state in STANDING else None


def _mended(taking: Taking[Case], correction: Correction) -> Mended:
    case, given = taking.subject, PostNotice.model_validate(correction.new, strict=False)
    found = case.notice(correction.of)
    assert found is not None, "a rule holds that it is still as it was"
    right = replace(found, postings=tuple(Posting(**dict(p)) for p in given.postings), ends_on=ends_on(found, given.postings, taking.facts))
    binds = _bound(case, right)
    if binds:
        return Mended({"notices": (right,)}, (f"更正后公示至 {right.ends_on} 期满", binds))
    fallen = replace(right, state=NoticeState.SUPERSEDED)
    asked = _asked_again(taking, found) if found.kind is NoticeKind.PRICE else _noticed_again(case, found)
    return Mended({"notices": (fallen,), **asked.changes}, (f"公示 N{found.n} 作废，须重新公示", *asked.follows))


def _bound(case: Case, found: Notice) -> str:
    """What rests on the notice and cannot be undone, in Chinese; "" where nothing does."""
    if found.kind is NoticeKind.AWARD:
        paid = case.round(str(found.round))
        return f"第 {found.round} 轮奖励已据此于 {paid.paid_on} 发放" if paid is not None and paid.state is RoundState.PAID else ""
    contract = case.contract
    signed = contract is not None and (case.state in SIGNED or (contract.scan and not contract.void))
    return f"合同已据此于 {contract.signed_on} 签订" if contract is not None and signed else ""


def _asked_again(taking: Taking[Case], found: Notice) -> Mended:
    """Words for the decision rest on the notice where the regulation has it end before them."""
    decision = current(taking.subject, Matter.DECISION)
    rests = taking.regulation.price_notice.order != "before_signing" and price_notice(taking.subject) == found
    if decision is None or not rests or not decision.standing():
        return Mended({}, ())
    opinions = tuple(o if o.void else replace(o, void="公示更正") for o in decision.opinions)
    return Mended({"signoffs": (replace(decision, opinions=opinions),)}, ("决策意见作废，期满后重新征求",))


def _noticed_again(case: Case, found: Notice) -> Mended:
    """The allocation stands and waits for its new notice."""
    of = case.round(str(found.round))
    assert of is not None, "it was noticed"
    return Mended({"rounds": (replace(of, state=RoundState.ALLOCATED),)}, (f"第 {of.n} 轮须重新公示后发放",))


NOTICE = Fact(
    key=FactKind.NOTICE,
    word="公示发布登记",
    asks=CorrectNotice,
    value=PostNotice,
    seats=(Seat.OFFICER,),
    rules=(tr.posted_in_every_place, tr.notice_end_computable),
    keys=lambda case: tuple(n.key for n in case.notices),
    said=_said,
    without=lambda case, _: case,
    mended=_mended,
)
