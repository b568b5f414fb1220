"""The other side of a deal, by what it is: a code looked at twice, technology that goes abroad."""

from datetime import datetime

from states import labels
from states.case import Case
from states.facts import Facts
from states.inputs.proposal import RecordBuyerCheck
from states.party import PROOF, PartyKind
from states.proposal import ExportClass
from states.regulation import Regulation
from states.road import other_side
from states.rule import Verdict, met, not_applicable, refused, rule


@rule("相对方已核查", "民法典870", "本单位制度")
def buyer_checked(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    check, buyer = state.buyer_check, state.terms.buyer if state.terms else None
    if check is None or check.terms_hash != state.terms_hash or buyer is None:
        return refused(f"尚未按现行交易条件核查{other_side(state)}")
    if not (check.licence_valid and check.credit_clear):
        proof = PROOF[buyer.kind].removesuffix("有效")
        return refused(f"{other_side(state)}{proof}或信用核查未通过", licence=check.licence_valid, credit=check.credit_clear)
    if buyer.code_fault and not check.code_confirmed:
        return refused(f"{buyer.code_fault}，尚未由第二人对照营业执照确认", buyer.licence, code=buyer.uscc)
    return met(f"{other_side(state)}已核查", *check.evidence, shareholders=check.shareholders)


@rule("校验位不符的代码由第二人对照营业执照", "本单位制度", "设计约定")
def code_seen_twice(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Codes given out before the check was uniform are in use; that a code is one of them is no single clerk's word."""
    given, buyer = facts.take(RecordBuyerCheck), state.terms.buyer if state.terms else None
    if buyer is None or not buyer.code_fault:
        return not_applicable("没有校验位不符的统一社会信用代码")
    if not given.code_confirmed:
        return not_applicable("本次核查未确认代码")
    if facts.acting().id == state.terms_by:
        return refused("填写代码的人不得自行确认，须由第二人对照营业执照", wrote=state.terms_by)
    return met("代码已由第二人对照营业执照确认", buyer.licence, code=buyer.uscc, wrote=state.terms_by)


@rule("向境外转化已作技术出口审查", "技术进出口条例30", "科技进步法34")
def export_screened(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Intake asks before anybody knows the other side; a party abroad is asked about again, of the deal that it is."""
    if state.terms is None or state.terms.buyer.kind is not PartyKind.FOREIGN:
        return not_applicable("相对方不是境外单位")
    check = state.buyer_check
    export = check.export if check and check.terms_hash == state.terms_hash else None
    if export is None:
        return refused(f"{other_side(state)}是境外单位，尚未按现行交易条件作技术出口审查")
    used = {"classed": str(export.classed), "fiscal": export.fiscal, "country": state.terms.buyer.country}
    if export.classed is ExportClass.PROHIBITED:
        return refused("属于禁止出口的技术，不得向境外转化", **used)
    if export.classed is ExportClass.RESTRICTED and not export.licence:
        return refused("属于限制出口的技术，须先取得技术出口许可", **used)
    if export.fiscal and not export.approval:
        return refused("成果出自财政资金项目，向境外转化须经项目管理机构批准", **used)
    files = tuple(file for file in (export.licence, export.approval) if file)
    return met(f"已作技术出口审查：{labels.EXPORT[export.classed]}", *files, **used)
