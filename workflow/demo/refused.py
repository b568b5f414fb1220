"""The sample case that is refused by every rule it meets, and mended each time, from disclosure to payment.

`outcome` compares, from the log alone, the rules that refused with the rules of the lines that persons walked.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from states.signoff import Matter
from states.stages import Table
from workflow import catalogue, queries
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.demo.trial import OUTSIDER, Trial
from workflow.store import log
from workflow.trail.entry import read
from workflow.transaction import ACCESS, CASE, reading

NUMBER, TITLE, PRICE = "ZL202010000001.1", "一种膜面在线检测方法", "1200000.00"
WRONG_PRICE = "1200000.01"
FIRST, SECOND = "1000000.00", "200000.00"  #: the two instalments as they arrive
#: Days for which the annual fee is paid each time, so that it lapses where a rule should notice.
UNTIL_REVIEW, UNTIL_ISSUE, UNTIL_CONFIRM, FOR_GOOD = 2, 50, 25, 700


@dataclass(frozen=True, slots=True)
class Outcome:
    """(action, rule) pairs: refused at least once; standing on the lines walked (backstops and notes left out)."""

    refused: frozenset[tuple[str, str]]
    walked: frozenset[tuple[str, str]]


def refused_then_mended(player: Player, other: str) -> tuple[str, Outcome]:
    """Play the case; ``other`` is a finished case whose numbers may not be used again."""
    start = _sizes(player)
    trial = Trial(player)
    achievement = _achievement(trial)
    case = _proposal(trial, achievement, other)
    _review(trial, case, achievement)
    _notice(trial, case)
    _decision(trial, case)
    _contract(trial, case, achievement)
    _registration(trial, case)
    _money(trial, case)
    return case, _outcome(player, case, achievement, start)


def _achievement(t: Trial) -> str:
    form = material.disclosure(NUMBER, TITLE)
    form["patent"]["fee_paid_until"] = str(t.player.today() - timedelta(days=1))
    form["completers"] = [{**material.COMPLETERS[0], "share": "60"}, *material.COMPLETERS, material.COMPLETERS[2]]
    t.wrong("patent_not_yet_recorded", "wang", "draft", **material.disclosure("ZL202110345678.3"))
    made = t.do("wang", "draft", **form).subject
    t.wrong("contributions_sum_to_whole", "wang", "disclose", made)
    t.wrong("completers_distinct", "wang", "disclose", made)
    form["completers"] = material.COMPLETERS
    t.wrong("patent_not_yet_recorded", "wang", "amend", made, **material.disclosure("ZL202110345678.3"))
    t.do("wang", "amend", made, **form)
    _disclosed(t, made)
    for rule in ("judged_duty", "not_a_state_secret", "export_and_biology_clear", "ownership_clear", "patent_in_force"):
        t.wrong(rule, "zhou", "ledger", made, ledger_no=f"台-{made}")
    t.do("zhou", "return_disclosure", made, reason="年费已欠缴，请缴清后补正。")
    form["patent"]["fee_paid_until"] = _in_days(t, UNTIL_REVIEW)
    t.player.do("wang", "amend", made, **form)
    _disclosed(t, made)
    evidence = t.player.upload("zhou", made, "登记簿副本.txt", f"{TITLE}：专利登记簿副本（示例）")
    t.do("zhou", "record_screening", made, **material.screening([evidence]))
    return made


def _disclosed(t: Trial, made: str) -> None:
    t.do("wang", "disclose", made)
    t.do("wang", "sign_disclosure", made, promise="属实。")
    t.wrong("not_signed_yet", "wang", "sign_disclosure", made, promise="属实。")
    t.wrong("all_completers_signed", "zhou", "accept", made)
    for person in ("li", "chen"):
        t.player.do(person, "sign_disclosure", made, promise="属实。")
    t.do("zhou", "accept", made)


def _proposal(t: Trial, achievement: str, other: str) -> str:
    t.wrong("achievements_available", "zhou", "open", achievements=["A2026-9999"])
    case = t.do("zhou", "open", achievements=[achievement]).subject
    t.wrong("not_in_another_case", "zhou", "open", achievements=[achievement])
    t.do("zhou", "ledger", achievement, ledger_no=f"台-{achievement}")
    for rule in _READY:
        t.wrong(rule, "zhou", "submit", case)
    t.wrong("paper_is_due", "zhou", "issue_paper", case, kind="approval")
    _wrong_before_terms(t, case)
    terms = material.terms(PRICE, buyer=material.SCAN)
    t.wrong("instalments_sum_to_price", "zhou", "set_terms", case, **{**terms, "price": WRONG_PRICE})
    t.wrong("relation_explained", "zhou", "set_terms", case, **{**terms, "related": True})
    t.do("zhou", "set_terms", case, **terms)
    for person in ("li", "chen", "zhou"):
        t.do(person, "declare_relation", case, related=False, text="与受让方无关联。")
    t.do("wang", "declare_relation", case, related=True, text="受让方股东之一系本人之弟。")
    t.wrong("relation_flag_honest", "zhou", "submit", case)
    t.player.do(
        "zhou", "set_terms", case, **material.terms(PRICE, related=True, relation="受让方股东之一系完成人王明远之弟。", buyer=material.SCAN)
    )
    _prepared(t, case)
    t.do("zhou", "issue_paper", case, kind="disclosure")
    assert other != case
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
    t.do("zhou", "record_buyer_check", case, **_CHECK, evidence=[check])
    report = t.player.upload("zhou", case, "评估报告.txt", f"{case}：评估报告（示例）")
    appraisal = {"number": "示例评报-4", "appraiser": "示例评估公司", "value": PRICE, "dated": str(t.player.today()), "attachment": report}
    t.do("zhou", "record_pricing", case, **material.pricing([report], PRICE, appraisal))


def _in_days(t: Trial, days: int) -> str:
    return str(t.player.today() + timedelta(days=days))


def _fee(t: Trial, achievement: str, days: int) -> None:
    until = _in_days(t, days)
    slip = t.player.upload("zhou", achievement, "年费缴费凭证.txt", f"{achievement}：年费缴至 {until}（示例）")
    t.wrong("fee_reaches_further", "zhou", "record_fee", achievement, fee_paid_until="2020-01-01", evidence=[slip])
    t.do("zhou", "record_fee", achievement, fee_paid_until=until, evidence=[slip])


def _lapse(t: Trial, case: str) -> None:
    """Days pass until the annual fee is overdue."""
    patent = queries.view(t.player.house, t.player.caller(""), Table.CASE, case).facts.achievements[0].patent
    assert patent is not None, "a ledgered achievement names its patent"
    t.player.pass_days((patent.fee_paid_until - t.player.today()).days + 1)


def _review(t: Trial, case: str, achievement: str) -> None:
    _lapse(t, case)
    t.wrong("patents_in_force", "zhou", "submit", case)
    _fee(t, achievement, UNTIL_ISSUE)
    t.do("zhou", "submit", case)
    leaf = t.player.task(case, Matter.REVIEW, "sun")
    t.wrong("task_is_yours", "feng", "agree", case, leaf, text="同意。")
    t.wrong("recused", "wang", "agree", case, leaf, text="同意。")
    t.wrong("seat_held", OUTSIDER, "agree", case, leaf, text="同意。")
    t.player.sign(case, Matter.REVIEW)


def _notice(t: Trial, case: str, *, first: bool = True) -> None:
    route = "成果转化处，电话 0571-00000000"
    asked: dict[str, Any] = {"kind": "price", "round": 0, "objection_route": route}
    if first:
        t.wrong("notice_in_season", "zhou", "draft_notice", case, **{**asked, "kind": "award", "round": 1})
        t.do("zhou", "draft_notice", case, **asked)
        t.wrong("notice_not_running", "zhou", "draft_notice", case, **asked)
    else:
        t.player.do("zhou", "draft_notice", case, **asked)
    number = str(len(t.player.case(case).notices))
    postings = [
        {
            "place": place,
            "url": f"https://example.edu.cn/{place}/{case}-N{number}",
            "posted_on": str(t.player.today()),
            "snapshot": t.player.upload("zhou", case, f"公示页面-{place}.txt", f"{case} N{number} {place}（示例）"),
        }
        for place in ("unit_site", "market")
    ]
    if first:
        t.wrong("posted_in_every_place", "zhou", "post_notice", case, number, postings=postings[:1])
        early = [{**p, "posted_on": str(t.player.today() - timedelta(days=5))} for p in postings]
        t.wrong("posting_not_backdated", "zhou", "post_notice", case, number, postings=early)
        unknown = [{**p, "posted_on": "2023-12-01"} for p in postings]
        t.wrong("notice_end_computable", "zhou", "post_notice", case, number, postings=unknown)
        t.do("zhou", "post_notice", case, number, postings=postings)
        t.wrong("notice_ran_its_days", "zhou", "end_notice", case, number)
        road.run_out(t.player, case, number)
        t.do("zhou", "end_notice", case, number)
    else:
        t.player.do("zhou", "post_notice", case, number, postings=postings)
        road.run_out(t.player, case, number)
        t.player.do("zhou", "end_notice", case, number)


def _decision(t: Trial, case: str) -> None:
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
    t.wrong("quorum_met", "shen", "record_meeting", case, leaf, **{**minutes, "attended": 5, "in_favour": 4})
    t.wrong("votes_carry_the_verdict", "shen", "record_meeting", case, leaf, **{**minutes, "in_favour": 3, "against": 4})
    t.wrong("meeting_recusals_complete", "shen", "record_meeting", case, leaf, **{**minutes, "recused": [], "in_favour": 8})
    t.do("shen", "record_meeting", case, leaf, **minutes)


def _upheld(t: Trial, case: str) -> None:
    """An objection that comes after the end and is right: the notice must be put up again."""
    number = str(len(t.player.case(case).notices))
    proof = t.player.upload("zhou", case, f"异议材料-{number}.txt", f"{case} N{number}：异议材料（示例）")
    said = {"objector": "某教师", "named": True, "contact": "", "text": "公示未写明中试数据的归属。", "evidence": [proof]}
    t.do("zhou", "object", case, number, **said)
    answer = {"outcome": "upheld", "answer": "异议成立，补充说明后重新公示。", "body": "成果转化领导小组"}
    t.wrong("objection_waits", "zhou", "answer_objection", case, number, objection=9, **answer)
    t.do("zhou", "answer_objection", case, number, objection=1, **answer)


def _contract(t: Trial, case: str, achievement: str) -> None:
    authority = t.player.upload("zhou", case, "授权书.txt", f"{case}：授权委托书（示例）")
    t.do("zhou", "prepare_contract", case, **material.contract(authority, f"ZJLG-ZR-{case}", TITLE))
    _upheld(t, case)
    t.wrong("price_notice_ended", "zhou", "issue_contract", case)
    _notice(t, case, first=False)
    _lapse(t, case)
    t.wrong("patents_in_force", "zhou", "issue_contract", case)
    _fee(t, achievement, UNTIL_CONFIRM)
    t.wrong("scan_bound_to_issued", "zhou", "upload_signed_contract", case, **_scan(t, case, issued="f" * 64))
    t.do("zhou", "issue_contract", case)
    early = _scan(t, case) | {"signed_on": str(t.player.today() - timedelta(days=20))}
    t.wrong("signed_after_notice", "zhou", "upload_signed_contract", case, **early)
    t.wrong("scan_uploaded", "jiang", "confirm_contract", case, note="无扫描件。")
    t.do("zhou", "upload_signed_contract", case, **_scan(t, case))
    _upheld(t, case)
    t.wrong("price_notice_ended", "jiang", "confirm_contract", case, note="核对。")
    _notice(t, case, first=False)
    t.wrong("signed_after_notice", "jiang", "confirm_contract", case, note="核对。")
    t.player.do("zhou", "upload_signed_contract", case, **_scan(t, case))
    t.wrong("second_clerk", "zhou", "confirm_contract", case, note="核对。")
    _lapse(t, case)
    t.wrong("patents_in_force", "jiang", "confirm_contract", case, note="核对。")
    _fee(t, achievement, FOR_GOOD)
    t.wrong("contract_signed", "jiang", "prepare_registration", case, project=TITLE, field="先进制造", total=PRICE, technical=PRICE)
    t.wrong("contract_signed", "zheng", "record_receipt", case, **_receipt(t, case))
    t.do("jiang", "confirm_contract", case, note="与签发文本一致。")
    proof = t.player.upload("jiang", case, "手续合格通知书.txt", f"{case}：手续合格通知书（示例）")
    t.do("jiang", "record_title", case, changed_on=str(t.player.today()), evidence=proof)


def _scan(t: Trial, case: str, issued: str = "") -> dict[str, Any]:
    contract = t.player.case(case).contract
    assert contract is not None, "it was prepared"
    today = str(t.player.today())
    scan = t.player.upload("zhou", case, "签署件.txt", f"{case}：{today} 签署件扫描（示例）")
    return {"issued": issued or contract.issued, "scan": scan, "signed_on": today}


def _registration(t: Trial, case: str) -> None:
    asked = {"project": TITLE, "field": "先进制造", "total": PRICE, "technical": PRICE}
    t.wrong("total_is_the_price", "jiang", "prepare_registration", case, **{**asked, "total": WRONG_PRICE})
    t.wrong("technical_within_total", "jiang", "prepare_registration", case, **{**asked, "technical": WRONG_PRICE})
    t.do("jiang", "prepare_registration", case, **asked)
    t.do("jiang", "submit_registration", case, on=str(t.player.today()))
    t.do("jiang", "accept_registration", case, on=str(t.player.today()))
    proof = t.player.upload("jiang", case, "登记证明.txt", f"{case}：登记证明（示例）")
    given = {"number": "2026330101000999", "registered_on": str(t.player.today()), "recognised_income": PRICE, "certificate": proof}
    t.wrong("registration_number_unused", "jiang", "register", case, **{**given, "number": "2026330101000123"})
    t.wrong("income_within_technical", "jiang", "register", case, **{**given, "recognised_income": WRONG_PRICE})
    t.do("jiang", "register", case, **given)


def _receipt(t: Trial, case: str) -> dict[str, Any]:
    slip = t.player.upload("zheng", case, "银行回单.txt", f"{case}：银行回单（示例）")
    return {"amount": PRICE, "received_on": str(t.player.today()), "payer": material.SCAN["name"], "voucher": slip}


def _money(t: Trial, case: str) -> None:
    receipt = _receipt(t, case)
    t.wrong("receipt_within_outstanding", "zheng", "record_receipt", case, **{**receipt, "amount": WRONG_PRICE})
    t.wrong("payer_is_buyer", "zheng", "record_receipt", case, **{**receipt, "payer": "另一公司"})
    t.do("zheng", "record_receipt", case, **{**receipt, "received_on": "2015-06-30"})
    t.wrong("scheme_approved", "zheng", "allocate", case, "1")
    _scheme(t, case)
    t.wrong("award_reaches_floors", "zheng", "allocate", case, "1")
    t.do("zheng", "void_receipt", case, "1", reason="到账日期误填为 2015 年。")
    t.player.do("zheng", "record_receipt", case, **{**receipt, "amount": FIRST})
    t.do("zheng", "allocate", case, "2")
    _award(t, case)


def _scheme(t: Trial, case: str) -> None:
    good = material.scheme()
    shares = good["shares"]
    wrong: dict[str, dict[str, Any]] = {
        "scheme_sums_to_whole": {"college": "11"},
        "pool_reaches_floor": {"pool": "75", "college": "15"},
        "main_reaches_floor": {"main": "65", "others": "30"},
        "office_reaches_floor": {"others": "16", "office": "4"},
        "main_are_completers": {"shares": [{**shares[0], "person": "gao", "name": "高远"}, *shares[1:]]},
    }
    for rule, change in wrong.items():
        t.wrong(rule, "zhou", "propose_scheme", case, **{**good, **change})
    t.do("zhou", "propose_scheme", case, **good)
    t.player.sign(case, Matter.SCHEME, "确认分配方案。")


def _award(t: Trial, case: str) -> None:
    """Noticed, objected to with reason, allocated anew, noticed again, paid; a later receipt comes in between."""
    _award_noticed(t, case)
    t.player.do("zheng", "record_receipt", case, **{**_receipt(t, case), "amount": SECOND})
    t.player.do("zheng", "allocate", case, "3")
    _upheld(t, case)
    t.wrong("award_notice_ended", "zheng", "pay", case, "2", **_paid(t, case))
    t.wrong("round_is_last", "zheng", "reopen_round", case, "2", reason="公示异议成立。")
    t.do("zheng", "reopen_round", case, "3", reason="第二轮须先重新分配。")
    t.player.do("zheng", "reopen_round", case, "2", reason="公示异议成立，重新核算。")
    for number in ("2", "3"):
        t.player.do("zheng", "allocate", case, number)
    _award_noticed(t, case)
    early = _paid(t, case) | {"paid_on": str(t.player.today() - timedelta(days=14))}
    t.wrong("paid_after_notice", "zheng", "pay", case, "2", **early)
    t.do("zheng", "pay", case, "2", **_paid(t, case))


def _award_noticed(t: Trial, case: str) -> None:
    number = road.posted(t.player, case, "award", ("unit_site",), 2)
    road.run_out(t.player, case, number)
    t.player.do("zhou", "end_notice", case, number)


def _paid(t: Trial, case: str) -> dict[str, Any]:
    today = str(t.player.today())
    return {"paid_on": today, "evidence": t.player.upload("zheng", case, "发放凭证.txt", f"{case}：{today} 发放凭证（示例）")}


def _sizes(player: Player) -> dict[str, int]:
    with reading(player.house) as connection:
        heads = {kind: log.head(connection, player.unit, kind) for kind in (CASE, ACCESS)}
    return {kind: head.size if head else 0 for kind, head in heads.items()}


def _outcome(player: Player, case: str, achievement: str, start: dict[str, int]) -> Outcome:
    """From the log alone: what was refused since the case began, and the lines that it and its achievement walked."""
    with reading(player.house) as connection:
        found = [read(r.leaf) for kind, size in start.items() for r in log.entries(connection, player.unit, kind, after=size - 1)]
    refused = {(e.action, f["rule"]) for e in found for f in e.findings if e.body["kind"] == "refused" and f["outcome"] == "refused"}
    steps = {(e.action, e.body["source"]) for e in found if e.body["kind"] == "step" and e.case in {case, achievement}}
    lines = [line for line in catalogue.rules() if (line["action"], line["source"]) in steps and not line["automatic"]]
    walked = {(line["action"], r["rule"]) for line in lines for r in line["rules"] if not r["backstop"] and not r["informs"]}
    return Outcome(frozenset(refused), frozenset(walked))
