"""The forms as the right person fills them in when a scenario does not say otherwise."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_origin

from states.corrections import FACTS, Fact
from states.inputs.base import UPLOAD, Input, bears
from states.money import yuan
from states.outstanding import outstanding
from states.routing import related
from states.signed import unconfirmed
from states.stages import SIGNED
from states.table import INPUTS
from tests.steps.buyers import BUYERS
from workflow.demo import material

if TYPE_CHECKING:
    from tests.steps.scene import Scene

Form = dict[str, Any]


def filled(scene: "Scene", person: str, action: str) -> Form:
    """Values of the action's form; {} when it asks nothing. Of one that is not written here, the evidence: a scenario says the rest."""
    make = FORMS.get(action)
    return make(scene, person) if make is not None else _evidence(scene, person, INPUTS[action])


def _evidence(scene: "Scene", person: str, asks: type[Input]) -> Form:
    """A file for each upload that the form must have."""
    needed = {name: field for name, field in asks.model_fields.items() if field.is_required() and bears(asks.__annotations__[name], UPLOAD)}
    files = {name: scene.upload(person, str(field.title)) for name, field in needed.items()}
    return {name: [file] if get_origin(needed[name].annotation) is tuple else file for name, file in files.items()}


def _reason(scene: "Scene", person: str) -> Form:
    return {"reason": "理由见附件说明。"}


def _text(scene: "Scene", person: str) -> Form:
    return {"text": "材料已阅。"}


def _draft(scene: "Scene", person: str) -> Form:
    return material.disclosure(title="另一种光催化涂层") if scene.achievement else material.disclosure()


def _terms(scene: "Scene", person: str) -> Form:
    """A code that fails its check comes with the licence that bears it."""
    doubtful = scene.buyer == BUYERS["校验位不符的老企业"]
    licence = {"licence": scene.upload(person, "营业执照")} if doubtful else {}
    terms = scene.view().terms
    due = str(terms.instalments[0].due) if terms else material.AHEAD
    return material.terms(scene.price, buyer=scene.buyer | licence, due=due)


def _pricing(scene: "Scene", person: str) -> Form:
    case = scene.view()
    given = material.pricing([scene.upload(person, "协议定价报告")], scene.price)
    asked = scene.appraised or related(case) or any(r.related for r in case.relations)
    return given | ({"appraisal": _appraisal(scene, person)} if asked else {})


def _appraisal(scene: "Scene", person: str) -> Form:
    report = {
        "number": "示例评报〔2026〕1号",
        "appraiser": "示例资产评估公司",
        "value": scene.appraised or scene.price,
        "dated": str(scene.today()),
    }
    return report | {"attachment": scene.upload(person, "评估报告")}


def _buyer_check(scene: "Scene", person: str) -> Form:
    given = {"licence_valid": True, "credit_clear": True, "shareholders": "自然人股东两名。", "capacity": "有同类产线。"}
    return given | {"evidence": [scene.upload(person, "信用查询")]}


def _meeting(scene: "Scene", person: str) -> Form:
    counted = {"members": 9, "attended": 8, "recused": [], "in_favour": 8, "against": 0, "abstained": 0}
    counted |= {"heard_all": True, "decided_by": "高校长"}
    said = {"number": "示例〔2026〕1号", "held_on": str(scene.today()), "verdict": "agree", "text": "同意按公示的交易条件转让。"}
    return counted | said | {"attachment": scene.upload(person, "会议纪要")}


def _read(scene: "Scene", person: str) -> Form:
    waiting = next(unconfirmed(scene.view()), None)
    return {"of": waiting.of if waiting else "示例〔2026〕1号", "as_signed": True, "note": "与签字件逐项核对一致。"}


def _offer(scene: "Scene", person: str) -> Form:
    return {"persons": ["chen"], "delivered_on": str(scene.today()), "evidence": [scene.upload(person, "通知与回执")]}


def _on_paper(scene: "Scene", person: str) -> Form:
    return {"completer": "chen", "text": "同意。", "signed_on": str(scene.today()), "scan": scene.upload(person, "签字件")}


def _consent_on_paper(scene: "Scene", person: str) -> Form:
    return _on_paper(scene, person) | {"agrees": True, "waives_priority": True, "related": False, "relation": "无关联。"}


def _notice(scene: "Scene", person: str) -> Form:
    award = scene.view().state in SIGNED
    return {
        "kind": "award" if award else "price",
        "round": int(scene.round) if award else 0,
        "objection_route": "成果转化处，电话 0571-00000000",
    }


def _postings(scene: "Scene", person: str) -> Form:
    notice = scene.view().notice(scene.notice)
    places = notice.places if notice is not None else ("unit_site",)
    page = scene.upload(person, "公示页面")
    return {
        "postings": [{"place": p, "url": f"https://example.edu.cn/{p}", "posted_on": str(scene.today()), "snapshot": page} for p in places]
    }


def _objection(scene: "Scene", person: str) -> Form:
    return {"objector": "李某", "named": True, "contact": "13800000000", "text": "拟交易价格偏低。", "evidence": []}


def _answer(scene: "Scene", person: str) -> Form:
    return {"objection": 1, "outcome": "dismissed", "answer": "经核查，定价依据充分。", "body": "成果转化处"}


def _agreed(scene: "Scene") -> str:
    terms = scene.view().terms
    return yuan(terms.price) if terms is not None else scene.price


def _contract(scene: "Scene", person: str) -> Form:
    return material.contract(scene.upload(person, "授权委托书"), f"ZJLG-ZR-{scene.case}", scene.viewed().title, _agreed(scene))


def _signed(scene: "Scene", person: str) -> Form:
    contract = scene.view().contract
    issued = contract.issued if contract is not None and contract.issued else "0" * 64
    return {"issued": issued, "scan": scene.upload(person, "合同扫描件"), "signed_on": str(scene.today())}


def _receipt(scene: "Scene", person: str) -> Form:
    given = {"amount": scene.price, "received_on": str(scene.today()), "payer": material.BUYER["name"]}
    return given | {"voucher": scene.upload(person, "银行回单"), "costs": material.COSTS}


def _correcting(fact: Fact) -> Callable[["Scene", str], Form]:
    """What is on record, nothing changed yet: the scenario says what was wrong."""

    def fill(scene: "Scene", person: str) -> Form:
        key = {"round": scene.round, "notice": scene.notice}.get(fact.asks.ONE, "")
        given = {"value": fact.said(scene.view(), key)} | ({fact.asks.ONE: int(key)} if key else {})
        return given | {"reason": "登记时看错了凭证。", "evidence": [scene.upload(person, "更正依据")]}

    return fill


def _shortfall(scene: "Scene", person: str) -> Form:
    given = {"amount": yuan(outstanding(scene.view()) or 0), "reason": "受让方破产，按清偿方案不再受偿，经校长办公会决定核销。"}
    return given | {"evidence": [scene.upload(person, "校长办公会决定")]}


def _registration(scene: "Scene", person: str) -> Form:
    return {"project": "光催化降解膜专利权转让", "field": "新材料及其应用", "total": scene.price, "technical": scene.price}


def _register(scene: "Scene", person: str) -> Form:
    given = {"number": "2026330101000123", "registered_on": str(scene.today())}
    return given | {"certificate": scene.upload(person, "登记证明")}


def _recognised(scene: "Scene", person: str) -> Form:
    given = {"recognised_income": scene.price, "recognised_on": str(scene.today())}
    return given | {"recognition": scene.upload(person, "技术性收入核定表")}


def _ended(scene: "Scene", person: str) -> Form:
    return {"reason": "登记机构认定不属技术合同，复核维持。", "refusal": scene.upload(person, "未予登记的退回文本")}


def _on(scene: "Scene", person: str) -> Form:
    return {"on": str(scene.today())}


FORMS: dict[str, Callable[["Scene", str], Form]] = {
    **dict.fromkeys(("return_disclosure", "abandon", "lapse", "withdraw", "terminate", "take_back", "hold", "release"), _reason),
    **dict.fromkeys(("void_receipt", "reopen_round", "request_fix", "refuse_registration", "refuse_correction"), _reason),
    **dict.fromkeys(("agree", "refuse", "return"), _text),
    **dict.fromkeys(("submit_registration", "accept_registration", "resubmit_registration"), _on),
    "draft": _draft,
    "amend": lambda scene, person: material.disclosure(),
    "sign_disclosure": lambda scene, person: {"promise": "本人确认完成人及贡献比例属实。"},
    "record_screening": lambda scene, person: material.screening([scene.upload(person, "登记簿副本", scene.achievement)]),
    "ledger": lambda scene, person: {"ledger_no": f"台-{scene.achievement}"},
    "record_fee": lambda scene, person: {"fee_paid_until": "2029-03-29", "evidence": [scene.upload(person, "缴费凭证", scene.achievement)]},
    "open": lambda scene, person: {"achievements": [scene.achievement]},
    "set_terms": _terms,
    "declare_relation": lambda scene, person: {"related": False, "text": "本人及近亲属与受让方的关系如实声明。"},
    "consent": lambda scene, person: {"agrees": True, "waives_priority": True, "text": "同意转化，放弃优先受让权。"},
    "record_buyer_check": _buyer_check,
    "record_pricing": _pricing,
    "record_meeting": _meeting,
    "confirm_signed": _read,
    "offer_priority": _offer,
    "record_paper_consent": _consent_on_paper,
    "record_paper_signature": _on_paper,
    "draft_notice": _notice,
    "post_notice": _postings,
    "object": _objection,
    "answer_objection": _answer,
    "prepare_contract": _contract,
    "upload_signed_contract": _signed,
    "confirm_contract": lambda scene, person: {"note": "逐页核对一致。"},
    "issue_paper": lambda scene, person: {"kind": "approval"},
    "record_title": lambda scene, person: {"changed_on": str(scene.today()), "evidence": scene.upload(person, "手续合格通知书")},
    "propose_scheme": lambda scene, person: material.scheme(),
    "record_receipt": _receipt,
    **{f"correct_{fact.key}": _correcting(fact) for fact in FACTS.values()},
    "confirm_correction": lambda scene, person: {"note": "与凭证逐项核对一致。"},
    "record_shortfall": _shortfall,
    "confirm_shortfall": lambda scene, person: {"note": "与决定文件核对一致。"},
    "pay": lambda scene, person: {"paid_on": str(scene.today()), "evidence": scene.upload(person, "发放凭证")},
    "prepare_registration": _registration,
    "register": _register,
    "recognise_income": _recognised,
    "record_vat_rate": lambda scene, person: {"vat_rate": "0", "vat_paper": scene.upload(person, "税务机关文件")},
    "end_registration": _ended,
}
