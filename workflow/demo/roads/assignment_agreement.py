"""A patent assigned at a negotiated price, from the disclosure to the paid award."""

from datetime import timedelta
from typing import Any

from states.inputs.internal_control import PROMISE
from states.money import yuan
from states.signed import unconfirmed
from states.signoff import Matter
from states.terms import Mode, ObjectKind, Pricing
from workflow.demo import material
from workflow.demo.roads.road import Act, Days, Deal, DemoRoad, Form, NoticeRun, Signed

TEAM = ("wang", "li", "chen")
#: Who gives an opinion on the way; each says beforehand how they stand to the buyer.
APPROVERS = ("gao", "qian", "zheng", "feng", "zhao", "han")
PRESIDENT = "校长办公会"


def posted(kind: str, places: tuple[str, ...], round_: int = 0) -> tuple[Act, Act]:
    """A notice drawn up and put up in its places."""

    def drafted(_deal: Deal) -> dict[str, Any]:
        return {"kind": kind, "round": round_, "objection_route": "成果转化处，电话 0571-00000000"}

    def up(deal: Deal) -> dict[str, Any]:
        return {"postings": [_posting(deal, place) for place in places]}

    return Act("zhou", "draft_notice", drafted), Act("zhou", "post_notice", up)


def _posting(deal: Deal, place: str) -> dict[str, Any]:
    return {
        "place": place,
        "url": f"https://example.edu.cn/{place}/{deal.case}-N{deal.notice}",
        "posted_on": deal.today(),
        "snapshot": deal.upload("zhou", f"公示页面-{place}", f"N{deal.notice} {place} 公示页面"),
    }


def _screening(deal: Deal) -> dict[str, Any]:
    return material.screening([deal.upload("zhou", "登记簿副本与项目合同", f"{deal.title}：专利登记簿副本、项目合同", deal.achievement)])


def _terms(deal: Deal) -> dict[str, Any]:
    due = str(deal.player.today() + timedelta(days=120))
    return material.terms(deal.price, related=bool(deal.related), relation=deal.related, buyer=deal.buyer, due=due)


def _relation(person: str) -> Form:
    def form(deal: Deal) -> dict[str, Any]:
        mine = bool(deal.related) and person == TEAM[0]
        return {"related": mine, "text": deal.related if mine else "本人及近亲属与受让方无关联。"}

    return form


def _buyer_check(deal: Deal) -> dict[str, Any]:
    return {
        "licence_valid": True,
        "credit_clear": True,
        "shareholders": "自然人股东两名，均非本校人员。" if not deal.related else "自然人股东两名，其一为完成人亲属。",
        "capacity": "有同类产线，具备实施能力。",
        "evidence": [deal.upload("zhou", "营业执照与信用查询", "营业执照、信用查询结果")],
    }


def _pricing(deal: Deal) -> dict[str, Any]:
    report = deal.upload("zhou", "协议定价报告", "协议定价报告")
    return material.pricing([report], deal.price, _appraisal(deal) if deal.related else None)


def _appraisal(deal: Deal) -> dict[str, Any]:
    report = deal.upload("zhou", "资产评估报告", "资产评估报告")
    told = {"number": f"示例评报-{deal.case}", "appraiser": "示例资产评估公司", "value": deal.price}
    return told | {"dated": deal.today(), "attachment": report}


def _minutes(deal: Deal) -> dict[str, Any]:
    """Eight of nine came; who is recused leaves the room. The president decides after hearing them, without a vote."""
    votes = {} if deal.body == PRESIDENT else {"in_favour": 8 - len(deal.recused), "against": 0, "abstained": 0}
    decides = {"heard_all": True, "decided_by": "高校长"} if deal.body == PRESIDENT else {}
    return (
        votes
        | decides
        | {
            "number": f"{deal.body}〔2026〕{deal.case[-4:]}号",
            "held_on": deal.today(),
            "members": 9,
            "attended": 8,
            "recused": list(deal.recused),
            "verdict": "agree",
            "text": "同意按公示的交易条件转让。",
            "attachment": deal.upload("shen", f"{deal.body}纪要", f"{deal.body}会议纪要（签字）"),
        }
    )


def _price(deal: Deal) -> str:
    """As it was agreed: a case is taken up again with nothing but its number."""
    terms = deal.player.case(deal.case).terms
    assert terms is not None, "they were set"
    return yuan(terms.price)


def _read(deal: Deal) -> dict[str, Any]:
    """A second person reads the scan: its number, and whether the record says what it says."""
    waiting = next(unconfirmed(deal.player.case(deal.case)), None)
    assert waiting is not None, "minutes were recorded"
    return {"of": waiting.of, "as_signed": True, "note": "人数、票数、回避人员与签字纪要逐项核对一致。"}


def _contract(deal: Deal) -> dict[str, Any]:
    authority = deal.upload("zhou", "签署授权书", "法定代表人授权委托书")
    return material.contract(authority, f"ZJLG-ZR-{deal.case}", deal.player.titles(deal.case), _price(deal))


def _signed(deal: Deal) -> dict[str, Any]:
    contract = deal.player.case(deal.case).contract
    assert contract is not None, "it was prepared"
    scan = deal.upload("zhou", "合同签署件扫描", "双方签章的合同扫描件")
    return {"issued": contract.issued, "scan": scan, "signed_on": deal.today()}


def _registration(deal: Deal) -> dict[str, Any]:
    return {"project": "光催化降解膜专利权转让", "field": "新材料及其应用", "total": deal.price, "technical": deal.price}


def _register(deal: Deal) -> dict[str, Any]:
    proof = deal.upload("jiang", "技术合同登记证明", f"技术合同登记证明 {deal.certificate}")
    return {"number": deal.certificate, "registered_on": deal.today(), "certificate": proof}


def _receipt(deal: Deal) -> dict[str, Any]:
    terms = deal.player.case(deal.case).terms
    assert terms is not None, "they were set"
    slip = deal.upload("zheng", "银行回单", "银行回单")
    return {"amount": deal.price, "received_on": deal.today(), "payer": terms.buyer.name, "voucher": slip, "costs": deal.costs}


def _title(deal: Deal) -> dict[str, Any]:
    return {"changed_on": deal.today(), "evidence": deal.upload("jiang", "手续合格通知书", "手续合格通知书")}


def _paid(deal: Deal) -> dict[str, Any]:
    return {"paid_on": deal.today(), "evidence": deal.upload("zheng", "奖励发放凭证", "奖励发放凭证")}


def _says(**form: Any) -> Form:
    """A form that is the same in every deal."""
    return lambda _deal: form


def _on(deal: Deal) -> dict[str, Any]:
    return {"on": deal.today()}


_SIGNS = _says(promise=PROMISE)
_CONSENTS = _says(agrees=True, waives_priority=True, text="同意转化，放弃同等条件下的优先受让权。")

#: Buyer, price and the team's word, on the terms as they stand: again after each change of the terms.
GROUNDS = (
    *(Act(person, "consent", _CONSENTS) for person in TEAM),
    Act("zhou", "record_buyer_check", _buyer_check),
    Act("zhou", "record_pricing", _pricing),
)

ROAD = DemoRoad(
    Mode.ASSIGNMENT,
    ObjectKind.PATENT,
    Pricing.AGREEMENT,
    {
        "drafted": (Act("wang", "draft", lambda deal: material.disclosure(deal.number, deal.title)),),
        "disclosed": (Act("wang", "disclose"),),
        "accepted": (*(Act(person, "sign_disclosure", _SIGNS) for person in TEAM), Act("zhou", "accept")),
        "ledgered": (
            Act("zhou", "record_screening", _screening),
            Act("zhou", "ledger", lambda deal: {"ledger_no": f"台-{deal.achievement}"}),
        ),
        "opened": (Act("zhou", "open", lambda deal: {"achievements": [deal.achievement]}),),
        "prepared": (
            Act("zhou", "set_terms", _terms),
            *(Act(person, "declare_relation", _relation(person)) for person in (*TEAM, "zhou", *APPROVERS)),
            *GROUNDS,
        ),
        "submitted": (Act("zhou", "submit"),),
        "reviewed": (Signed(Matter.REVIEW),),
        "noticed": (*posted("price", ("unit_site", "market")), NoticeRun(), Act("zhou", "end_notice")),
        "approved": (Act("shen", "record_meeting", _minutes, Matter.DECISION), Act("wu", "confirm_signed", _read)),
        "forms": (Act("zhou", "issue_paper", _says(kind="disclosure")), Act("zhou", "issue_paper", _says(kind="approval"))),
        "drawn_up": (Act("zhou", "prepare_contract", _contract),),
        "issued": (Act("zhou", "issue_contract"),),
        "uploaded": (Act("zhou", "upload_signed_contract", _signed),),
        "contracted": (Act("jiang", "confirm_contract", _says(note="与签发文本逐页核对一致，签章齐全。")),),
        "titled": (Act("jiang", "record_title", _title),),
        "recognition": (
            Act("jiang", "prepare_registration", _registration),
            Act("jiang", "submit_registration", _on),
            Days(2),
            Act("jiang", "accept_registration", _on),
        ),
        "registered": (Days(5), Act("jiang", "register", _register)),
        "schemed": (Act("zhou", "propose_scheme", _says(**material.scheme())), Signed(Matter.SCHEME, "确认分配方案。")),
        "received": (Act("zheng", "record_receipt", _receipt),),
        "allocated": (Act("zheng", "allocate"),),
        "awarding": posted("award", ("unit_site",), 1),
        "awarded": (NoticeRun(), Act("zhou", "end_notice")),
        "paid": (Act("zhu", "pay", _paid),),
    },
)
