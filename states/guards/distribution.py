"""Stage four, 收益分配: the scheme and its floors, receipts, allocation, award notice, payment."""

from datetime import datetime
from fractions import Fraction
from itertools import dropwhile

from states.allocation import scheme_of, split_of
from states.calendar import today
from states.case import Case
from states.distribution import AwardScheme, Group, Share
from states.facts import Facts
from states.inputs.distribution import Pay, ProposeScheme, RecordReceipt
from states.law import names, share_floor
from states.modes import Money
from states.money import grouped
from states.notices import award_notice
from states.outstanding import outstanding
from states.receipts import in_order
from states.regulation import WHOLE, Regulation
from states.road import other_side, road_of
from states.rule import Verdict, met, not_applicable, refused, rule
from states.seating import current
from states.signoff import Matter, SignoffOutcome, outcome
from states.stages import SIGNED, NoticeState, RoundState
from states.taxes import unsettled


@rule("合同已签订", "民法典863")
def contract_signed(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.state not in SIGNED or state.contract is None:
        return refused("合同尚未签订并经核对", state=str(state.state))
    return met("合同已签订", state.contract.scan, signed_on=str(state.contract.signed_on))


@rule("分配比例合计 100%", "浙江条例37-1", "设计约定", breaks={"college": "0"})
def scheme_sums_to_whole(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(ProposeScheme)
    try:
        scheme_of(AwardScheme(**{**dict(given), "shares": tuple(Share(**dict(s)) for s in given.shares)}, n=1, terms_hash=""))
    except ValueError as wrong:
        return refused(str(wrong))
    return met("各级比例均合计 100%")


def _at_least(what: str, share: int, law: Fraction | None, own: int, *, stricter: bool = False) -> Verdict:
    """Held against the law's floor (``stricter``: and the regulation's own); where none binds such a unit, the regulation's own."""
    ours = Fraction(own, WHOLE)
    least = ours if law is None else max(law, ours) if stricter else law
    used = {"share": share, "law": "" if law is None else str(law), "unit": own}
    source = "（法律对本类单位没有下限，按本单位制度）" if law is None else ""
    if Fraction(share, WHOLE) < least:
        return refused(f"{what}为 {share / 10_000:g}%，低于 {float(least * 100):g}%{source}", **used)
    return met(f"{what}为 {share / 10_000:g}%，不低于 {float(least * 100):g}%{source}", **used)


def _floor(law: str, facts: Facts, at: datetime) -> Fraction | None:
    return share_floor(law, on=today(at), regime=facts.regime)


@rule("奖励不低于净收入的法定比例", "转化法45", "浙江条例37-1", "本单位制度", breaks={"pool": "10", "college": "10", "university": "80"})
def pool_reaches_floor(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The stricter of the law on the day and the regulation's own rate; 转化法 45(1) binds others only where they ruled nothing."""
    own = regulation.shares.pool
    law = _floor(names.AWARD_POOL, facts, at)
    if law is None and not own:
        law = _floor(names.AWARD_POOL_UNRULED, facts, at)
    return _at_least("奖励总额", facts.take(ProposeScheme).pool, law, own, stricter=True)


@rule(
    "主要贡献人员不低于奖励的法定比例", "浙江条例37-2", "国发2016-16-6", "本单位制度", breaks={"main": "10", "others": "85", "office": "5"}
)
def main_reaches_floor(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return _at_least("主要贡献人员所得", facts.take(ProposeScheme).main, _floor(names.MAIN_CONTRIBUTORS, facts, at), regulation.shares.main)


@rule("转化工作人员不低于奖励的法定比例", "浙江条例37-2", "本单位制度", breaks={"main": "80", "others": "19", "office": "1"})
def office_reaches_floor(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(ProposeScheme)
    if not given.office:
        return not_applicable("本案无承担转化工作的人员参与分配，由方案签署人确认")
    return _at_least("转化工作人员所得", given.office, _floor(names.TRANSFER_OFFICE, facts, at), regulation.shares.office)


@rule("主要贡献人员是完成人，或者写明对转化的重要贡献", "浙江条例28", "浙江条例37-2", "解释6")
def main_are_completers(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Who did the transfer counts as who completed the achievement does; what they did is said, and signed with the scheme."""
    others = [s for s in facts.take(ProposeScheme).shares if s.group is Group.MAIN and s.person not in facts.completers()]
    silent = [s.name for s in others if not s.contribution]
    if silent:
        return refused(f"不是完成人而列为主要贡献人员，须写明其对转化的重要贡献：{'、'.join(silent)}", strangers=list(silent))
    if others:
        return met(f"主要贡献人员除完成人外，另有{'、'.join(s.name for s in others)}，贡献已写明", others=[s.person for s in others])
    return met("主要贡献人员均为完成人")


@rule("到账不超过合同未收款", "浙江条例37-4", "本单位制度", breaks={"amount": "99999999999.00"})
def receipt_within_outstanding(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(RecordReceipt)
    shape = road_of(state.terms).act.money if state.terms else Money.FIXED
    if shape is Money.NONE:
        return refused("此转化方式不收款")
    if not shape.told:
        return not_applicable("此转化方式的收入不在约定时定数", money=str(shape))
    left = outstanding(state) or 0
    if given.amount > left:
        return refused("到账金额超过合同未收款", amount=given.amount, outstanding=left)
    return met("到账金额在合同未收款之内", amount=given.amount, outstanding=left)


@rule("付款方即合同相对方，否则须说明", "设计约定", breaks={"payer": "另一公司", "payer_explained": ""})
def payer_is_buyer(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(RecordReceipt)
    buyer = state.terms.buyer.name if state.terms else ""
    if given.payer != buyer and not given.payer_explained.strip():
        return refused(f"付款方“{given.payer}”不是{other_side(state)}“{buyer}”，须说明原因", payer=given.payer, buyer=buyer)
    return met("付款方已核对", payer=given.payer, buyer=buyer)


@rule("到账登记没有差额更正", "设计约定")
def receipt_stands_alone(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A receipt and the differences that correct it are one sum: none of them is voided alone."""
    found = state.round(facts.target)
    bound = [r.n for r in state.rounds if found and r.state is not RoundState.VOIDED and (r.corrects == found.n or r.n == found.corrects)]
    if bound:
        return refused(f"与第 {bound[0]} 轮合为一笔到账，不得单独作废，可以再行更正", bound=list(bound))
    return met("到账登记没有差额更正")


@rule("分配方案已批准", "浙江条例37-1", "转化法44", "本单位制度")
def scheme_approved(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    signoff = current(state, Matter.SCHEME)
    if state.scheme is None or signoff is None or outcome(signoff) is not SignoffOutcome.AGREED:
        return refused("收益分配方案尚未经全体完成人、财务部门与校领导同意")
    return met("收益分配方案已批准", signoff=signoff.n, scheme=state.scheme.n)


@rule("已有到账", "浙江条例37-4", "本单位制度")
def first_receipt_recorded(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if not state.rounds:
        return refused("尚无到账")
    return met("已有到账", rounds=len(state.rounds))


@rule("每笔到账均已分配", "浙江条例37-4", "浙江条例40", "本单位制度")
def every_receipt_allocated(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    counted = [r for r in state.rounds if r.state is not RoundState.VOIDED]
    waiting = [r.n for r in counted if r.state is RoundState.RECEIVED]
    if waiting or not counted:
        return refused(f"尚未分配的到账：{len(waiting)} 笔", waiting=list(waiting))
    return met("每笔到账均已分配", rounds=len(counted))


@rule("之后各轮尚未分配", "设计约定")
def round_is_last(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Costs carry from one round to the next, so a round is reopened before one after it is paid, and only once that one is open
    again. What is paid stays paid and holds up nothing: the difference goes to the next receipt (`states/allocation.py`)."""
    after = dropwhile(lambda each: each.key != facts.target, in_order(state))
    later = [r.n for r in after if r.key != facts.target and r.allocation is not None and r.state is not RoundState.PAID]
    if later:
        return refused(f"第 {later[0]} 轮已据此分配，须先退回该轮", later=list(later))
    return met("之后各轮尚未分配，或已发放而不受影响")


@rule("本轮没有奖励可发", "设计约定")
def nothing_to_award(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Costs ate the receipt up, or the rest is too small to share: there is nobody to notice and nothing to pay."""
    found = state.round(facts.target)
    if found is None or found.allocation is None or found.allocation.pool:
        return refused("本轮有奖励，须公示后发放")
    left = found.allocation.carry_out
    carried = f"，{grouped(abs(left))} 元{'成本' if left > 0 else '收入'}结转下一笔到账" if left else ""
    return met(f"本轮净收入为零{carried}", carry_out=left)


@rule("奖励公示已发布", "浙江条例39", "国科发政2018-103")
def award_notice_up(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    notice = award_notice(state, facts.target)
    if notice is None or notice.state is NoticeState.DRAFTED:
        return refused("奖励尚未公示")
    return met("奖励公示已发布", notice=notice.n)


@rule("奖励公示期满且异议不成立", "浙江条例39", "国科发政2018-103")
def award_notice_ended(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    notice = award_notice(state, facts.target)
    if notice is None or notice.state is not NoticeState.ENDED:
        return refused("奖励公示尚未期满")
    if any(o.outcome == "upheld" for o in notice.objections):
        return refused("奖励公示异议成立，须重新公示")
    return met(f"奖励公示已于 {notice.ends_on} 期满", notice=notice.n, ends_on=str(notice.ends_on))


@rule("发放日期在公示期满之后", "浙江条例39", "本单位制度", breaks={"paid_on": "2000-01-01"})
def paid_after_notice(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, notice = facts.take(Pay), award_notice(state, facts.target)
    if notice is None or notice.ends_on is None or given.paid_on <= notice.ends_on:
        return refused("发放日期须在奖励公示期满之后", paid_on=str(given.paid_on))
    return met("奖励在公示期满后发放", paid_on=str(given.paid_on), ends_on=str(notice.ends_on))


@rule(
    "奖励符合到账当日的法定比例",
    "浙江条例37-1",
    "浙江条例37-2",
    "转化法45",
    backstop="方案提出时已对照法定比例；只有法定比例在提出之后、到账之前提高，才由本条拦下",
)
def award_reaches_floors(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The floors are the law's on the day of receipt, in 分 and rounded up, whatever they were when the scheme was signed."""
    found, scheme = state.round(facts.target), state.scheme
    if found is None or scheme is None:
        return not_applicable("尚无分配方案，无从计算")  # which another rule of the line refuses
    if unsettled(state, facts):
        return not_applicable("增值税未定，无从计算")  # and so is this
    net, split = split_of(state, found, scheme, facts)
    used = {"received_on": str(found.received_on), "net": net.net, "pool": split.pool}
    short = [check for check in split.checks if not check.ok]
    if short:
        return refused("；".join(f"{c.rule} 须不少于 {grouped(c.required)} 元，实为 {grouped(c.actual)} 元" for c in short), **used)
    if net.carry_out < 0:
        return met(f"净收入 {grouped(-net.carry_out)} 元按分无法符合各项比例，不分配，结转下一笔到账", **used)
    return met("奖励符合到账当日的法定比例", **used)
