"""Stage two: proposal, review and the decision of the party committee."""

from typing import Any

from states.signoff import Matter
from workflow.demo import material
from workflow.demo.refused.fees import fee, in_days, lapse
from workflow.demo.refused.figures import PRICE, UNTIL_ISSUE
from workflow.demo.roads.assignment_agreement import APPROVERS
from workflow.demo.trial import OUTSIDER, Trial


def proposal(t: Trial, achievement: str) -> str:
    t.wrong("achievements_available", "zhou", "open", achievements=["A2026-9999"])
    case = t.do("zhou", "open", achievements=[achievement]).subject
    t.wrong("not_in_another_case", "zhou", "open", achievements=[achievement])
    t.do("zhou", "ledger", achievement, ledger_no=f"台-{achievement}")
    for rule in _READY:
        t.wrong(rule, "zhou", "submit", case)
    t.wrong("paper_is_due", "zhou", "issue_paper", case, kind="approval")
    _wrong_before_terms(t, case)
    licence = t.player.upload("zhou", case, "营业执照.txt", f"{case}：营业执照（示例）")
    buyer = material.SCAN | {"licence": licence}
    t.do("zhou", "set_terms", case, **material.terms(PRICE, buyer=buyer, due=in_days(t, 120)))
    for person in ("li", "chen", "zhou", "jiang", *APPROVERS):
        t.do(person, "declare_relation", case, related=False, text="与受让方无关联。")
    t.do("wang", "declare_relation", case, related=True, text="受让方股东之一系本人之弟。")
    t.wrong("relation_flag_honest", "zhou", "submit", case)
    t.player.do("zhou", "set_terms", case, **material.terms(PRICE, buyer=material.ABROAD, due=in_days(t, 120)))
    t.wrong("export_screened", "zhou", "submit", case)
    t.player.do(
        "zhou",
        "set_terms",
        case,
        **material.terms(PRICE, related=True, relation="受让方股东之一系完成人王明远之弟。", buyer=buyer, due=in_days(t, 120)),
    )
    _prepared(t, case)
    t.do("zhou", "issue_paper", case, kind="disclosure")
    return case


_READY = (
    "terms_settled",
    "relations_declared",
    "buyer_checked",
    "price_explained",
    "appraised_if_required",
    "modes_compared",
    "team_consents",
    "priority_answered",
    "seats_filled",
)
_CONSENT: dict[str, Any] = {"agrees": True, "waives_priority": True, "text": "同意，放弃优先受让权。"}
_CHECK: dict[str, Any] = {
    "licence_valid": True,
    "credit_clear": True,
    "shareholders": "自然人股东两名，其一为完成人亲属。",
    "capacity": "有同类产线。",
}


def _wrong_before_terms(t: Trial, case: str) -> None:
    """Nobody consents to, checks or prices terms that are not there."""
    sheet = t.player.upload("zhou", case, "空白.txt", f"{case}：空白材料（示例）")
    t.wrong("terms_settled", "wang", "consent", case, **_CONSENT)
    t.wrong("terms_settled", "zhou", "record_buyer_check", case, **_CHECK, evidence=[sheet])
    t.wrong("terms_settled", "zhou", "record_pricing", case, **material.pricing([sheet], PRICE))


def _prepared(t: Trial, case: str) -> None:
    for person in ("wang", "li", "chen"):
        t.do(person, "consent", case, **_CONSENT)
    check = t.player.upload("zhou", case, "信用查询.txt", f"{case}：信用查询（示例）")
    seen = {**_CHECK, "evidence": [check], "code_confirmed": True}
    t.wrong("code_seen_twice", "zhou", "record_buyer_check", case, **seen)
    t.do("jiang", "record_buyer_check", case, **seen)
    report = t.player.upload("zhou", case, "评估报告.txt", f"{case}：评估报告（示例）")
    appraisal = {"number": "示例评报-4", "appraiser": "示例评估公司", "value": PRICE, "dated": str(t.player.today()), "attachment": report}
    dear = appraisal | {"value": f"9{PRICE}"}
    t.player.do("zhou", "record_pricing", case, **material.pricing([report], PRICE, dear), below_appraisal="受让方只出此价。")
    t.wrong("price_reaches_appraisal", "zhou", "submit", case)
    t.do("zhou", "record_pricing", case, **material.pricing([report], PRICE, appraisal))


def review(t: Trial, case: str, achievement: str) -> None:
    lapse(t, case)
    t.wrong("patents_in_force", "zhou", "submit", case)
    fee(t, achievement, UNTIL_ISSUE)
    t.do("zhou", "submit", case)
    leaf = t.player.task(case, Matter.REVIEW, "sun")
    t.wrong("task_is_yours", "feng", "agree", case, leaf, text="同意。")
    t.wrong("recused", "wang", "agree", case, leaf, text="同意。")
    t.wrong("handler_stands_back", "zhou", "agree", case, leaf, text="同意。")
    t.wrong("seat_held", OUTSIDER, "agree", case, leaf, text="同意。")
    t.player.sign(case, Matter.REVIEW)
    decision = t.player.task(case, Matter.DECISION, "shen")
    t.wrong("notice_ran_before_opinion", "zhao", "agree", case, decision, text="同意。")


def decision(t: Trial, case: str) -> None:
    leaf = t.player.task(case, Matter.DECISION, "shen")
    t.player.do("zhao", "declare_relation", case, related=True, text="与受让方法定代表人有亲属关系，申请回避。")
    t.wrong("not_a_meeting", "shen", "agree", case, leaf, text="同意。")
    signed = t.player.upload("shen", case, "常委会纪要.txt", f"{case}：党委常委会纪要（示例）")
    minutes: dict[str, Any] = {
        "number": f"党委〔2026〕{case[-4:]}号",
        "held_on": str(t.player.today()),
        "members": 9,
        "attended": 8,
        "recused": ["zhao"],
        "in_favour": 7,
        "against": 0,
        "abstained": 0,
        "verdict": "agree",
        "text": "同意转让。",
        "attachment": signed,
    }
    for rule in ("task_is_yours", "recused"):
        t.wrong(rule, "wang", "record_meeting", case, leaf, **minutes)
    t.wrong("handler_stands_back", "zhou", "record_meeting", case, leaf, **minutes)
    t.wrong("quorum_met", "shen", "record_meeting", case, leaf, **{**minutes, "attended": 5, "in_favour": 4})
    t.wrong("votes_carry_the_verdict", "shen", "record_meeting", case, leaf, **{**minutes, "in_favour": 3, "against": 4})
    t.wrong("people_known", "shen", "record_meeting", case, leaf, **{**minutes, "recused": ["nobody-99"]})
    t.wrong("meeting_recusals_complete", "shen", "record_meeting", case, leaf, **{**minutes, "recused": [], "in_favour": 8})
    t.do("shen", "record_meeting", case, leaf, **minutes)
    read: dict[str, Any] = {"of": minutes["number"], "as_signed": True, "note": "与签字纪要逐项核对一致。"}
    t.wrong("second_reader", "shen", "confirm_signed", case, **read)
    t.do("wu", "confirm_signed", case, **read)
