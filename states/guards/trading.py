"""Stage three, 公开交易: the notices, objections, and the contract from draft to second clerk."""

from datetime import datetime

from states.calendar import today
from states.case import Case
from states.facts import Facts
from states.inputs.contracting import ConfirmContract, PrepareContract, UploadSignedContract
from states.inputs.notices import AnswerObjection, DraftNotice, PostNotice
from states.money import grouped
from states.notice import NoticeKind
from states.notices import ends_on, notice_days, price_notice
from states.objects import OBJECTS
from states.regulation import Regulation
from states.road import road_of
from states.rule import Verdict, met, not_applicable, pending, refused, rule
from states.seating import current
from states.signoff import Matter, SignoffOutcome, outcome
from states.stages import CaseState, NoticeState, RoundState
from states.terms import terms_hash

PRICE_SEASON = frozenset({CaseState.REVIEWING, CaseState.DECIDING, CaseState.APPROVED, CaseState.TRADING})


@rule("公示时机相符", "浙江条例17-2", "浙江条例39", "本单位制度")
def notice_in_season(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A price notice needs settled terms under review; an award notice needs an allocated round."""
    given = facts.take(DraftNotice)
    notice_days(given.kind, facts, regulation, at)  # without a law in force there is nothing to publish by
    if given.kind is NoticeKind.PRICE:
        if state.state not in PRICE_SEASON or state.terms is None:
            return refused("交易条件提交审核后、签约前方可公示拟交易价格", state=str(state.state))
        method = road_of(state.terms).method
        if not method.price_notice:
            return refused(f"{method.name}不公示拟交易价格", pricing=str(method.key))
        return met("可公示拟交易价格", terms_hash=state.terms_hash)
    found = state.round(str(given.round))
    if found is None or found.state is not RoundState.ALLOCATED:
        return refused(f"第 {given.round} 轮尚未分配，无从公示奖励", round=given.round)
    return met(f"可公示第 {given.round} 轮奖励", round=given.round)


@rule("不重复公示", "设计约定")
def notice_not_running(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(DraftNotice)
    live = [
        n.n
        for n in state.notices
        if n.kind is given.kind and n.round == given.round and n.terms_hash == state.terms_hash and n.state is not NoticeState.SUPERSEDED
    ]
    if live and not _upheld(state, live):
        return refused(f"同一事项已有公示 N{live[-1]}", notices=list(live))
    return met("无同一事项的公示")


def _upheld(state: Case, numbers: list[int]) -> bool:
    return any(o.outcome == "upheld" for n in state.notices if n.n in numbers for o in n.objections)


@rule("已在规定的每一场所发布", "浙江条例17-2", "转化法18")
def posted_in_every_place(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    notice, given = state.notice(facts.target), facts.take(PostNotice)
    missing = [p for p in (notice.places if notice else ()) if p not in {g.place for g in given.postings}]
    if notice is None or missing:
        return refused(f"尚未发布的场所：{'、'.join(regulation.place_name(p) for p in missing)}", missing=list(missing))
    return met("规定场所均已发布", places=[g.place for g in given.postings])


@rule("发布日期无倒填", "浙江条例17-2", "设计约定")
def posting_not_backdated(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The clock starts no earlier than the day on which the posting is recorded, less one for the night in between."""
    given = facts.take(PostNotice)
    early = [g.posted_on for g in given.postings if (today(at) - g.posted_on).days > 1]
    if early:
        return refused(f"发布日期 {min(early)} 早于登记日前一日，不得倒填", earliest=str(min(early)), today=str(today(at)))
    return met("发布日期与登记日相符", today=str(today(at)))


@rule("公示期可由工作日历算得", "民法典203", "设计约定")
def notice_end_computable(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    notice, given = state.notice(facts.target), facts.take(PostNotice)
    if notice is None:
        return refused("没有这项公示")
    last = ends_on(notice, given.postings, facts)
    return met(f"公示至 {last} 期满", ends_on=str(last))


@rule("公示天数已满", "浙江条例17-2", "浙江条例39", "民法典201")
def notice_ran_its_days(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Full days: the posting day is not counted; nothing may rest on the notice before 00:00 after its last day."""
    notice = state.notice(facts.target)
    if notice is None or notice.ends_on is None:
        return refused("公示尚未发布")
    if today(at) <= notice.ends_on:
        return refused(f"公示至 {notice.ends_on} 期满，次日起方可办理", ends_on=str(notice.ends_on), today=str(today(at)))
    return met(f"公示已于 {notice.ends_on} 期满", ends_on=str(notice.ends_on), today=str(today(at)))


@rule("异议待答复", "浙江条例17-1", "本单位制度", breaks={"objection": 9999})
def objection_waits(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    notice, given = state.notice(facts.target), facts.take(AnswerObjection)
    if notice is None or given.objection not in {o.n for o in notice.open_objections()}:
        return refused(f"没有待答复的第 {given.objection} 号异议", objection=given.objection)
    return met(f"第 {given.objection} 号异议待答复", objection=given.objection)


@rule("公示所依内容已变更", "浙江条例17-2", "浙江条例39", "本单位制度")
def notice_outdated(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A price notice on other terms, or an award notice of a round that was reopened."""
    notice = state.notice(facts.target)
    if notice is None:
        return refused("没有这项公示")
    if notice.kind is NoticeKind.PRICE and notice.terms_hash != state.terms_hash:
        return met("交易条件已变更，原公示失效", published=notice.terms_hash, current=state.terms_hash)
    found = state.round(str(notice.round)) if notice.kind is NoticeKind.AWARD else None
    if found is not None and found.state is RoundState.RECEIVED:
        return met(f"第 {found.n} 轮已退回重新分配，原公示失效", round=found.n)
    return refused("公示仍与现状一致")


@rule(
    "公示、决策、合同为同一交易条件",
    "转化法18",
    "浙江条例17-2",
    "本单位制度",
    backstop="交易条件只能在拟定方案时变更，退回即令签批作废；本条防备步骤表日后的改动",
)
def one_terms_everywhere(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    decided = current(state, Matter.DECISION)
    if decided is None or outcome(decided) is not SignoffOutcome.AGREED or decided.terms_hash != state.terms_hash:
        return refused("没有就现行交易条件作出的同意决定")
    cited = {"decision": decided.terms_hash, "terms": state.terms_hash}
    if state.contract is not None:
        cited["contract"] = state.contract.terms_hash
    notice = price_notice(state)
    if notice is not None:
        cited["notice"] = notice.terms_hash
    if len(set(cited.values())) != 1:
        return refused("公示、决策与合同所依交易条件不一致", **cited)
    return met("同一交易条件贯穿始终", **cited)


@rule(
    "成交条件不低于公示和决策的条件",
    "转化法18",
    "本单位制度",
    backstop="协议定价的两半同时确定，价款相同；本条防备先决策、后成交的定价方式",
)
def deal_satisfies_offer(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """What is signed is what was noticed and decided, or better for the unit."""
    if state.terms is None:
        return refused("交易条件尚未确定")
    offer, deal = state.terms.offer, state.terms.deal
    used = {"offered": offer.price, "agreed": deal.price, "offer": terms_hash(offer), "deal": terms_hash(deal)}
    if deal.price < offer.price:
        return refused(f"成交价款低于公示和决策的 {grouped(offer.price)} 元", **used)
    return met("成交条件符合公示和决策的条件", **used)


@rule("文书可以制成", "民法典845", "设计约定")
def paper_is_due(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if facts.given is None:
        return not_applicable("办理时制成文书")
    if facts.paper is None:
        return refused(facts.undue or "文书所需的内容尚未填写")
    if not facts.paper.sha256:
        return met("文书可以制成", kind=facts.paper.kind)
    return met("文书已制成", facts.paper.sha256, kind=facts.paper.kind)


@rule("文书与案件现状一致", "设计约定", backstop="文书在加锁前制成；只有两人同时办理同一案件时才会落后")
def paper_is_current(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The paper was rendered before the lock was taken; whatever happened in between, it must show the case as it is."""
    if facts.paper is not None and not facts.paper.sha256:
        return pending("文书待各项条件成立后制成")
    if facts.paper is not None and facts.paper.seq != state.seq:
        return refused("制成文书之后案件又有变动，请重新办理", made_at=facts.paper.seq, now=state.seq)
    return met("文书与案件现状一致", seq=state.seq)


@rule("交付资料是标的所有的", "专利法27", "设计约定")
def documents_are_of_the_thing(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A contract promises no paper that none of the things it moves has: a design has no claims."""
    given = facts.take(PrepareContract)
    for text in given.documents:
        absent = [OBJECTS[a.kind].foreign_paper(a, text) for a in facts.achievements]
        if absent and all(absent):
            return refused(f"“{text}”：标的没有{absent[0]}", document=text)
    return met("交付资料与标的相符", documents=len(given.documents))


@rule("扫描件对应所签发文书", "民法典863", "电子签名法5")
def scan_bound_to_issued(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(UploadSignedContract)
    if state.contract is None or not state.contract.issued:
        return refused("合同文本尚未签发")
    if given.issued != state.contract.issued:
        return refused("所签文书与签发文本的校验码不符", issued=state.contract.issued, given=given.issued)
    return met("所签文书即签发文本", state.contract.issued, given.scan)


@rule("转化方式转移权利", "设计约定", backstop="已建的转化方式都转移权利；本条防备许可一类不转移权利的方式")
def title_moves(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A licence leaves the right where it is: there is no change in a register to record."""
    road = road_of(state.terms) if state.terms else None
    if road is None or not road.act.moves_title:
        return refused(f"{road.name if road else '转化方式未定'}，权利不转移，没有权属变更可以登记")
    return met(f"{road.name}转移权利，须办理{road.moved.transfer}")


@rule("签订在公示期满之后", "转化法18", "浙江条例17-2", breaks={"signed_on": "2000-01-01"})
def signed_after_notice(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The day of signing as uploaded, or as now confirmed: a new notice after an objection needs a new signature."""
    notice = price_notice(state)
    signed = facts.given.signed_on if isinstance(facts.given, UploadSignedContract) else None
    if signed is None and state.contract is not None:
        signed = state.contract.signed_on
    if signed is None:
        return not_applicable("尚未签署")
    method = road_of(state.terms).method if state.terms else None
    if method is not None and not method.price_notice:
        return not_applicable(f"{method.name}不公示拟交易价格", signed_on=str(signed))
    if notice is None or notice.ends_on is None or signed <= notice.ends_on:
        return refused("合同签订日须在公示期满之后", signed_on=str(signed), ends_on=str(notice.ends_on if notice else ""))
    return met("合同在公示期满后签订", signed_on=str(signed), ends_on=str(notice.ends_on))


@rule("双方尚未签署合同", "民法典119", "本单位制度")
def not_signed_by_both(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """What both sides signed binds them: it is ended as a contract is, not taken back."""
    if state.contract is not None and state.contract.scan and not state.contract.void:
        return refused("双方签署的合同已上传，不能退回方案；须依法解除或者终止", state.contract.scan)
    return met("双方尚未签署合同")


@rule("已上传签署件", "民法典863")
def scan_uploaded(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.contract is None or not state.contract.scan:
        return refused("尚未上传双方签署的合同")
    return met("签署件已上传", state.contract.scan, signed_on=str(state.contract.signed_on))


@rule("由第二人核对", "本单位制度", "设计约定")
def second_clerk(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    facts.take(ConfirmContract)
    uploader = state.contract.uploaded_by if state.contract else ""
    if facts.acting().id == uploader:
        return refused("上传人不得自行核对，须由第二人办理", uploader=uploader)
    return met("由第二人核对", uploader=uploader, confirmer=facts.acting().id)


@rule(
    "价款中的技术部分和税款已分清", "印花税法5", "认定规则51", "认定规则2026", breaks={"technical": "99999999999.00", "other_vat_rate": "0"}
)
def price_is_parted(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Exemption and award are of the technical part; stamp tax is on the price without the VAT that the contract lists."""
    given, price = facts.take(PrepareContract), state.terms.price if state.terms else 0
    wrong = (
        (given.lists_vat is not (given.listed_vat > 0), "单列增值税税款的须填税款，未单列的填 0"),
        (given.listed_vat >= price, "单列的增值税税款须少于价款"),
        (given.technical > price, "技术交易额超过价款"),
        ((given.technical < price) is not (given.other_vat_rate > 0), "有非技术部分的须填其增值税税率，没有的填 0"),
    )
    used = {"price": price, "technical": given.technical, "listed_vat": given.listed_vat}
    if said := "；".join(text for broken, text in wrong if broken):
        return refused(said, **used)
    return met("价款中的技术部分和税款已分清", **used)
